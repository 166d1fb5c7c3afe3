using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.Plans;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;

namespace Styrkedja.Application.FollowUp;

/// <summary>Something in a report that does not seem to fit together.</summary>
public sealed record ReportFinding(ActivityRow Activity, Observation Observation);

/// <summary>What a plan of the year lacks.</summary>
public sealed record PlanFinding(OperationalPlan Plan, Coverage Coverage);

/// <param name="Reports">In the order of the plan.</param>
/// <param name="Plans">Only those that lack something.</param>
public sealed record YearFindings(IReadOnlyList<ReportFinding> Reports, IReadOnlyList<PlanFinding> Plans)
{
    public int Count => Reports.Count + Plans.Sum(p => p.Coverage.GoalsWithoutActivities.Count + p.Coverage.Units.Count(u => u.IsShort) + (p.Coverage.HasTooFewGoals || p.Coverage.HasTooManyGoals ? 1 : 0));
}

/// <summary>What the rules of plausibility and coverage find in a year (R067–R070). It is shown and forbids nothing.</summary>
public sealed class Findings(StyrkedjaDbContext database)
{
    /// <summary>In two statements more than the overview, however many plans there are.</summary>
    public async Task<YearFindings> OfAsync(FilteredOverview filtered, IReadOnlyList<Body> bodies, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filtered);
        var year = filtered.Overview.Tertial.Year;
        var plans = await database.Plans.AsNoTracking().Where(p => p.Year == year).OrderBy(p => p.Name).ToListAsync(cancellation);
        var handed = await database.Handovers.AsNoTracking().Where(h => h.Kind == HandoverKind.Goal).ToListAsync(cancellation);
        return new YearFindings(
            [.. filtered.Activities.SelectMany(a => InReport(a, filtered.Overview).Select(o => new ReportFinding(a, o)))],
            [.. plans.Where(p => filtered.Filter.Body is null || p.BodyId == filtered.Filter.Body).Select(p => InPlan(p, bodies.First(b => b.Id == p.BodyId), filtered, handed)).Where(f => !f.Coverage.IsWhole)]);
    }

    private static IEnumerable<Observation> InReport(ActivityRow activity, YearOverview overview) => activity.IsReportedFor(overview.Tertial) && activity.Latest is { } latest
        ? Plausibility.Of(new ActivityStatement(activity.Plan.Start, activity.Plan.End, latest.Status, latest.Comment, latest.DeviationText, overview.At.Cutoff) { WaitingFor = latest.WaitingFor })
        : [];

    private static PlanFinding InPlan(OperationalPlan plan, Body body, FilteredOverview filtered, List<Handover> handed)
    {
        var overview = filtered.Overview;
        var orders = overview.GoalAreas.ToDictionary(a => a.Id, a => a.Order);
        var goals = PlanContents.Of(plan, body, overview.Goals, handed, area => orders[area]);
        var ids = goals.Select(g => g.Id).ToHashSet();
        var coverage = Coverage.Of(plan, goals, [.. overview.Planned.Where(a => a.Goals.Any(ids.Contains))], overview.Units, overview.Rules.For(plan.BodyId));
        return new PlanFinding(plan, coverage with
        {
            Units = [.. coverage.Units.Where(u => filtered.Keeps(u.Unit.Id))],
            GoalsWithoutActivities = filtered.Filter.Unit is null ? [.. coverage.GoalsWithoutActivities.Where(g => filtered.Keeps(g.Id))] : [],
            Level = filtered.Filter is { Unit: null, Area: null } ? coverage.Level : null,
        });
    }
}
