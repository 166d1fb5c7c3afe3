using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Documents.Reports;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Plans;

/// <summary>Fills the model of a plan to print: as it is now, or as it was adopted.</summary>
public sealed class PlanReports(StyrkedjaDbContext database, Periods periods, Tenant tenant)
{
    /// <param name="version">Null for the plan as it is put together now.</param>
    public async Task<PlanReport> BuildAsync(PlanView view, PlanVersion? version, CancellationToken cancellation)
    {
        var municipality = await database.Municipalities.AsNoTracking().FirstAsync(m => m.Id == tenant.Municipality, cancellation);
        var content = version?.Content ?? view.Content;
        return new PlanReport(
            municipality.Name,
            view.Body.Name,
            view.Plan.Name,
            view.Plan.Year,
            version?.Number ?? 0,
            version?.AdoptedOn ?? periods.Today,
            version?.Decision,
            version?.Condition,
            GroupsOf(content),
            BudgetOf(content));
    }

    /// <summary>The heading a goal stands under.</summary>
    public static string HeadingOf(GoalInPlan goal, Words words) =>
        goal.Kind == GoalKind.FinancialManagement ? words["goal-area.financial-management"] : goal.Area ?? words["goal-area.none"];

    /// <summary>Goals by area in the order the plan has them, those for sound financial management last.</summary>
    private static IReadOnlyList<PlannedGoalGroup> GroupsOf(PlanContent content) =>
    [
        .. content.Goals.GroupBy(g => HeadingOf(g, Words.Swedish))
            .Select(group => new PlannedGoalGroup(group.Key, [.. group.Select(goal => Goal(goal, content))])),
    ];

    /// <summary>Each unit once, in the order the budget names them.</summary>
    public static IReadOnlyList<UnitBudget> BudgetOf(PlanContent content) =>
    [
        .. content.Budget.GroupBy(b => b.Unit).Select(unit => new UnitBudget(
            unit.Key,
            unit.FirstOrDefault(b => b.AccountGroup is null)?.Amount,
            [.. unit.Where(b => b.AccountGroup is not null).Select(b => new BudgetGroup(b.AccountGroup!, b.Amount))])),
    ];

    private static PlannedGoal Goal(GoalInPlan goal, PlanContent content) => new(
        goal.Number,
        goal.Title,
        goal.SubGoals,
        goal.Measures,
        [.. content.Activities.Where(a => a.Goals.Contains(goal.Id)).Select(a => new PlannedActivity(a.Title, a.Unit, new DateRange(a.Start, a.End), a.Description) { Priority = a.Priority == ActivityPriority.Normal ? null : Words.Swedish.ActivityPriority(a.Priority) })]);
}
