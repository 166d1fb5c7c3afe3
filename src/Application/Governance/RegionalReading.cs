using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Governance;

/// <summary>The regional strategies beside the focus areas of the vision in force.</summary>
/// <param name="Areas">In the vision's order.</param>
public sealed record RegionalShown(IReadOnlyList<RegionalStrategy> Strategies, IReadOnlyList<(FocusAreaOfDay Area, FocusArea Links)> Areas)
{
    /// <summary>How a focus area is linked to an entry; null when it is not.</summary>
    public static RegionalLink? LinkOf(FocusArea area, RegionalStrategy strategy, RegionalEntry entry) => area.Regional.FirstOrDefault(l => l.Strategy == strategy.Id && l.Code == entry.Code);
}

/// <summary>Reads what the focus areas lead to in the region (R021), in a fixed number of statements.</summary>
public sealed class RegionalReading(StyrkedjaDbContext database, VisionReading visions, Periods periods)
{
    public async Task<RegionalShown> LoadAsync(CancellationToken cancellation)
    {
        var all = await visions.AllAsync(cancellation);
        return new RegionalShown(
            await database.RegionalStrategies.AsNoTracking().OrderByDescending(s => s.FirstYear).ThenBy(s => s.Name).ToListAsync(cancellation),
            [.. all.On(periods.Today).Areas.Where(a => all.Areas.ContainsKey(a.Id)).Select(a => (a, all.Areas[a.Id]))]);
    }
}
