using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Activities;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Goals;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Goals.Quality;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>One goal: where it comes from, how it is measured, what is done for it, how it has been assessed, and its next step.</summary>
[May(Permission.ReadPlan)]
public sealed class GoalModel(
    GoalReading reading, PeriodsBeside beside, ChangeGoal change, DecideGoal decide, GoalsReview review, UnitChoices choices, Periods periods, YearsWords years, CurrentUser user, IStringLocalizer<GoalTexts> texts)
    : PageModel, IDecisionFields
{
    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    /// <summary>The last year a goal that is closed holds.</summary>
    [BindProperty]
    public int? LastYear { get; set; }

    /// <summary>Whether the person has said to be sure that the proposal is to go.</summary>
    [BindProperty]
    public bool Sure { get; set; }

    /// <summary>The version the person had before their eyes.</summary>
    [BindProperty]
    public uint Version { get; set; }

    public GoalView View { get; private set; } = null!;

    /// <summary>What the review table says of a wording that is not yet decided; null where it is not asked.</summary>
    public IReadOnlyList<QualityFinding>? Findings { get; private set; }

    /// <summary>The year's periods beside each other, the last of the year before first; none for a goal that is not assessed.</summary>
    public IReadOnlyList<PeriodBeside> Beside { get; private set; } = [];

    public IReadOnlyList<string> Deciders { get; private set; } = [];

    public DateOnly Today => periods.Today;

    /// <summary>Not while the goal's first year lies ahead.</summary>
    public bool MayAssess => user.May(Permission.AssessGoals) && (View.Goal.TakesActivities || IsRolledUp) && View.At.Year <= Today.Year;

    /// <summary>Whether it is assessed from the goals that lead to it.</summary>
    public bool IsRolledUp { get; private set; }

    public bool MayManage => user.May(Permission.ManageGovernance);

    /// <summary>Whether the values of any of its measures are the person's to note.</summary>
    public bool MayNote { get; private set; }

    public bool MayPlan => user.May(Permission.PlanActivities) && View.Goal.State != GoalState.Closed;

    public bool IsDecided => View.Goal.State is GoalState.Adopted or GoalState.Closed;

    public IReadOnlyList<GanttRow> Gantt => [.. View.Activities.OrderBy(a => a.Plan.Start).Select(Row)];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } missing)
        {
            return missing;
        }

        LastYear = View.Goal.LastYear;
        return Page();
    }

    public Task<IActionResult> OnPostPrepareAsync(Guid id, CancellationToken cancellation) =>
        StepAsync(id, "step.prepared", goal => decide.PrepareAsync([goal], cancellation), cancellation);

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancellation) =>
        StepAsync(id, "step.taken-back", goal => decide.TakeBackAsync([goal], cancellation), cancellation);

    public Task<IActionResult> OnPostAdoptAsync(Guid id, CancellationToken cancellation)
    {
        Decision.Check(this, nameof(Decision), texts);
        return StepAsync(id, "step.adopted", goal => decide.AdoptAsync([goal], Decision.Printed, cancellation), cancellation);
    }

    public Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellation)
    {
        Decision.Check(this, nameof(Decision), texts);
        this.Require(nameof(LastYear), LastYear, texts["form.year-missing"]);
        return StepAsync(id, "step.closed", goal => decide.CloseAsync(goal, LastYear!.Value, Decision.Printed, Version, cancellation), cancellation);
    }

    public Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancellation)
    {
        if (!Sure)
        {
            ModelState.AddModelError(nameof(Sure), texts["step.delete-unsure"]);
        }

        return StepAsync(id, "step.deleted", goal => decide.DeleteAsync(goal, cancellation), cancellation);
    }

    private async Task<IActionResult> StepAsync(Guid id, string said, Func<GoalId, Task> step, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        if (await LoadAsync(id, cancellation) is { } missing)
        {
            return missing;
        }

        if (ModelState.IsValid)
        {
            try
            {
                await step(View.Goal.Id);
                TempData["Said"] = texts[said, View.Goal.Title].Value;
                return Redirect(said == "step.deleted" ? Address.Goals(View.Goal.FirstYear) : Address.Of(View.Goal.Id));
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, rule => rule == "goal-years-out-of-order" ? nameof(LastYear) : "");
            }
        }

        return Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reading.FindAsync(new GoalId(id), cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        IsRolledUp = !view.Goal.TakesActivities && view.Children.Count > 0 && (await years.OfAsync(view.At.Year, cancellation)).For(view.Goal.BodyId).Rules.RollUp != RollUp.None;
        Beside = view.Goal.TakesActivities || view.Assessments.Count > 0 ? await beside.OfAsync(view.Goal.Id, view.At.Year, cancellation) : [];
        MayNote = view.Measures.Count > 0 && (MayManage || await NotesForUnitAsync(view, cancellation));
        if (MayManage)
        {
            Deciders = [.. (await choices.BodiesAsync(Today, cancellation)).Select(b => b.Name)];
            Findings = IsDecided ? null : await review.OfAsync(view.Goal.Wording, view.Goal.Id, view.Goal.BodyId, cancellation);
            if (!HttpMethods.IsPost(Request.Method))
            {
                Version = (await change.ForChangeAsync(view.Goal.Id, cancellation))?.Version ?? 0;
            }
        }

        return null;
    }

    private async Task<bool> NotesForUnitAsync(GoalView view, CancellationToken cancellation)
    {
        if (!user.May(Permission.ReportActivities))
        {
            return false;
        }

        var units = await user.UnitsForAsync(Permission.ReportActivities, cancellation);
        return view.Measures.Any(m => m.UnitId is { } unit && (units is null || units.Contains(unit)));
    }

    private GanttRow Row(ActivityRow activity) => new(
        activity.Title,
        Address.Of(activity.Id),
        View.Units.Find(activity.Owner)?.Name ?? "",
        activity.Latest?.Status,
        activity.Plan,
        activity.Latest?.ExpectedEnd?.Latest is { } expected && expected > activity.Plan.End ? expected : null);
}
