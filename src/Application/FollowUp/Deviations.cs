using Npgsql;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <param name="Since">The first of the unbroken row of follow-ups in which it deviated.</param>
public sealed record DeviatingActivity(ActivityRow Activity, PeriodKey Since);

/// <summary>Everything that goes otherwise than planned or waits, with what was last said of it.</summary>
public sealed class Deviations(ContextConnection database)
{
    private const string LogSql = """
        select distinct on (activity_id, year, number) activity_id, year, number, phase, deviation
        from styrkedja.status_report
        where activity_id = any($1) and (year, number) <= ($2, $3) and approval <> 'Returned'
        order by activity_id, year, number, revision desc
        """;

    /// <summary>In the order of the plan, in one statement more than the overview.</summary>
    public async Task<IReadOnlyList<DeviatingActivity>> OfAsync(FilteredOverview filtered, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filtered);
        var rows = filtered.Activities.Where(a => a.Latest is { } latest && Deviating.Is(latest.Status)).ToList();
        var log = await LogAsync(rows, filtered.Overview.Tertial, cancellation);
        return [.. rows.Select(a => new DeviatingActivity(a, Deviating.Since(log[a.Id]) ?? a.Latest!.Tertial))];
    }

    private async Task<ILookup<ActivityId, (PeriodKey Tertial, ActivityStatus Status)>> LogAsync(List<ActivityRow> rows, PeriodKey tertial, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(LogSql, connection)
        {
            Parameters = { new() { Value = rows.ConvertAll(a => a.Id.Value).ToArray() }, new() { Value = tertial.Year }, new() { Value = tertial.Number } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var log = new List<(ActivityId Id, (PeriodKey, ActivityStatus) Said)>();
        while (await reader.ReadAsync(cancellation))
        {
            log.Add((new ActivityId(reader.GetGuid(0)), (new PeriodKey(reader.GetInt32(1), reader.GetInt32(2)), new ActivityStatus(Enum.Parse<Phase>(reader.GetString(3)), reader.GetBoolean(4)))));
        }

        return log.ToLookup(l => l.Id, l => l.Said);
    }
}
