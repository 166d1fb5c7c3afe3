using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

/// <summary>A change of an activity's dates, as the trail has it.</summary>
/// <param name="Reason">Null while its plan was not adopted and none was asked for.</param>
public sealed record Replanned(DateRange Before, DateRange After, string? Reason, string ByName, DateTimeOffset At);

/// <summary>An activity that another descends from or is descended from (R072).</summary>
public sealed record RelatedActivity(ActivityId Id, string Title, DateOnly? ReplacedOn);

/// <summary>One activity with everything its pages show.</summary>
/// <param name="Log">All reports, newest first.</param>
/// <param name="Ancestors">What it was split out of or merged from.</param>
/// <param name="Heirs">What stands in its place; empty while it stands itself.</param>
/// <param name="Replans">Changes of its dates, newest first.</param>
public sealed record ActivityView(
    Activity Activity,
    Unit Owner,
    IReadOnlyList<Unit> TakingPart,
    IReadOnlyList<Goal> Goals,
    IReadOnlyList<StatusReport> Log,
    IReadOnlyList<RelatedActivity> Ancestors,
    IReadOnlyList<RelatedActivity> Heirs,
    IReadOnlyList<Replanned> Replans)
{
    /// <summary>The latest that counts; null when none does.</summary>
    public StatusReport? Latest => Log.FirstOrDefault(r => r.Approval != ReportApproval.Returned);

    /// <summary>The latest report for the tertial, sent back or not; null when there is none.</summary>
    public StatusReport? For(PeriodKey tertial) => Log.Where(r => r.Tertial == tertial).MaxBy(r => r.Revision);

    /// <summary>What was last said before the tertial; null when nothing was.</summary>
    public StatusReport? Before(PeriodKey tertial) => Log.Where(r => r.Tertial < tertial && r.Approval != ReportApproval.Returned).MaxBy(r => (r.Year, r.Number, r.Revision));
}

/// <summary>Reads one activity.</summary>
public sealed class ActivityReading(StyrkedjaDbContext database, ContextConnection connections, TimeProvider clock)
{
    private const string ReplansSql = """
        select (before ->> 'planned_start')::date, (before ->> 'planned_end')::date, (after ->> 'planned_start')::date, (after ->> 'planned_end')::date, reason, actor, at
        from styrkedja.event
        where subject_table = 'activity' and subject_id = $1 and before is not null and after is not null
            and (before ->> 'planned_start', before ->> 'planned_end') is distinct from (after ->> 'planned_start', after ->> 'planned_end')
        order by id desc
        """;

    /// <returns>Null when the municipality has no such activity.</returns>
    public async Task<ActivityView?> FindAsync(ActivityId id, CancellationToken cancellation)
    {
        if (await database.Activities.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellation) is not { } activity)
        {
            return null;
        }

        var wanted = activity.TakingPart.Append(activity.OwnerUnitId).ToList();
        var (today, yearsEnd) = (SwedishTime.DayOf(clock.GetUtcNow()), DateRange.OfYear(activity.PlannedEnd.Year).End);
        var shown = today < yearsEnd ? today : yearsEnd;
        var units = (await database.Units.AsNoTracking().Where(u => wanted.Contains(u.Id)).ToListAsync(cancellation)).ToDictionary(u => u.Id, u => u.AsOn(shown));
        var goals = await database.Goals.AsNoTracking().Where(g => activity.Goals.Contains(g.Id)).OrderBy(g => g.Order).ToListAsync(cancellation);
        var log = await database.StatusReports.AsNoTracking().Where(r => r.ActivityId == activity.Id)
            .OrderByDescending(r => r.Year).ThenByDescending(r => r.Number).ThenByDescending(r => r.Revision).ToListAsync(cancellation);
        var related = await RelatedAsync(activity, cancellation);
        return new ActivityView(
            activity,
            units[activity.OwnerUnitId],
            [.. activity.TakingPart.Select(u => units[u])],
            goals,
            log,
            [.. related.Where(r => activity.DescendsFrom.Contains(r.Id))],
            [.. related.Where(r => !activity.DescendsFrom.Contains(r.Id))],
            await ReplansAsync(activity.Id, cancellation));
    }

    /// <summary>Others of its unit that may be merged with it: those that stand, in order of plan.</summary>
    public async Task<IReadOnlyList<(Activity Activity, uint Version)>> MergeableAsync(Activity activity, CancellationToken cancellation) =>
    [
        .. (await database.Activities.AsNoTracking()
            .Where(a => a.OwnerUnitId == activity.OwnerUnitId && a.Id != activity.Id && a.ReplacedOn == null && a.PlannedStart <= activity.PlannedEnd && a.PlannedEnd >= activity.PlannedStart)
            .OrderBy(a => a.PlannedStart).ThenBy(a => a.Title).Select(a => new { Activity = a, Version = EF.Property<uint>(a, "Version") }).ToListAsync(cancellation)).Select(a => (a.Activity, a.Version)),
    ];

    private async Task<List<RelatedActivity>> RelatedAsync(Activity activity, CancellationToken cancellation)
    {
        var above = activity.DescendsFrom.Select(a => a.Value).ToArray();
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("select id, title, replaced_on from styrkedja.activity where id = any($1) or $2 = any(descends_from) order by sort_order, title", connection)
        {
            Parameters = { new() { Value = above }, new() { Value = activity.Id.Value } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var related = new List<RelatedActivity>();
        while (await reader.ReadAsync(cancellation))
        {
            related.Add(new RelatedActivity(new ActivityId(reader.GetGuid(0)), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateOnly>(2)));
        }

        return related;
    }

    private async Task<IReadOnlyList<Replanned>> ReplansAsync(ActivityId id, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(ReplansSql, connection) { Parameters = { new() { Value = id.Value.ToString() } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var changes = new List<Replanned>();
        while (await reader.ReadAsync(cancellation))
        {
            changes.Add(new Replanned(
                new DateRange(reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateOnly>(1)),
                new DateRange(reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3)),
                reader.IsDBNull(4) ? null : reader.GetString(4),
                reader.GetString(5),
                reader.GetFieldValue<DateTimeOffset>(6)));
        }

        return changes;
    }
}
