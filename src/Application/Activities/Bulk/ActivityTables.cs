using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Bulk;

public enum TableState
{
    /// <summary>Read, and waits for a person to look at it.</summary>
    Read,

    /// <summary>A person has said yes; the job has not begun.</summary>
    Waiting,

    Working,

    Done,

    /// <summary>Something had changed since the person looked, or a rule refused. Nothing was stored.</summary>
    Refused,

    /// <summary>The program could not; nothing was stored.</summary>
    Failed,
}

/// <param name="Unit">The unit, with those below it, that the table was to hold; null for all.</param>
/// <param name="Refusal">Why it was refused, in words; null otherwise.</param>
/// <param name="Done">Rows stored so far of <paramref name="Total"/>.</param>
public sealed record HandedInTable(
    Guid Id, string FileName, int Year, UnitId? Unit, TableRows Rows, TableState State, string? Seen, string? Refusal, AccountId? By, string ByName, DateTimeOffset At,
    int Done, int Total, int Added, int Changed, int Unchanged, int LeftOut)
{
    public bool IsUnderWay => State is TableState.Waiting or TableState.Working;
}

/// <summary>Keeps tables of activities from when they are handed in until they have been taken in.</summary>
public sealed class ActivityTables(StyrkedjaDbContext database, DatabaseConnections connections, CurrentUser user, TimeProvider clock)
{
    private const string Columns = "id, file_name, year, unit_id, rows::text, state, seen, refusal, read_by, read_by_name, read_at, done, total, added, changed, unchanged, left_out";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <exception cref="RuleBrokenException"><c>not-permitted</c></exception>
    public async Task<Guid> KeepAsync(string fileName, TableRows rows, int year, UnitId? unit, CancellationToken cancellation)
    {
        user.Require(Permission.PlanActivities);
        var id = Guid.CreateVersion7();
        await ExecuteAsync(
            "insert into styrkedja.activity_table (id, file_name, year, unit_id, rows, state, read_by, read_by_name, read_at, total) values ($1, $2, $3, $4, $5, 'Read', $6, $7, now(), $8)",
            cancellation,
            new() { Value = id },
            new() { Value = fileName },
            new() { Value = year },
            new() { Value = (object?)unit?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = JsonSerializer.Serialize(rows, _json), NpgsqlDbType = NpgsqlDbType.Jsonb },
            new() { Value = (object?)user.Id?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = user.Name },
            new() { Value = rows.Rows.Count });
        return id;
    }

    /// <returns>Null when the municipality has no such table, or it is somebody else's.</returns>
    public async Task<HandedInTable?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"select {Columns} from styrkedja.activity_table where id = $1", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) && Read(reader) is var table && table.By == user.Id ? table : null;
    }

    /// <summary>Asks the job to take it in.</summary>
    /// <param name="seen">Sum of what the person had before their eyes.</param>
    /// <returns>False when it has been asked for already.</returns>
    public async Task<bool> AskAsync(Guid id, string seen, CancellationToken cancellation) => await ExecuteAsync(
        "update styrkedja.activity_table set state = 'Waiting', seen = $2, refusal = null, done = 0 where id = $1 and state in ('Read', 'Refused', 'Failed')",
        cancellation,
        new() { Value = id },
        new() { Value = seen }) == 1;

    /// <summary>The next that waits, or that a node which is no longer alive had begun. Nobody else gets it meanwhile.</summary>
    internal async Task<HandedInTable?> ClaimAsync(CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            $"""
            update styrkedja.activity_table set state = 'Working', alive_at = now() where id = (
                select id from styrkedja.activity_table
                where state = 'Waiting' or (state = 'Working' and alive_at < now() - interval '3 minutes')
                order by read_at limit 1 for update skip locked)
            returning {Columns}
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Read(reader) : null;
    }

    /// <summary>Tells how far it has come, outside the transaction that stores the rows, where any node's page can read it.</summary>
    internal Task TellAsync(Guid id, int done, int total, CancellationToken cancellation) =>
        ExecuteAsync("update styrkedja.activity_table set done = $2, total = $3, alive_at = now() where id = $1", cancellation, new() { Value = id }, new() { Value = done }, new() { Value = total });

    internal Task RefuseAsync(Guid id, TableState state, string? refusal, CancellationToken cancellation) => ExecuteAsync(
        "update styrkedja.activity_table set state = $2, refusal = $3 where id = $1",
        cancellation,
        new() { Value = id },
        new() { Value = state.ToString() },
        new() { Value = (object?)refusal ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });

    /// <summary>What the rows of a table, or a year, may be about.</summary>
    /// <param name="table">Null for no table: the year's activities.</param>
    /// <param name="tracked">Whether they are to be changed.</param>
    public async Task<StoredActivities> StoredAsync(TableRows? table, int year, UnitId? unit, bool tracked, CancellationToken cancellation)
    {
        var time = DateRange.OfYear(year);
        var (from, to) = (time.Start, time.End);
        List<ActivityId> ids = [];
        if (table is not null)
        {
            var columns = new ActivityColumns(table.Heads);
            foreach (var row in table.Rows)
            {
                foreach (var column in new[] { ActivityColumn.Start, ActivityColumn.End })
                {
                    if (Import.Vocabulary.SwedishDates.TryParse(columns.Cell(row.Cells, column), out var day))
                    {
                        (from, to) = (day < from ? day : from, day > to ? day : to);
                    }
                }

                if (Guid.TryParse(columns.Cell(row.Cells, ActivityColumn.Id), out var id))
                {
                    ids.Add(new ActivityId(id));
                }
            }
        }

        var shownOn = (await database.YearsRulesAsync(cancellation)).Calendar.Last(year).DayToShow(SwedishTime.DayOf(clock.GetUtcNow()));
        List<Domain.Organisation.Unit> units = [.. (await database.Units.AsNoTracking().ToListAsync(cancellation)).Select(u => u.AsOn(shownOn)).OrderBy(u => u.Name, StringComparer.CurrentCulture)];
        var goals = await database.Goals.AsNoTracking().OrderBy(g => g.Order).ToListAsync(cancellation);
        var query = tracked ? database.Activities : database.Activities.AsNoTracking();
        var candidates = await query.Where(a => a.ReplacedOn == null && ((a.PlannedStart <= to && a.PlannedEnd >= from) || ids.Contains(a.Id)))
            .OrderBy(a => a.Order).ThenBy(a => a.PlannedStart).ThenBy(a => a.Title).ToListAsync(cancellation);
        var reach = user.May(Permission.PlanActivities) ? await user.UnitsForAsync(Permission.PlanActivities, cancellation) : new HashSet<UnitId>();
        var below = unit is { } top ? new Domain.Organisation.UnitTree(units).SelfAndBelow(top) : null;
        var shown = candidates.Where(a => a.Plan.Overlaps(time) && (below is null || below.Contains(a.OwnerUnitId))).ToList();
        return new StoredActivities(candidates, new PlanNames(units, goals), reach, shown, shown.Where(a => reach is null || reach.Contains(a.OwnerUnitId)).Select(a => a.Id).ToHashSet());
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params IReadOnlyList<NpgsqlParameter> parameters)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static HandedInTable Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetString(1),
        reader.GetInt32(2),
        reader.IsDBNull(3) ? null : new UnitId(reader.GetGuid(3)),
        JsonSerializer.Deserialize<TableRows>(reader.GetString(4), _json)!,
        Enum.Parse<TableState>(reader.GetString(5)),
        reader.IsDBNull(6) ? null : reader.GetString(6),
        reader.IsDBNull(7) ? null : reader.GetString(7),
        reader.IsDBNull(8) ? null : new AccountId(reader.GetGuid(8)),
        reader.GetString(9),
        reader.GetFieldValue<DateTimeOffset>(10),
        reader.GetInt32(11),
        reader.GetInt32(12),
        reader.GetInt32(13),
        reader.GetInt32(14),
        reader.GetInt32(15),
        reader.GetInt32(16));
}
