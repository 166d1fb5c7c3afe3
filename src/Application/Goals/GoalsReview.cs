using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Goals.Quality;

namespace Styrkedja.Application.Goals;

public sealed record ReviewedGoal(Goal Goal, IReadOnlyList<QualityFinding> Findings);

/// <summary>Reads goals by the year's review table (R013); it forbids nothing.</summary>
public sealed class GoalsReview(StyrkedjaDbContext database)
{
    /// <summary>Every goal that holds in the year and is not closed, in order.</summary>
    public async Task<IReadOnlyList<ReviewedGoal>> OfYearAsync(int year, CancellationToken cancellation)
    {
        var rules = await database.GovernanceModels.RulesOfAsync(year, cancellation);
        var goals = await database.Goals.AsNoTracking()
            .Where(g => g.FirstYear <= year && g.LastYear >= year && g.State != GoalState.Closed).OrderBy(g => g.Order).ThenBy(g => g.Title).ToListAsync(cancellation);
        var measures = await database.Measures.AsNoTracking().GroupBy(m => m.GoalId).Select(m => new { Goal = m.Key, Count = m.Count() }).ToDictionaryAsync(m => m.Goal, m => m.Count, cancellation);
        return [.. goals.Select(g => new ReviewedGoal(g, QualityReview.Of(g.Wording, measures.GetValueOrDefault(g.Id), rules.For(g.BodyId).QualityRules)))];
    }

    /// <summary>A wording that may not be stored yet.</summary>
    public async Task<IReadOnlyList<QualityFinding>> OfAsync(GoalWording wording, GoalId? goal, BodyId? body, CancellationToken cancellation)
    {
        var rules = await database.GovernanceModels.RulesOfAsync(wording.FirstYear, cancellation);
        var measures = goal is { } id ? await database.Measures.CountAsync(m => m.GoalId == id, cancellation) : 0;
        return QualityReview.Of(wording, measures, rules.For(body).QualityRules);
    }
}
