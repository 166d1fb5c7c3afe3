using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Governance;

/// <summary>What rests on a year's rhythm, and what follows when it is changed (R079).</summary>
public sealed class RhythmUse(StyrkedjaDbContext database)
{
    /// <summary>How much is reported, assessed or locked in the years that follow the year's model.</summary>
    public async Task<int> OfAsync(int year, CancellationToken cancellation)
    {
        var last = await LastYearAsync(year, cancellation);
        return await database.StatusReports.CountAsync(r => r.Year >= year && r.Year <= last, cancellation)
            + await database.Assessments.CountAsync(a => a.Year >= year && a.Year <= last, cancellation)
            + await database.Periods.CountAsync(p => p.Year >= year && p.Year <= last && p.LockedAt != null, cancellation);
    }

    /// <summary>
    /// Gives the periods that are set up the rhythm's names, and takes away those that it measures on another day or not at
    /// all: they are set up anew when they are needed. Not saved; the caller's change is.
    /// </summary>
    public async Task LayOutAsync(int year, GovernanceRules rules, CancellationToken cancellation)
    {
        var last = await LastYearAsync(year, cancellation);
        foreach (var period in await database.Periods.Where(p => p.Year >= year && p.Year <= last).ToListAsync(cancellation))
        {
            if (rules.Rhythm.Of(period.Year).FirstOrDefault(p => p.Tertial == period.Tertial && p.Cutoff == period.Cutoff) is { } same)
            {
                period.Rename(same.Name);
            }
            else
            {
                database.Periods.Remove(period);
            }
        }
    }

    // Years without a model of their own go by the latest before them.
    private async Task<int> LastYearAsync(int year, CancellationToken cancellation) =>
        (await database.GovernanceModels.InForce().Where(m => m.Year > year).MinAsync(m => (int?)m.Year, cancellation) ?? int.MaxValue) - 1;
}
