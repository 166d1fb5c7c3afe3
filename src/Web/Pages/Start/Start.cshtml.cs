using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Activities.Rulings;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Application.Plans;
using Styrkedja.Application.Priorities;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Start;

/// <summary>What the person must do now, by when.</summary>
[SignedIn]
public sealed class StartModel(MyDuties duties, OpenPlanning planning, Substitutes substitutes, ChangePlan plans, RuleOnActivities rulings, Periods periods, CurrentUser user, IStringLocalizer<StartTexts> texts) : PageModel
{
    public Duties Duties { get; private set; } = Duties.None;

    public Tasks? Tasks => Duties.Tasks;

    public IReadOnlyList<PlanningToDo> Planning => Duties.Planning;

    /// <summary>In which the person stands in for another today.</summary>
    public IEnumerable<Substitution> StandsIn => user.Roles.Select(r => r.Through).OfType<Substitution>().DistinctBy(s => s.Id).OrderBy(s => s.LastDay);

    /// <summary>In which another stands in for the person today.</summary>
    public IReadOnlyList<Substitution> Away { get; private set; } = [];

    public IReadOnlyList<CycleStep> Near => Duties.Near;

    public IReadOnlyList<Exemption> Exemptions => Duties.Exemptions;

    public IReadOnlyList<ReviewLine> Reviews => Duties.Reviews;

    public int? YearToChange => Duties.YearToChange;

    public CurrentUser Me => user;

    public DateOnly Today => periods.Today;

    /// <summary>Days to the last day of reporting; negative when it has passed.</summary>
    public int DaysLeft => Tasks!.Period.ReportBy.DayNumber - Today.DayNumber;

    /// <summary>What to report next, when the person comes from a report just sent; null otherwise.</summary>
    public ActivityRow? Next => TempData["Reported"] is true && Tasks is { Left: [var next, ..] } ? next : null;

    /// <summary>Late reports are no longer taken from the person without an exemption.</summary>
    public bool IsGraceOver => Tasks is { Period: { IsLocked: false } period } && period.IsGraceOverOn(Today) && !user.May(Permission.ManageGovernance);

    public bool Reports => Tasks is { } t && (t.Total > 0 || t.MyUnits.Count > 0);

    /// <summary>From nothing to an adopted plan that is followed up, in the order that each step needs the one before: keys of their names, and where the person may take them.</summary>
    public IReadOnlyList<(string Step, string? Address)> FirstSteps =>
    [
        ("units", "/enheter"), ("bodies", "/styrmodell#organ"), ("people", user.May(Permission.ManageAccounts) ? "/personer" : null), ("model", Address.Governance(periods.PlannedYear)), ("vision", Address.Vision), ("areas", Address.GoalAreas),
        ("goals", "/mal/ny"), ("plan", "/planer"), ("periods", Address.Governance(periods.PlannedYear) + "#perioder"),
    ];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Duties = await duties.LoadAsync(cancellation);
        Away = await substitutes.MineAsync(cancellation);
    }

    /// <summary>The person has seen what a body has decided of their unit's activity.</summary>
    public async Task<IActionResult> OnPostSeenAsync(Guid ruling, CancellationToken cancellation)
    {
        try
        {
            await rulings.SeeAsync(ruling, cancellation);
            TempData["Said"] = texts["ruling.seen"].Value;
            return Redirect("/");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == "ruling-unknown")
        {
            return NotFound();
        }
    }

    public async Task<IActionResult> OnPostPlannedAsync(Guid plan, Guid unit, CancellationToken cancellation)
    {
        var mine = (await planning.MineAsync(cancellation)).FirstOrDefault(t => t.Plan.Value == plan && t.Unit.Value == unit);
        try
        {
            await plans.FinishPlanningAsync(new PlanId(plan), new UnitId(unit), done: true, cancellation);
            TempData["Said"] = mine is null ? null : texts["planning.said", mine.UnitName].Value;
            return Redirect("/");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == "planning-task-unknown")
        {
            return NotFound();
        }
    }
}
