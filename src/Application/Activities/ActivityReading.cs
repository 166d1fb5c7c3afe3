using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

/// <summary>One activity with everything its pages show.</summary>
/// <param name="Log">All reports, newest first.</param>
public sealed record ActivityView(Activity Activity, Unit Owner, IReadOnlyList<Unit> TakingPart, IReadOnlyList<Goal> Goals, IReadOnlyList<StatusReport> Log)
{
    /// <summary>The report that counts for the tertial; null when there is none.</summary>
    public StatusReport? For(Tertial tertial) => Log.Where(r => r.Tertial == tertial).MaxBy(r => r.Revision);

    /// <summary>What was last said before the tertial; null when nothing was.</summary>
    public StatusReport? Before(Tertial tertial) => Log.Where(r => r.Tertial < tertial).MaxBy(r => (r.Year, r.Number, r.Revision));
}

/// <summary>Reads one activity.</summary>
public sealed class ActivityReading(StyrkedjaDbContext database)
{
    /// <returns>Null when the municipality has no such activity.</returns>
    public async Task<ActivityView?> FindAsync(ActivityId id, CancellationToken cancellation)
    {
        if (await database.Activities.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellation) is not { } activity)
        {
            return null;
        }

        var wanted = activity.TakingPart.Append(activity.OwnerUnitId).ToList();
        var units = await database.Units.AsNoTracking().Where(u => wanted.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellation);
        var goals = await database.Goals.AsNoTracking().Where(g => activity.Goals.Contains(g.Id)).OrderBy(g => g.Order).ToListAsync(cancellation);
        var log = await database.StatusReports.AsNoTracking().Where(r => r.ActivityId == id)
            .OrderByDescending(r => r.Year).ThenByDescending(r => r.Number).ThenByDescending(r => r.Revision).ToListAsync(cancellation);
        return new ActivityView(activity, units[activity.OwnerUnitId], [.. activity.TakingPart.Select(u => units[u])], goals, log);
    }
}
