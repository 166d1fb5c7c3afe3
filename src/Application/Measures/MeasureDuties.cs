using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Measures;

namespace Styrkedja.Application.Measures;

/// <summary>A measure that is somebody's to note for a period, and what is known of it there.</summary>
public sealed record MeasureDuty(Measure Measure, Goal Goal, MeasureState State)
{
    public bool IsDone => State != MeasureState.Missing;

    /// <summary>Those that units answer for and that a period expects: a value, or word that there is none yet (R041).</summary>
    /// <param name="units">The units that are reported for; null, one who reports for all, has no list of their own.</param>
    public static IReadOnlyList<MeasureDuty> Of(IReadOnlySet<UnitId>? units, IReadOnlyList<Measure> measures, YearOverview overview)
    {
        var goals = overview.Goals.Where(g => g.State != GoalState.Closed).ToDictionary(g => g.Id);
        return units is null ? [] :
        [
            .. from measure in measures
               where measure.UnitId is { } unit && units.Contains(unit) && goals.ContainsKey(measure.GoalId) && measure.IsExpectedIn(overview.At)
               let goal = goals[measure.GoalId]
               orderby goal.Order, goal.Title, measure.Order
               select new MeasureDuty(measure, goal, measure.StateAt(overview.At)),
        ];
    }
}

/// <summary>Reads the measures of a year's goals.</summary>
public sealed class UnitsMeasures(StyrkedjaDbContext database)
{
    /// <summary>All of goals that hold in a year, in their order, in one statement.</summary>
    public async Task<ILookup<GoalId, Measure>> OfGoalsAsync(int year, CancellationToken cancellation) => (await (
        from measure in database.Measures.AsNoTracking()
        join goal in database.Goals.AsNoTracking() on measure.GoalId equals goal.Id
        where goal.FirstYear <= year && goal.LastYear >= year
        orderby measure.Order
        select measure).ToListAsync(cancellation)).ToLookup(m => m.GoalId);

    /// <summary>Those that units answer for, of goals that hold in a year, in one statement.</summary>
    public async Task<IReadOnlyList<Measure>> OfYearAsync(int year, CancellationToken cancellation) => await (
        from measure in database.Measures.AsNoTracking()
        join goal in database.Goals.AsNoTracking() on measure.GoalId equals goal.Id
        where measure.UnitId != null && goal.FirstYear <= year && goal.LastYear >= year
        select measure).ToListAsync(cancellation);
}
