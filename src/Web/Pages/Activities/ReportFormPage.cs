using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>The form in which an activity is reported, and what is asked of it before it is sent.</summary>
public abstract class ReportFormPage(IStringLocalizer<ActivityTexts> texts) : PageModel
{
    [BindProperty]
    public ReportForm Form { get; set; } = new();

    /// <summary>The activity's.</summary>
    protected DateRange Plan { get; set; }

    /// <summary>What is shown of it: null until the page is.</summary>
    public ActivityView View { get; protected set; } = null!;

    public PeriodKey Tertial { get; protected set; }

    public FollowUpPeriod Period { get; protected set; } = null!;

    /// <summary>What someone else reported meanwhile, to choose between; null when nobody did.</summary>
    public StatusReport? Theirs { get; protected set; }

    /// <summary>Questions about what does not seem to fit together.</summary>
    public IReadOnlyList<Observation> Questions { get; protected set; } = [];

    /// <summary>Planned end lies so far ahead that "completed" is worth a question (O1).</summary>
    public bool EndsLongAfter => Plausibility.Of(Statement(ActivityStatus.CompletedAsPlanned, null, null)).Any(o => o.Code == PlausibilityCodes.CompletedBeforePlannedEnd);

    public static string CodesOf(IEnumerable<Observation> questions) => string.Join(' ', questions.Select(q => q.Code));

    /// <summary>Whether nothing seems strange, or the person has answered what does.</summary>
    protected bool NothingToAsk(ActivityStatus status)
    {
        Questions = [.. Plausibility.Of(Statement(status, Form.Comment, Form.DeviationText)).Where(o => o.Code is not (PlausibilityCodes.DeviationWithoutText or PlausibilityCodes.OnHoldWithoutCause))];
        return Questions.Count == 0 || Form.Answered == CodesOf(Questions);
    }

    protected IStringLocalizer<ActivityTexts> Texts => texts;

    /// <summary>Says at each field what is missing.</summary>
    protected void Check()
    {
        if (Form.ChosenPhase is null)
        {
            ModelState.AddModelError("Form.Phase", texts["phase.missing"]);
        }
        else if (Form.Status is null)
        {
            ModelState.AddModelError("Form.AsPlanned", texts["as-planned.missing"]);
        }

        if (Form.Status is { Deviation: true } && string.IsNullOrWhiteSpace(Form.DeviationText))
        {
            ModelState.AddModelError("Form.DeviationText", Words.Current["rule.deviation-text-required"]);
        }

        if (Form.ChosenPhase == Phase.OnHold && string.IsNullOrWhiteSpace(Form.WaitingFor))
        {
            ModelState.AddModelError("Form.WaitingFor", Words.Current["rule.waiting-cause-required"]);
        }

        if (Form.EndKind == "other" && ExpectedEndText.Read(Form.ExpectedEnd) is null)
        {
            ModelState.AddModelError("Form.ExpectedEnd", string.IsNullOrWhiteSpace(Form.ExpectedEnd) ? texts["expected-end.missing"] : texts["expected-end.unreadable", Form.ExpectedEnd]);
        }
    }

    private ActivityStatement Statement(ActivityStatus status, string? comment, string? deviation) =>
        new(Plan.Start, Plan.End, status, comment, deviation, Period.Cutoff);

    protected static string FieldOf(string rule) => rule switch
    {
        "deviation-text-required" => "Form.DeviationText",
        "waiting-cause-required" => "Form.WaitingFor",
        _ => "",
    };
}
