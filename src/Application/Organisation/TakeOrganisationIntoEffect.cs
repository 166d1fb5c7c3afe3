using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Organisation;

/// <summary>
/// Lets what was decided for a day hold from that day: units and bodies show their new standing, and what was handed over
/// changes hands. Doing it again changes nothing, and of several nodes that do it at once only the first finds anything.
/// Plain SQL: it is done before the first page is served, which need not wait for the mapping of all tables.
/// </summary>
public sealed class TakeOrganisationIntoEffect(DatabaseConnections connections, TimeProvider clock)
{
    private const string StandingsSql = """
        update styrkedja.unit u
        set name = s.name, parent_id = s.parent_id, level = s.level, employees = s.employees, minimum_activities = s.minimum_activities, standing_since = s.first_day
        from (select distinct on (unit_id) * from styrkedja.unit_standing where first_day <= $1 order by unit_id, first_day desc) s
        where s.municipality_id = u.municipality_id and s.unit_id = u.id and s.first_day <> u.standing_since;
        """;

    private const string BodiesSql = """
        update styrkedja.body b
        set name = s.name, parent_id = s.parent_id, standing_since = s.first_day
        from (select distinct on (body_id) * from styrkedja.body_standing where first_day <= $1 order by body_id, first_day desc) s
        where s.municipality_id = b.municipality_id and s.body_id = b.id and s.first_day <> b.standing_since
        """;

    // What was planned with a unit after it was decided that it ceases goes, once the day has come, to the only one that came
    // after it. What somebody chose to leave stays, and so does what is completed.
    private const string LateSql = """
        insert into styrkedja.handover (id, reorganisation_id, kind, thing_id, from_id, to_id, day)
        select gen_random_uuid(), r.id, 'Activity', a.id, u.id, r.after[1], r.day
        from styrkedja.reorganisation r
        join styrkedja.unit u on u.municipality_id = r.municipality_id and u.id = any(r.before) and u.valid_to = r.day - 1
        join styrkedja.activity a on a.municipality_id = u.municipality_id and a.owner_unit_id = u.id and a.planned_end >= r.day and a.replaced_on is null
        where r.day <= $1 and r.taken_back_at is null and cardinality(r.after) = 1 and r.after[1] <> u.id
            and jsonb_typeof(r.effects -> 'left') = 'array' and not r.effects -> 'left' ? a.id::text
            and not exists (select from styrkedja.handover h where h.kind = 'Activity' and h.thing_id = a.id and h.day = r.day)
            and coalesce((
                select s.phase from styrkedja.status_report s where s.activity_id = a.id and s.approval <> 'Returned'
                order by s.year desc, s.number desc, s.revision desc limit 1), '') not in ('Completed', 'Cancelled')
        """;

    // A department that takes part is not named beside itself once it is the owner. A task stays where the new unit has one already.
    private const string HandoversSql = """
        with due as (
            update styrkedja.handover set applied_at = $2 where applied_at is null and day <= $1 returning kind, thing_id, to_id, day),
        last as (select distinct on (kind, thing_id) * from due order by kind, thing_id, day desc),
        activities as (update styrkedja.activity a set owner_unit_id = l.to_id from last l where l.kind = 'Activity' and a.id = l.thing_id),
        departments as (delete from styrkedja.activity_unit d using last l where l.kind = 'Activity' and d.activity_id = l.thing_id and d.unit_id = l.to_id),
        goals as (update styrkedja.goal g set body_id = l.to_id from last l where l.kind = 'Goal' and g.id = l.thing_id),
        tasks as (update styrkedja.planning_task t set unit_id = l.to_id from last l where l.kind = 'PlanningTask' and t.id = l.thing_id
            and not exists (select from styrkedja.planning_task o where o.municipality_id = t.municipality_id and o.plan_id = t.plan_id and o.unit_id = l.to_id))
        select count(*) from due
        """;

    /// <summary>For the municipality entered, in a transaction of its own.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var verb = new NpgsqlCommand("select set_config('styrkedja.verb', 'organisation.took-effect', true)", connection, transaction))
        {
            await verb.ExecuteNonQueryAsync(cancellation);
        }

        await ExecuteAsync(connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>As part of a change that has been saved in the context's transaction and told why.</summary>
    internal Task RunWithinAsync(StyrkedjaDbContext database, CancellationToken cancellation) =>
        ExecuteAsync((NpgsqlConnection)database.Database.GetDbConnection(), (NpgsqlTransaction)database.Database.CurrentTransaction!.GetDbTransaction(), cancellation);

    private async Task ExecuteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var sql in new[] { StandingsSql, BodiesSql, LateSql, HandoversSql })
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            command.Parameters.Add(new NpgsqlParameter { Value = SwedishTime.DayOf(now) });
            if (sql == HandoversSql)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = now });
            }

            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
