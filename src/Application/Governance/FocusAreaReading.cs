using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Governance;

/// <summary>A focus area with everything its page shows.</summary>
/// <param name="Wordings">What each version that has it calls it and says, latest first; never empty.</param>
/// <param name="Goals">Those of this year that bear on it themselves.</param>
/// <param name="Titles">Of the targets of Agenda 2030, by code; those that have been taken in.</param>
public sealed record FocusAreaView(
    FocusArea Area,
    IReadOnlyList<(Vision Version, FocusAreaWording Wording)> Wordings,
    VisionHistory History,
    IReadOnlyList<AreaInput> Inputs,
    IReadOnlyList<Goal> Goals,
    IReadOnlyDictionary<string, string> Titles,
    IReadOnlyList<RegionalStrategy> Strategies)
{
    /// <summary>As it is worded on the day; else as it was worded last.</summary>
    public FocusAreaWording On(DateOnly day) => Wordings.FirstOrDefault(w => w.Version.Id == History.InForceOn(day)?.Id, Wordings[0]).Wording;
}

/// <summary>Reads one focus area (R020, R021), in a fixed number of statements.</summary>
public sealed class FocusAreaReading(StyrkedjaDbContext database, VisionReading visions, Periods periods)
{
    /// <returns>Null when the municipality has no such area.</returns>
    public async Task<FocusAreaView?> FindAsync(FocusAreaId id, CancellationToken cancellation)
    {
        var all = await visions.AllAsync(cancellation);
        var wordings = all.History.Versions.Reverse().OrderByDescending(v => v.State)
            .SelectMany(v => v.Areas.Where(a => a.Id == id).Select(a => (v, a))).ToList();
        if (wordings.Count == 0 || !all.Areas.TryGetValue(id, out var area))
        {
            return null;
        }

        var year = periods.Today.Year;
        var goals = await database.Goals.AsNoTracking().Where(g => g.FirstYear <= year && g.LastYear >= year).OrderBy(g => g.Order).ToListAsync(cancellation);
        return new FocusAreaView(
            area,
            wordings,
            all.History,
            await database.AreaInputs.AsNoTracking().Where(i => i.FocusAreaId == id).OrderBy(i => i.GatheredOn).ThenBy(i => i.Id).ToListAsync(cancellation),
            [.. goals.Where(g => g.FocusAreas.Contains(id))],
            await database.AgendaTargets.AsNoTracking().ToDictionaryAsync(t => t.Code, t => t.Title, cancellation),
            await database.RegionalStrategies.AsNoTracking().OrderByDescending(s => s.FirstYear).ThenBy(s => s.Name).ToListAsync(cancellation));
    }
}
