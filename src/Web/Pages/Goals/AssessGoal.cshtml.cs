using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>A person decides a goal's assessment: the suggestion and its grounds beside, the reason always asked for (R085).</summary>
[May(Permission.AssessGoals)]
public sealed class AssessGoalModel(
    YearOverviews overviews,
    AssessGoal assess,
    StyrkedjaDbContext database,
    Periods periods,
    Exemptions exemptions,
    CurrentUser user,
    HeldForms held,
    IStringLocalizer<GoalTexts> texts) : PageModel
{
    [BindProperty]
    public AssessForm Form { get; set; } = new();

    public FollowUpBoard Board { get; private set; } = null!;

    /// <summary>Null for a goal assessed from those that lead to it.</summary>
    public GoalStanding? Standing { get; private set; }

    /// <summary>Null for a goal that activities lead to.</summary>
    public RolledUpStanding? RolledUp { get; private set; }

    public FollowUpPeriod Period { get; private set; } = null!;

    /// <summary>Nothing can be sent yet; what was typed all the same is shown.</summary>
    public bool IsTooEarly => !Period.IsLocked && periods.Today < Period.Opens;

    /// <summary>The year is closed, also to the person at hand.</summary>
    public bool IsYearClosed { get; private set; }

    /// <summary>Opens it to the person at hand although it is closed; null for none.</summary>
    public Exemption? Exemption { get; private set; }

    /// <summary>Nothing can be sent: the year is closed or the period locked, and no exemption opens it.</summary>
    public bool IsLocked => (IsYearClosed || Period.IsLocked) && Exemption is null;

    public bool MayManage => user.May(Permission.ManageGovernance);

    public IReadOnlyList<Measure> Measures { get; private set; } = [];

    /// <summary>What someone else decided meanwhile; null when nobody did.</summary>
    public GoalAssessment? Theirs { get; private set; }

    /// <summary>Whether the person may note the measures' values.</summary>
    public bool MayNote => user.May(Permission.ReportActivities);

    public bool GivenBack { get; private set; }

    public PeriodKey Tertial => Board.Tertial;

    public WhoWhen WhoWhen() => new(Period, Board.Overview.At, IsYearClosed, user, Exemption);

    public Goal Goal { get; private set; } = null!;

    /// <summary>Whether the person judges how well the goals below cover this one.</summary>
    public bool AsksForCoverage => RolledUp is { Suggestion.By: RollUp.CoverageAndFulfilment };

    public GoalAssessment? Assessed => Board.Overview.AssessmentOf(Goal.Id);

    public GoalAssessment? Previous => Board.Overview.AssessmentOf(Goal.Id, Board.Overview.Before.Tertial);

    public async Task<IActionResult> OnGetAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, year, number, cancellation))
        {
            return NotFound();
        }

        if (await held.TakeAsync(HttpContext, cancellation) is { } fields)
        {
            Form = AssessForm.FromFields(fields);
            GivenBack = true;
        }
        else if (Assessed is { } assessment)
        {
            Form = AssessForm.From(assessment);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, year, number, cancellation))
        {
            return NotFound();
        }

        Check();
        if (!ModelState.IsValid || Form.Chosen is not { } decided)
        {
            return Page();
        }

        try
        {
            var outcome = await assess.HandleAsync(Goal.Id, Tertial, decided, Form.Reason?.ReplaceLineEndings("\n"), Form.ChosenCoverage, Form.ChosenPrognosis, Form.Seen, cancellation);
            if (outcome?.Theirs is { } theirs)
            {
                Theirs = theirs;

                // Sending once more means: I have seen theirs and still say mine.
                ModelState.Remove("Form.SeenAt");
                Form.SeenAt = AssessForm.Stamp(theirs.DecidedAt);
                return Page();
            }
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            ModelState.AddModelError(refusal.Rule == "assessment-reason-required" ? "Form.Reason" : "", Words.Current.Refusal(refusal));
            return Page();
        }

        TempData["Said"] = texts["assess.saved", Goal.Title, new ModelWords(Board.Overview.RulesOf(Goal.Id), Words.Current).Assessment(decided)].Value;
        return Redirect(Board.NextToAssess(Goal.Id) is { } next ? Address.AssessGoal(next.Id, Tertial) : Address.Of(Tertial));
    }

    private void Check()
    {
        if (Form.Chosen is null)
        {
            ModelState.AddModelError("Form.Assessment", texts["assess.missing"]);
        }

        if (AsksForCoverage && Form.ChosenCoverage is null)
        {
            ModelState.AddModelError("Form.Coverage", Words.Current["rule.assessment-coverage-required"]);
        }

        if (string.IsNullOrWhiteSpace(Form.Reason))
        {
            ModelState.AddModelError("Form.Reason", Words.Current["rule.assessment-reason-required"]);
        }
    }

    private async Task<bool> LoadAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999 || number is < 1 or > Rhythm.MostPeriods)
        {
            return false;
        }

        var overview = await overviews.LoadAsync(new PeriodKey(year, number), cancellation);
        var goal = new GoalId(id);
        Board = new FollowUpBoard(overview);
        Standing = Board.Goals.FirstOrDefault(s => s.Goal.Id == goal);
        RolledUp = Board.RolledUp.FirstOrDefault(r => r.Goal.Id == goal);
        if ((Standing?.Goal ?? RolledUp?.Goal) is not { } found)
        {
            return false;
        }

        Goal = found;
        Period = overview.Period ?? Periods.Plan(Tertial, overview.Rules);
        (IsYearClosed, Exemption) = await exemptions.AccessAsync(ExemptionKind.Assessment, id, year, number, cancellation);
        Measures = await database.Measures.AsNoTracking().Where(m => m.GoalId == goal).OrderBy(m => m.Order).ToListAsync(cancellation);
        return true;
    }
}

/// <summary>The form exactly as typed.</summary>
public sealed class AssessForm
{
    /// <summary>An assessment's code, e.g. <c>partly</c>.</summary>
    public string? Assessment { get; set; }

    /// <summary>A coverage's code, e.g. <c>good</c>; only where the model asks.</summary>
    public string? Coverage { get; set; }

    /// <summary>A prognosis' code, e.g. <c>will-be-met</c>; empty where the person does not say.</summary>
    public string? Prognosis { get; set; }

    public string? Reason { get; set; }

    /// <summary>When the assessment the person saw was decided, in ticks; empty when there was none.</summary>
    public string? SeenAt { get; set; }

    public Assessment? Chosen => Enum.GetValues<Assessment>().Select(a => (Assessment?)a).FirstOrDefault(a => Words.Code(a!.Value) == Assessment);

    public GoalCoverage? ChosenCoverage => Enum.GetValues<GoalCoverage>().Select(c => (GoalCoverage?)c).FirstOrDefault(c => Words.Code(c!.Value) == Coverage);

    public Prognosis? ChosenPrognosis => Enum.GetValues<Prognosis>().Select(p => (Prognosis?)p).FirstOrDefault(p => Words.Code(p!.Value) == Prognosis);

    public DateTimeOffset? Seen => long.TryParse(SeenAt, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public static AssessForm From(GoalAssessment assessment) => new()
    {
        Assessment = Words.Code(assessment.Decided),
        Prognosis = assessment.Prognosis is { } prognosis ? Words.Code(prognosis) : null,
        Coverage = assessment.Coverage is { } coverage ? Words.Code(coverage) : null,
        Reason = assessment.Reason,
        SeenAt = Stamp(assessment.DecidedAt),
    };

    public static AssessForm FromFields(IReadOnlyDictionary<string, string> fields) => new()
    {
        Assessment = fields.GetValueOrDefault("Form.Assessment"),
        Prognosis = fields.GetValueOrDefault("Form.Prognosis"),
        Coverage = fields.GetValueOrDefault("Form.Coverage"),
        Reason = fields.GetValueOrDefault("Form.Reason"),
        SeenAt = fields.GetValueOrDefault("Form.SeenAt"),
    };

    public static string Stamp(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
