using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;

namespace Styrkedja.Application.Plans;

/// <param name="Due">Last day, included.</param>
public sealed record PlanningToDo(PlanId Plan, string PlanName, UnitId Unit, string UnitName, DateOnly Due);

/// <summary>
/// What the units of the person at hand have left to plan (R117). Whoever plans for every unit has no list of their own:
/// the plan's page shows who is not done.
/// </summary>
public sealed class OpenPlanning(StyrkedjaDbContext database, CurrentUser user)
{
    /// <returns>The soonest first.</returns>
    public async Task<IReadOnlyList<PlanningToDo>> MineAsync(CancellationToken cancellation)
    {
        if (!user.May(Permission.PlanActivities) || await user.UnitsForAsync(Permission.PlanActivities, cancellation) is not { } mine)
        {
            return [];
        }

        return Of(mine, await AllAsync(cancellation));
    }

    /// <summary>Those of the open tasks that are the units'.</summary>
    /// <param name="units">What the person plans for; null for every unit.</param>
    public static IReadOnlyList<PlanningToDo> Of(IReadOnlySet<UnitId>? units, IEnumerable<PlanningToDo> open) => units is null ? [] : [.. open.Where(t => units.Contains(t.Unit))];

    /// <summary>What any unit has left to plan, the soonest first.</summary>
    internal async Task<List<PlanningToDo>> AllAsync(CancellationToken cancellation) =>
        await (
            from task in database.PlanningTasks.AsNoTracking()
            join plan in database.Plans.AsNoTracking() on task.PlanId equals plan.Id
            join unit in database.Units.AsNoTracking() on task.UnitId equals unit.Id
            where task.DoneAt == null && plan.State != PlanState.Closed
            orderby task.Due, unit.Name
            select new PlanningToDo(plan.Id, plan.Name, unit.Id, unit.Name, task.Due)).ToListAsync(cancellation);
}
