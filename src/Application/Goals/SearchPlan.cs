using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Goals;

/// <param name="More">Whether there were more than are shown.</param>
public sealed record PlanHits(IReadOnlyList<Goal> Goals, IReadOnlyList<Activity> Activities, bool More);

/// <summary>Finds goals and activities by words in their titles.</summary>
public sealed class SearchPlan(StyrkedjaDbContext database)
{
    public const int Most = 50;

    public async Task<PlanHits> FindAsync(string words, CancellationToken cancellation)
    {
        var pattern = $"%{Escaped(words.Trim())}%";
        var goals = await database.Goals.AsNoTracking().Where(g => EF.Functions.ILike(g.Title, pattern, "\\"))
            .OrderByDescending(g => g.LastYear).ThenBy(g => g.Order).Take(Most + 1).ToListAsync(cancellation);
        var activities = await database.Activities.AsNoTracking().Where(a => EF.Functions.ILike(a.Title, pattern, "\\"))
            .OrderByDescending(a => a.PlannedEnd).ThenBy(a => a.Title).Take(Most + 1).ToListAsync(cancellation);
        return new PlanHits([.. goals.Take(Most)], [.. activities.Take(Most)], goals.Count > Most || activities.Count > Most);
    }

    /// <summary>The words as they are: <c>%</c> and <c>_</c> mean themselves.</summary>
    public static string Escaped(string words) =>
        words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
