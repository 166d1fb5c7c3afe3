using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Goals;

/// <param name="Versions">Oldest first; none for a goal that is only proposed, or that was taken in without its decision.</param>
public sealed record GoalHistory(Goal Goal, IReadOnlyList<GoalVersion> Versions)
{
    public GoalVersion? Find(int? number) => Versions.FirstOrDefault(v => v.Number == number);
}

/// <summary>Reads how a goal has been worded through the years (R018).</summary>
public sealed class GoalVersions(StyrkedjaDbContext database)
{
    /// <returns>Null when the municipality has no such goal.</returns>
    public async Task<GoalHistory?> OfAsync(GoalId id, CancellationToken cancellation) =>
        await database.Goals.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, cancellation) is { } goal
            ? new GoalHistory(goal, await database.GoalVersions.AsNoTracking().Where(v => v.GoalId == id).OrderBy(v => v.Number).ToListAsync(cancellation))
            : null;
}
