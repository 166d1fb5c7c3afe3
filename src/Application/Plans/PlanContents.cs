using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Plans;

/// <summary>A plan with all that it holds at this moment.</summary>
/// <param name="Goals">The body's own of the year by goal area, then the council's for sound financial management (R068).</param>
/// <param name="Activities">Those of the year that lead to any of them.</param>
/// <param name="Units">All, also those that no longer exist: old plans name them.</param>
public sealed record PlanView(
    OperationalPlan Plan, uint Version, Body Body, PlanContent Content, IReadOnlyList<Goal> Goals, IReadOnlyList<ActivityRow> Activities, UnitTree Units);

/// <summary>Puts together what a plan holds, in a fixed number of statements.</summary>
public sealed class PlanContents(StyrkedjaDbContext database, ActivityRows activities, TimeProvider clock)
{
    /// <returns>Null when the municipality has no such plan.</returns>
    public async Task<PlanView?> FindAsync(PlanId id, CancellationToken cancellation)
    {
        if (await database.Plans.FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } plan)
        {
            return null;
        }

        var tertial = (await database.YearsRulesAsync(cancellation)).Calendar.Last(plan.Year);
        var shown = tertial.DayToShow(SwedishTime.DayOf(clock.GetUtcNow()));
        var body = (await database.Bodies.AsNoTracking().FirstAsync(b => b.Id == plan.BodyId, cancellation)).AsOn(shown);
        var areas = await database.GoalAreas.AsNoTracking().ToDictionaryAsync(a => a.Id, cancellation);
        var goals = await GoalsAsync(plan, body, areas, cancellation);
        var ids = goals.Select(g => g.Id).ToHashSet();
        var units = UnitTree.AsOn(shown, await database.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellation));
        var rows = (await activities.OfYearAsync(tertial, cancellation)).Where(a => a.Goals.Any(ids.Contains)).ToList();
        var measures = (await database.Measures.AsNoTracking().Where(m => ids.Contains(m.GoalId)).OrderBy(m => m.Order).ToListAsync(cancellation)).ToLookup(m => m.GoalId, m => m.Text);
        var budget = await database.BudgetLines.AsNoTracking().Where(b => b.PlanId == id).OrderBy(b => b.Order).ToListAsync(cancellation);
        var content = new PlanContent(
            [.. goals.Select(g => new GoalInPlan(g.Id, g.Number, g.Title, g.Kind, g.GoalAreaId is { } area ? areas[area].Name : null, [.. g.SubGoals.Select(s => s.Text)], [.. measures[g.Id]]))],
            [.. rows.Select(a => new ActivityInPlan(a.Id, a.Title, NameOf(a.Owner), a.Plan.Start, a.Plan.End, a.Description, [.. a.Goals.Where(ids.Contains)]) { Priority = a.Priority })],
            [.. budget.Select(b => new BudgetInPlan(NameOf(b.UnitId), b.AccountGroup, b.Amount) { UnitId = b.UnitId })]);
        return new PlanView(plan, database.VersionOf(plan), body, content, goals, rows, units);

        string NameOf(UnitId unit) => units.Find(unit)?.Name ?? "";
    }

    private async Task<List<Goal>> GoalsAsync(OperationalPlan plan, Body body, Dictionary<GoalAreaId, GoalArea> areas, CancellationToken cancellation)
    {
        var goals = await database.Goals.AsNoTracking()
            .Where(g => g.FirstYear <= plan.Year && g.LastYear >= plan.Year)
            .OrderBy(g => g.Order).ThenBy(g => g.Title).ToListAsync(cancellation);
        var handed = await database.Handovers.AsNoTracking().Where(h => h.Kind == HandoverKind.Goal).ToListAsync(cancellation);
        return Of(plan, body, goals, handed, area => areas[area].Order);
    }

    /// <summary>A goal that nobody has said whose it is stands in the board's plan: with one board it is the board's (R127).</summary>
    /// <param name="goals">The year's of every kind, in order; closed ones stand in no plan.</param>
    /// <param name="handed">Goals that another body has taken over, or will.</param>
    /// <param name="orderOf">The area's place.</param>
    internal static List<Goal> Of(OperationalPlan plan, Body body, IReadOnlyCollection<Goal> goals, IReadOnlyCollection<Handover> handed, Func<GoalAreaId, int> orderOf)
    {
        var open = goals.Where(g => g.State != GoalState.Closed).ToList();
        return
        [
            .. open.Select(g => (Goal: g, Body: BodyOf(g))).Where(g => g.Goal.Kind is GoalKind.Board or GoalKind.Unknown && (g.Body == body.Id || (g.Body is null && body.Kind == BodyKind.Board))).Select(g => g.Goal)
                .OrderBy(g => g.GoalAreaId is { } area ? orderOf(area) : int.MaxValue),
            .. open.Where(g => g.Kind == GoalKind.FinancialManagement),
        ];

        // A goal that another body has taken over stands in the plans of each for its own years (R126).
        BodyId? BodyOf(Goal goal) => Handover.HolderOn(handed.Where(h => h.ThingId == goal.Id.Value), goal.BodyId?.Value, plan.Time.End) is { } holder ? new BodyId(holder) : null;
    }
}
