using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <param name="Before">What was published of it the time before; null when nothing was.</param>
/// <param name="Latest">The first measure with a value by the cut-off, and that value.</param>
public sealed record PublishedGoal(Goal Goal, GoalAssessment Assessment, GoalAssessment? Before, (Measure Measure, MeasureValue Value)? Latest)
{
    /// <summary>Above zero better than before, below zero worse; null when it cannot be compared.</summary>
    public int? Change => Before is null || Rank(Before.Decided) is not { } then || Rank(Assessment.Decided) is not { } now ? null : now.CompareTo(then);

    private static int? Rank(Assessment assessment) => assessment switch
    {
        Domain.FollowUp.Assessment.Met => 3,
        Domain.FollowUp.Assessment.MetWithRemark => 2,
        Domain.FollowUp.Assessment.Partly => 1,
        Domain.FollowUp.Assessment.NotMet => 0,
        _ => null,
    };
}

/// <param name="Before">The period published before; null when this is the first.</param>
public sealed record PublishedPeriod(FollowUpPeriod Period, FollowUpPeriod? Before, IReadOnlyList<FocusAreaOfDay> FocusAreas, IReadOnlyList<PublishedGoal> Goals);

/// <param name="Assessments">The published ones, newest first.</param>
/// <param name="Measures">With values up to the latest published cut-off only.</param>
public sealed record PublishedGoalView(Goal Goal, IReadOnlyList<GoalAssessment> Assessments, IReadOnlyList<FocusAreaOfDay> FocusAreas, IReadOnlyList<Measure> Measures)
{
    /// <summary>The published periods of the assessments.</summary>
    public IReadOnlyDictionary<PeriodKey, FollowUpPeriod> Periods { get; init; } = new Dictionary<PeriodKey, FollowUpPeriod>();
}

/// <summary>
/// What the public may see: assessments of published periods, decided before they were published. An assessment changed
/// after that stays inside until the period is published again.
/// </summary>
public sealed class PublishedFollowUp(StyrkedjaDbContext database, VisionReading visions)
{
    /// <returns>The latest published period; null when nothing is published.</returns>
    public async Task<PublishedPeriod?> LatestAsync(CancellationToken cancellation)
    {
        var periods = await PeriodsAsync(cancellation);
        if (periods.Count == 0)
        {
            return null;
        }

        var (latest, before) = (periods[0], periods.ElementAtOrDefault(1));
        var shown = periods.Take(2).ToList();
        var assessments = await AssessmentsAsync(shown, null, cancellation);
        var now = assessments.Where(a => a.Tertial == latest.Tertial).ToDictionary(a => a.GoalId);
        var then = assessments.Where(a => before is not null && a.Tertial == before.Tertial).ToDictionary(a => a.GoalId);
        var ids = now.Keys.ToList();
        var goals = await database.Goals.AsNoTracking().Where(g => ids.Contains(g.Id)).OrderBy(g => g.Order).ThenBy(g => g.Title).ToListAsync(cancellation);
        var measures = (await database.Measures.AsNoTracking().Where(m => ids.Contains(m.GoalId)).OrderBy(m => m.Order).ToListAsync(cancellation)).ToLookup(m => m.GoalId);
        var (_, areas) = await visions.OnAsync(latest.Cutoff, cancellation);
        return new PublishedPeriod(latest, before, areas, [.. goals.Select(g => new PublishedGoal(g, now[g.Id], then.GetValueOrDefault(g.Id), LatestValue(measures[g.Id], latest.Cutoff)))]);
    }

    /// <returns>Null for a goal of which nothing is published.</returns>
    public async Task<PublishedGoalView?> GoalAsync(GoalId id, CancellationToken cancellation)
    {
        var periods = await PeriodsAsync(cancellation);
        var assessments = await AssessmentsAsync(periods, id, cancellation);
        if (assessments.Count == 0 || await database.Goals.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, cancellation) is not { } goal)
        {
            return null;
        }

        var measures = await database.Measures.AsNoTracking().Where(m => m.GoalId == id).OrderBy(m => m.Order).ToListAsync(cancellation);
        var byKey = periods.ToDictionary(p => p.Tertial);
        var last = byKey[assessments.Max(a => a.Tertial)];
        var (_, areas) = await visions.OnAsync(last.Cutoff, cancellation);
        return new PublishedGoalView(goal, [.. assessments.OrderByDescending(a => a.Tertial)], [.. areas.Where(f => goal.FocusAreas.Contains(f.Id))], [.. measures.Select(m => m.Until(last))]) { Periods = byKey };
    }

    private async Task<List<FollowUpPeriod>> PeriodsAsync(CancellationToken cancellation) =>
        await database.Periods.AsNoTracking().Where(p => p.PublishedAt != null).OrderByDescending(p => p.Year).ThenByDescending(p => p.Number).ToListAsync(cancellation);

    private async Task<List<GoalAssessment>> AssessmentsAsync(IReadOnlyList<FollowUpPeriod> periods, GoalId? goal, CancellationToken cancellation)
    {
        var published = periods.ToDictionary(p => p.Tertial, p => p.PublishedAt!.Value);
        var years = periods.Select(p => p.Year).Distinct().ToList();
        var query = database.Assessments.AsNoTracking().Where(a => years.Contains(a.Year));
        var found = await (goal is { } one ? query.Where(a => a.GoalId == one) : query).ToListAsync(cancellation);
        return [.. found.Where(a => published.TryGetValue(a.Tertial, out var at) && a.DecidedAt <= at)];
    }

    private static (Measure, MeasureValue)? LatestValue(IEnumerable<Measure> measures, DateOnly cutoff) => measures
        .Select(m => (Measure: m, Value: m.LatestAt(cutoff)))
        .Where(m => m.Value?.Show(m.Measure).Value is not null)
        .Select(m => ((Measure, MeasureValue)?)(m.Measure, m.Value!))
        .FirstOrDefault();
}
