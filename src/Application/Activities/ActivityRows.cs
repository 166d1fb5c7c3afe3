using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

/// <summary>
/// Reads a year's activities with their state, in one statement however many they are. Plain SQL: this is behind every
/// list, tree and report, and objects tracked for change would cost more than the reading.
/// </summary>
public sealed class ActivityRows(ContextConnection database, TimeProvider clock)
{
    private static readonly string _sql = $"""
        select a.id, a.title, a.description, a.planned_start, a.planned_end,
            coalesce(h.holder_id, a.owner_unit_id), a.funding,
            array(select g.goal_id from styrkedja.activity_goal g
                where g.municipality_id = a.municipality_id and g.activity_id = a.id order by g.position),
            array(select u.unit_id from styrkedja.activity_unit u
                where u.municipality_id = a.municipality_id and u.activity_id = a.id order by u.position),
            s.year, s.number, s.revision, s.phase, s.deviation, s.comment, s.deviation_text, s.waiting_for, s.expected_end,
            s.reported_by_name, s.reported_at, coalesce((a.details ->> 'leftOutOfReports')::boolean, false), a.owner_unit_id,
            s.approval = 'Waiting', b.return_reason, b.reviewed_by_name, b.reviewed_at,
            a.original_start, a.original_end, s.is_late,
            coalesce(a.details ->> 'priority', 'Normal'),
            (select d.decision from styrkedja.activity_ruling d where d.municipality_id = a.municipality_id and d.activity_id = a.id order by d.decided_on desc, d.recorded_at desc limit 1),
            {ExpectedSql.IsExpected("$3", "$4", "$5")}
        from styrkedja.activity a
        left join styrkedja.held_on('Activity', $6) h on h.thing_id = a.id
        left join lateral (
            select * from styrkedja.status_report r
            where r.municipality_id = a.municipality_id and r.activity_id = a.id and (r.year, r.number) <= ($3, $4) and r.approval <> 'Returned'
            order by r.year desc, r.number desc, r.revision desc limit 1) s on true
        left join lateral (
            select * from styrkedja.status_report r
            where r.municipality_id = a.municipality_id and r.activity_id = a.id and r.year = $3 and r.number = $4
            order by r.revision desc limit 1) b on b.approval = 'Returned'
        where a.planned_start <= $2 and a.planned_end >= $1 and {ExpectedSql.Stands("$5")}
        order by a.sort_order, a.planned_start, a.title, a.id
        """;

    /// <summary>
    /// All activities whose plan touches the period's year, each with the state that counts at the period.
    /// </summary>
    public async Task<IReadOnlyList<ActivityRow>> OfYearAsync(YearPeriod at, CancellationToken cancellation)
    {
        var year = DateRange.OfYear(at.Year);
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(_sql, connection)
        {
            Parameters =
            {
                new() { Value = year.Start }, new() { Value = year.End }, new() { Value = at.Year }, new() { Value = at.Number },
                new() { Value = at.Cutoff }, new() { Value = at.DayToShow(SwedishTime.DayOf(clock.GetUtcNow())) },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<ActivityRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(Read(reader));
        }

        return rows;
    }

    private static ActivityRow Read(NpgsqlDataReader reader) => new(
        new ActivityId(reader.GetGuid(0)),
        reader.GetString(1),
        Text(reader, 2),
        new DateRange(reader.GetFieldValue<DateOnly>(3), reader.GetFieldValue<DateOnly>(4)),
        new UnitId(reader.GetGuid(5)),
        Text(reader, 6),
        Array.ConvertAll(reader.GetFieldValue<Guid[]>(7), GoalId.From),
        Array.ConvertAll(reader.GetFieldValue<Guid[]>(8), UnitId.From),
        reader.IsDBNull(9) ? null : ReadStatus(reader))
    {
        LeftOutOfReports = reader.GetBoolean(20),
        IsExpected = reader.GetBoolean(31),
        Priority = Enum.Parse<ActivityPriority>(reader.GetString(29)),
        RuledBy = Text(reader, 30),
        HeldNow = new UnitId(reader.GetGuid(21)),
        Original = new DateRange(reader.GetFieldValue<DateOnly>(26), reader.GetFieldValue<DateOnly>(27)),
        Returned = reader.IsDBNull(23) ? null : new ReturnedRow(reader.GetString(23), reader.GetString(24), reader.GetFieldValue<DateTimeOffset>(25)),
    };

    private static StatusRow ReadStatus(NpgsqlDataReader reader) => new(
        new PeriodKey(reader.GetInt32(9), reader.GetInt32(10)),
        reader.GetInt32(11),
        new ActivityStatus(Enum.Parse<Phase>(reader.GetString(12)), reader.GetBoolean(13)),
        Text(reader, 14),
        Text(reader, 15),
        Text(reader, 16),
        ExpectedEnd.Parse(Text(reader, 17)),
        reader.GetString(18),
        reader.GetFieldValue<DateTimeOffset>(19))
    {
        IsWaiting = reader.GetBoolean(22),
        IsLate = reader.GetBoolean(28),
    };

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
