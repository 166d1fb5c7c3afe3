using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Styrkedja.Application.Database;
using Styrkedja.Application.Goals;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

public enum ListingOrder
{
    Plan,
    Title,
    Goal,
    Unit,
    Status,
    Priority,
}

/// <param name="Unit">With everything below it.</param>
/// <param name="Status">A status' code, or <c>unreported</c>.</param>
/// <param name="Text">In title or comment.</param>
/// <param name="Page">From 1; null for all at once.</param>
public sealed record ListingFilter(UnitId? Unit, string? Status, string? Text, ListingOrder Order, bool Descending, int? Page = null)
{
    /// <summary>Leading to any of these; null for all.</summary>
    public IReadOnlyCollection<GoalId>? Goals { get; init; }

    /// <summary>Null for all.</summary>
    public ActivityPriority? Priority { get; init; }
}

/// <param name="Rows">Those of the page.</param>
/// <param name="Total">How many there are on all pages; 0 also on a page after the last.</param>
public sealed record ActivityPage(IReadOnlyList<ListedActivity> Rows, int Total);

/// <param name="Goal">Number and title of the first of its goals in the year.</param>
/// <param name="MoreGoals">How many of the year's goals besides.</param>
/// <param name="Excerpt">The first signs of the comment.</param>
/// <param name="IsExpected">False for one that was ordered after the cut-off and is reported from the next follow-up on.</param>
/// <param name="IsWaiting">No head of the unit has approved the report yet, where that is asked for.</param>
public readonly record struct ListedActivity(
    Guid Id, string Title, Guid GoalId, string Goal, int MoreGoals, string Unit, DateOnly Start, DateOnly End, ActivityStatus? Status, string? Excerpt, bool IsWaiting, ActivityPriority Priority, bool IsExpected);

/// <summary>
/// All of a period's activities but those that are left out of reports, as one dense list, filtered and sorted by the database in a single statement: thousands
/// of rows are read as they are shown and nothing more.
/// </summary>
public sealed class ActivityListing(ContextConnection database, TimeProvider clock)
{
    /// <summary>Longest excerpt of a comment.</summary>
    public const int ExcerptLength = 140;

    /// <summary>Activities on a page of the list.</summary>
    public const int PageSize = 200;

    private static readonly string _sql = $"""
        with recursive units as materialized (select * from styrkedja.units_on($13)),
        reach as (
            select u.id from styrkedja.unit u where u.id = $3
            union
            select u.id from units u join reach r on u.parent_id = r.id),
        first_goal as (
            select distinct on (o.activity_id) o.activity_id, o.goal_id, concat_ws(' ', l.number, l.title) as goal, l.sort_order,
                greatest(count(*) filter (where $4 between l.first_year and l.last_year) over (partition by o.activity_id), 1)::int - 1 as others
            from styrkedja.activity a
            join styrkedja.activity_goal o on o.municipality_id = a.municipality_id and o.activity_id = a.id
            join styrkedja.goal l on l.municipality_id = o.municipality_id and l.id = o.goal_id
            where a.planned_start <= $2 and a.planned_end >= $1
            order by o.activity_id, $4 between l.first_year and l.last_year desc, o.position)
        select a.id, a.title, g.goal_id, g.goal, g.others,
            u.name, a.planned_start, a.planned_end, s.phase, s.deviation, left(s.comment, 140), count(*) over ()::int, coalesce(s.approval = 'Waiting', false), coalesce(a.details ->> 'priority', 'Normal'), {ExpectedSql.IsExpected("$4", "$5", "$10")}
        from styrkedja.activity a
        left join styrkedja.held_on('Activity', $13) h on h.thing_id = a.id
        join units u on u.municipality_id = a.municipality_id and u.id = coalesce(h.holder_id, a.owner_unit_id)
        join first_goal g on g.activity_id = a.id
        left join lateral (
            select r.phase, r.deviation, r.comment, r.approval from styrkedja.status_report r
            where r.municipality_id = a.municipality_id and r.activity_id = a.id and r.year = $4 and r.number = $5 and r.approval <> 'Returned'
            order by r.revision desc limit 1) s on true
        where a.planned_start <= $2 and a.planned_end >= $1 and {ExpectedSql.Stands("$10")} and not coalesce((a.details ->> 'leftOutOfReports')::boolean, false)
            and ($3 is null or u.id in (select id from reach))
            and ($6 is null or ($6 = 'unreported' and s.phase is null and {ExpectedSql.IsExpected("$4", "$5", "$10")}) or (s.phase = $7 and s.deviation = $8))
            and ($15 is null or coalesce(a.details ->> 'priority', 'Normal') = $15)
            and ($9 is null or a.title ilike $9 or s.comment ilike $9)
            and ($14 is null or exists (
                select from styrkedja.activity_goal o
                where o.municipality_id = a.municipality_id and o.activity_id = a.id and o.goal_id = any($14)))
        order by
        """;

    public async Task<ActivityPage> ReadAsync(YearPeriod at, ListingFilter filter, CancellationToken cancellation)
    {
        var year = DateRange.OfYear(at.Year);
        var status = ActivityStatus.All.Select(s => (ActivityStatus?)s).FirstOrDefault(s => s!.Value.Code == filter.Status);
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"{_sql} {OrderBy(filter)} limit $11 offset $12", connection)
        {
            Parameters =
            {
                new() { Value = year.Start },
                new() { Value = year.End },
                Optional(filter.Unit?.Value, NpgsqlDbType.Uuid),
                new() { Value = at.Year },
                new() { Value = at.Number },
                Optional(filter.Status, NpgsqlDbType.Text),
                Optional(status?.Phase.ToString(), NpgsqlDbType.Text),
                Optional(status?.Deviation, NpgsqlDbType.Boolean),
                Optional(string.IsNullOrWhiteSpace(filter.Text) ? null : $"%{SearchPlan.Escaped(filter.Text.Trim())}%", NpgsqlDbType.Text),
                new() { Value = at.Cutoff },
                Optional(filter.Page is null ? null : PageSize, NpgsqlDbType.Integer),
                new() { Value = ((filter.Page ?? 1) - 1L) * PageSize },
                new() { Value = at.DayToShow(SwedishTime.DayOf(clock.GetUtcNow())) },
                Optional(filter.Goals?.Select(g => g.Value).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid),
                Optional(filter.Priority?.ToString(), NpgsqlDbType.Text),
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<ListedActivity>();
        var total = 0;
        while (await reader.ReadAsync(cancellation))
        {
            total = reader.GetInt32(11);
            rows.Add(new ListedActivity(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetGuid(2),
                reader.GetString(3),
                reader.GetInt32(4),
                reader.GetString(5),
                reader.GetFieldValue<DateOnly>(6),
                reader.GetFieldValue<DateOnly>(7),
                reader.IsDBNull(8) ? null : new ActivityStatus(Enum.Parse<Phase>(reader.GetString(8)), reader.GetBoolean(9)),
                reader.IsDBNull(10) ? null : reader.GetString(10),
                reader.GetBoolean(12),
                Enum.Parse<ActivityPriority>(reader.GetString(13)),
                reader.GetBoolean(14)));
        }

        return new ActivityPage(rows, total);
    }

    // Names of columns, never anything a visitor typed.
    private static string OrderBy(ListingFilter filter)
    {
        var direction = filter.Descending ? "desc" : "asc";
        var first = filter.Order switch
        {
            ListingOrder.Title => "a.title",
            ListingOrder.Goal => "g.sort_order",
            ListingOrder.Unit => "u.name",
            ListingOrder.Status => "s.phase",
            ListingOrder.Priority => "array_position(array['High', 'Normal', 'Low'], coalesce(a.details ->> 'priority', 'Normal'))",
            _ => "a.planned_start",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{first} {direction} nulls last, a.sort_order, a.title, a.id");
    }

    private static NpgsqlParameter Optional(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
