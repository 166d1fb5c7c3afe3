using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Application.Plans;
using Styrkedja.Documents.Pdf;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Plans;

/// <param name="Condition">As it was adopted; null for none.</param>
public sealed record VersionLine(int Number, string Decision, string? Condition);

/// <summary>A plan: how far it has come, what it holds, what it lacks, and the steps that take it on.</summary>
[May(Permission.ReadPlan)]
public sealed class PlanPageModel(
    StyrkedjaDbContext database, PlanContents contents, ChangePlan change, PlanReports reports, PlanFiles files, Exemptions exemptions, Periods periods, CurrentUser user, IStringLocalizer<PlanTexts> texts) : PageModel
{
    private IReadOnlySet<UnitId>? _reach = new HashSet<UnitId>();

    [BindProperty]
    public AdoptForm Adopt { get; set; } = new();

    /// <summary>Version of the plan that the person had before their eyes.</summary>
    [BindProperty]
    public uint Seen { get; set; }

    /// <summary><c>enhet</c> orders the timeline by unit instead of by goal.</summary>
    [FromQuery(Name = "tidslinje")]
    public string? Timeline { get; set; }

    public PlanView View { get; private set; } = null!;

    public Coverage Coverage { get; private set; } = null!;

    public IReadOnlyList<PlanningTask> Tasks { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];

    public bool MayManage => user.May(Permission.ManageGovernance);

    /// <summary>Whether an exemption opens it to the person at hand although it is closed.</summary>
    public bool IsExempted { get; private set; }

    public DateOnly Today => periods.Today;

    public bool ByUnit => Timeline == "enhet";

    /// <summary>Whether the year is over, so that the plan can be closed.</summary>
    public bool YearIsOver => Today > View.Plan.Time.End;

    public bool MayPlan => _reach is not { Count: 0 };

    public bool MayPlanFor(UnitId unit) => _reach is null || _reach.Contains(unit);

    public string NameOf(UnitId unit) => View.Units.Find(unit)?.Name ?? "";

    public static string NameOf(Goal goal) => goal.Number is null ? goal.Title : $"{goal.Number} {goal.Title}";

    public IEnumerable<ActivityRow> ActivitiesOf(Goal goal) => View.Activities.Where(a => a.Goals.Contains(goal.Id)).OrderBy(a => a.Plan.Start);

    /// <summary>The goals under the headings that the printed plan has.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<Goal> Goals)> Groups =>
        View.Content.Goals.Zip(View.Goals).GroupBy(g => PlanReports.HeadingOf(g.First, Styrkedja.Application.Words.Current), g => g.Second)
            .Select(group => (group.Key, (IReadOnlyList<Goal>)[.. group]));

    public IReadOnlyList<GanttRow> Gantt => ByUnit
        ? [.. View.Activities.OrderBy(a => NameOf(a.Owner), StringComparer.CurrentCulture).ThenBy(a => a.Plan.Start).Select(a => Row(a, NameOf(a.Owner), GoalsOf(a)))]
        : [.. View.Goals.SelectMany(g => ActivitiesOf(g).Select(a => Row(a, NameOf(g), NameOf(a.Owner))))];

    /// <summary>The plan's way; a condition is a step only where there is one.</summary>
    public IReadOnlyList<Step> Steps
    {
        get
        {
            var state = View.Plan.State;
            var inForce = View.Plan.IsInForceOn(Today);
            List<Step> steps =
            [
                new(texts["state.draft"], texts["step.draft"], state > PlanState.Draft, state == PlanState.Draft),
                new(texts["state.proposed"], texts["step.proposed", View.Body.Name], state > PlanState.Proposed, state == PlanState.Proposed),
            ];
            if (state == PlanState.AdoptedOnCondition)
            {
                steps.Add(new(texts["state.adopted-on-condition"], View.Plan.Condition ?? "", false, true));
            }

            steps.Add(new(texts["state.adopted"], texts["step.adopted"], state > PlanState.Adopted || inForce, state == PlanState.Adopted && !inForce));
            steps.Add(new(texts["state.in-force"], texts["step.in-force", View.Plan.Year], state == PlanState.Closed, inForce));
            steps.Add(new(texts["state.closed"], texts["step.closed"], false, state == PlanState.Closed));
            return steps;
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Seen = View.Version;
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(Guid id, string? format, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        try
        {
            return await files.MakeAsync(await reports.BuildAsync(View, null, cancellation), format, cancellation) is { } file ? File(file.Content, file.Type, file.Name) : NotFound();
        }
        catch (Exception fault) when (fault is ChromiumMissingException or TimeoutException)
        {
            ModelState.AddModelError("", texts[fault is TimeoutException ? "failure.took-too-long" : "failure.chromium-missing"]);
            Seen = View.Version;
            return Page();
        }
    }

    public Task<IActionResult> OnPostProposeAsync(Guid id, CancellationToken cancellation) => StepAsync(id, "proposed", p => change.ProposeAsync(p, Seen, cancellation), cancellation);

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancellation) => StepAsync(id, "taken-back", p => change.TakeBackAsync(p, Seen, cancellation), cancellation);

    public Task<IActionResult> OnPostTakeUpAgainAsync(Guid id, CancellationToken cancellation) => StepAsync(id, "taken-up-again", p => change.TakeUpAgainAsync(p, Seen, cancellation), cancellation);

    public Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellation) => StepAsync(id, "closed", p => change.CloseAsync(p, Seen, cancellation), cancellation);

    public Task<IActionResult> OnPostConditionAsync(Guid id, bool met, CancellationToken cancellation) =>
        StepAsync(id, met ? "condition-met" : "condition-failed", p => change.AnswerConditionAsync(p, met, Seen, cancellation), cancellation);

    public Task<IActionResult> OnPostPlanningAsync(Guid id, Guid unit, bool done, CancellationToken cancellation) =>
        StepAsync(id, done ? "planning-done" : "planning-again", p => change.FinishPlanningAsync(p, new UnitId(unit), done, cancellation), cancellation, "#enheterna");

    public async Task<IActionResult> OnPostAdoptAsync(Guid id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        this.Require("Adopt.Day", Adopt.Day, texts["adopt.day-missing"]);
        this.RequireText("Adopt.Paragraph", Adopt.Paragraph, texts["adopt.paragraph-missing"]);
        if (!ModelState.IsValid)
        {
            return await LoadAsync(id, cancellation) ? Page() : NotFound();
        }

        var plan = new PlanId(id);
        var body = await (from p in database.Plans join b in database.Bodies on p.BodyId equals b.Id where p.Id == plan select b.Name).FirstOrDefaultAsync(cancellation);
        return body is null ? NotFound() : await StepAsync(id, "adopted", p => change.AdoptAsync(p, Adopt.Given(body), Seen, cancellation), cancellation);
    }

    private async Task<IActionResult> StepAsync(Guid id, string said, Func<PlanId, Task> step, CancellationToken cancellation, string anchor = "")
    {
        try
        {
            await step(new PlanId(id));
            TempData["Said"] = texts[$"said.{said}"].Value;
            return Redirect(Address.Of(new PlanId(id)) + anchor);
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == "plan-unknown")
        {
            return NotFound();
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            // The step has changed the plan in memory; the page shows it as it is stored.
            database.ChangeTracker.Clear();
            var inForm = refusal.Rule == "plan-deadline-before-adoption";
            this.AddRefusal(refusal, _ => inForm ? "Adopt.PlanBy" : "");
            if (!await LoadAsync(id, cancellation))
            {
                return NotFound();
            }

            // A mistake in the form does not hide what somebody else has done since it was opened; a step refused shows it.
            Seen = inForm ? Seen : View.Version;
            return Page();
        }
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await contents.FindAsync(new PlanId(id), cancellation) is not { } view)
        {
            return false;
        }

        View = view;
        Coverage = Coverage.Of(view, await database.GovernanceModels.RulesOfAsync(view.Plan.Year, view.Plan.BodyId, cancellation));
        Tasks = [.. (await database.PlanningTasks.AsNoTracking().Where(t => t.PlanId == view.Plan.Id).ToListAsync(cancellation)).OrderBy(t => NameOf(t.UnitId), StringComparer.CurrentCulture)];
        Versions = await database.PlanVersions.AsNoTracking().Where(v => v.PlanId == view.Plan.Id).OrderByDescending(v => v.Number).Select(v => new VersionLine(v.Number, v.Decision, v.Condition)).ToListAsync(cancellation);
        _reach = user.May(Permission.PlanActivities) ? await user.UnitsForAsync(Permission.PlanActivities, cancellation) : new HashSet<UnitId>();
        IsExempted = MayManage && (await exemptions.AccessAsync(Domain.FollowUp.ExemptionKind.Plan, id, view.Plan.Year, null, cancellation)).Exemption is not null;
        return true;
    }

    private string GoalsOf(ActivityRow activity) => string.Join(", ", View.Goals.Where(g => activity.Goals.Contains(g.Id)).Select(g => g.Number ?? g.Title));

    private static GanttRow Row(ActivityRow activity, string group, string owner) => new(
        activity.Title,
        Address.Of(activity.Id),
        owner,
        activity.Latest?.Status,
        activity.Plan,
        activity.Latest?.ExpectedEnd?.Latest is { } expected && expected > activity.Plan.End ? expected : null)
    {
        Group = group,
    };
}
