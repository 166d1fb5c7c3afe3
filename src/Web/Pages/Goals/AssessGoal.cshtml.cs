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
    ConfirmAssessment confirm,
    PeriodsBeside periodsBeside,
    StyrkedjaDbContext database,
    Periods periods,
    Exemptions exemptions,
    CurrentUser user,
    HeldForms held,
    IStringLocalizer<GoalTexts> texts) : PageModel
{
    [BindProperty]
    public AssessForm Form { get; set; } = new();

    /// <summary>Why a second person sends the assessment back.</summary>
    [BindProperty]
    public string? ReturnReason { get; set; }

    /// <summary>When the assessment that the second person saw was decided, in ticks.</summary>
    [BindProperty]
    public string? SeenAt { get; set; }

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

    /// <summary>What the choice is held against: it is explained where it differs. Null for none.</summary>
    public GoalAssessment? Last => Board.Overview.LastBefore(Goal.Id);

    /// <summary>Beside each other, the last of the year before first.</summary>
    public IReadOnlyList<PeriodBeside> Beside { get; private set; } = [];

    /// <summary>Whether it waits for the person at hand to confirm it.</summary>
    public bool MayConfirm() => !IsLocked && Assessed?.MayBeReviewedBy(user.Id) == true;

    /// <summary>A reason typed for sending back what can no longer be sent back, to be copied; null for none.</summary>
    public string? ReasonLeft() => string.IsNullOrWhiteSpace(ReturnReason) || MayConfirm() ? null : ReturnReason;

    public GoalAssessment? Previous => Board.Overview.AssessmentOf(Goal.Id, Board.Overview.Before.Tertial);

    public async Task<IActionResult> OnGetAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, year, number, cancellation))
        {
            return NotFound();
        }

        if (await held.TakeAsync(HttpContext, cancellation) is { } fields)
        {
            GivenBack = true;
            ReturnReason = fields.GetValueOrDefault(nameof(ReturnReason));
            Form = ReturnReason is not null && Assessed is { } standing ? AssessForm.From(standing) : AssessForm.FromFields(fields);
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
            var outcome = await assess.HandleAsync(
                Goal.Id, Tertial, new AssessmentGiven(decided, Form.Reason?.ReplaceLineEndings("\n"), Form.ChosenCoverage, Form.ChosenPrognosis, Form.Change), Form.Seen, cancellation);
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
            this.AddRefusal(refusal, rule => rule switch { "assessment-reason-required" => "Form.Reason", "assessment-change-required" => "Form.Change", _ => "" });
            return Page();
        }

        TempData["Said"] = texts["assess.saved", Goal.Title, new ModelWords(Board.Overview.RulesOf(Goal.Id), Words.Current).Assessment(decided)].Value;
        return Redirect(Board.NextToAssess(Goal.Id) is { } next ? Address.AssessGoal(next.Id, Tertial) : Address.Of(Tertial));
    }

    public Task<IActionResult> OnPostConfirmAsync(Guid id, int year, int number, CancellationToken cancellation) =>
        ReviewAsync(id, year, number, "second.confirmed", (goal, seen) => confirm.ConfirmAsync(goal, Tertial, seen, cancellation), cancellation);

    public Task<IActionResult> OnPostReturnAsync(Guid id, int year, int number, CancellationToken cancellation) =>
        ReviewAsync(id, year, number, "second.sent", (goal, seen) => confirm.ReturnAsync(goal, Tertial, ReturnReason?.ReplaceLineEndings("\n"), seen, cancellation), cancellation);

    private async Task<IActionResult> ReviewAsync(Guid id, int year, int number, string said, Func<GoalId, DateTimeOffset?, Task> review, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, year, number, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            Form = Assessed is { } seen ? AssessForm.From(seen) : Form;
            return Page();
        }

        try
        {
            await review(Goal.Id, AssessForm.At(SeenAt));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            await LoadAsync(id, year, number, cancellation);
            if (Assessed is { } standing)
            {
                Form = AssessForm.From(standing);
            }

            ModelState.Clear();
            this.AddRefusal(refusal, rule => rule == "assessment-return-reason-required" ? nameof(ReturnReason) : "");
            return Page();
        }

        TempData["Said"] = texts[said, Goal.Title].Value;
        return Redirect(Board.Overview.Unconfirmed.FirstOrDefault(a => a.GoalId != Goal.Id && a.MayBeReviewedBy(user.Id)) is { } next ? Address.AssessGoal(next.GoalId, Tertial) : Address.Of(Tertial));
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

        if (Form.Chosen is { } chosen && Last is { } last && last.Decided != chosen && string.IsNullOrWhiteSpace(Form.Change))
        {
            ModelState.AddModelError("Form.Change", Words.Current["rule.assessment-change-required"]);
        }
    }

    private async Task<bool> LoadAsync(Guid id, int year, int number, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999)
        {
            return false;
        }

        var overview = await overviews.LoadAsync((await periods.CalendarAsync(cancellation)).KeyOf(year, number), cancellation);
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
        Beside = await periodsBeside.OfAsync(goal, year, cancellation);
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

    /// <summary>Why it is judged otherwise than last time; only asked for where it is.</summary>
    [Longest(TextLimits.Title)]
    public string? Change { get; set; }

    /// <summary>When the assessment the person saw was decided, in ticks; empty when there was none.</summary>
    public string? SeenAt { get; set; }

    public Assessment? Chosen => Enum.GetValues<Assessment>().Select(a => (Assessment?)a).FirstOrDefault(a => Words.Code(a!.Value) == Assessment);

    public GoalCoverage? ChosenCoverage => Enum.GetValues<GoalCoverage>().Select(c => (GoalCoverage?)c).FirstOrDefault(c => Words.Code(c!.Value) == Coverage);

    public Prognosis? ChosenPrognosis => Enum.GetValues<Prognosis>().Select(p => (Prognosis?)p).FirstOrDefault(p => Words.Code(p!.Value) == Prognosis);

    public DateTimeOffset? Seen => At(SeenAt);

    public static AssessForm From(GoalAssessment assessment) => new()
    {
        Assessment = Words.Code(assessment.Decided),
        Prognosis = assessment.Prognosis is { } prognosis ? Words.Code(prognosis) : null,
        Coverage = assessment.Coverage is { } coverage ? Words.Code(coverage) : null,
        Reason = assessment.Reason,
        Change = assessment.ChangeReason,
        SeenAt = Stamp(assessment.DecidedAt),
    };

    public static AssessForm FromFields(IReadOnlyDictionary<string, string> fields) => new()
    {
        Assessment = fields.GetValueOrDefault("Form.Assessment"),
        Prognosis = fields.GetValueOrDefault("Form.Prognosis"),
        Coverage = fields.GetValueOrDefault("Form.Coverage"),
        Reason = fields.GetValueOrDefault("Form.Reason"),
        Change = fields.GetValueOrDefault("Form.Change"),
        SeenAt = fields.GetValueOrDefault("Form.SeenAt"),
    };

    /// <summary>The moment of a stamp; null for what is none.</summary>
    public static DateTimeOffset? At(string? stamp) =>
        long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public static string Stamp(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
