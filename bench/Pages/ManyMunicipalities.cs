using Npgsql;

namespace Styrkedja.Bench.Pages;

/// <summary>
/// As many municipalities as Sweden has, each with units, goals and five years of reported activities, in one database. Copied by the
/// database itself from what the site already has: only how much there is matters, nobody reads it.
/// </summary>
internal static class ManyMunicipalities
{
    public const int Count = 290;

    /// <summary>Years each of them has.</summary>
    public const int Years = 5;

    /// <summary>Activities each has a year.</summary>
    private const int Activities = 100;

    public static async Task FillAsync(LargeSite site)
    {
        await using var owner = NpgsqlDataSource.Create(site.Owner);
        await using var fill = owner.CreateCommand(Sql
            .Replace("$own", SentStatements.LiteralOf(site.Plan.Municipality.Value), StringComparison.Ordinal)
            .Replace("$others", $"{Count - 1}", StringComparison.Ordinal)
            .Replace("$years", $"{Years}", StringComparison.Ordinal)
            .Replace("$activities", $"{Activities}", StringComparison.Ordinal));
        fill.CommandTimeout = 0;
        await fill.ExecuteNonQueryAsync();
    }

    // Keys are a municipality's own, so the rows keep theirs; those of another year get one made of the first.
    private const string Sql = """
        set session_replication_role = replica;
        create temp table other as select gen_random_uuid() as id, 'kommun-' || n as slug from generate_series(1, $others) n;
        insert into styrkedja.municipality (id, slug, name) select id, slug, slug from other;
        do $$
        declare
            named text;
            columns text;
        begin
            foreach named in array array['unit', 'unit_standing', 'body', 'body_standing', 'goal_area', 'goal', 'governance_model', 'follow_up_period'] loop
                if to_regclass('styrkedja.' || named) is null then
                    continue;
                end if;
                select string_agg(quote_ident(column_name), ', ') into columns from information_schema.columns
                    where table_schema = 'styrkedja' and table_name = named and column_name <> 'municipality_id' and is_generated = 'NEVER';
                execute format('insert into styrkedja.%I (municipality_id, %s) select other.id, %s from styrkedja.%I t, other where t.municipality_id = %L',
                    named, columns, regexp_replace(columns, '(^|, )', '\1t.', 'g'), named, $own);
            end loop;
        end $$;
        create temp table whose as select id from other union all select $own;
        create temp table some_of as select a.*, md5(a.id::text || y)::uuid as made, y from (
            select * from styrkedja.activity where municipality_id = $own order by planned_start desc, id limit $activities) a, generate_series(1, $years) y;
        insert into styrkedja.activity (municipality_id, id, owner_unit_id, title, description, planned_start, planned_end, original_start, original_end, sort_order)
        select w.id, s.made, s.owner_unit_id, s.title, s.description, s.planned_start - 366 * s.y, s.planned_end - 366 * s.y, s.planned_start - 366 * s.y, s.planned_end - 366 * s.y, s.sort_order
        from some_of s, whose w;
        insert into styrkedja.activity_goal (municipality_id, activity_id, goal_id, position)
        select w.id, s.made, g.goal_id, g.position from some_of s join styrkedja.activity_goal g on g.municipality_id = s.municipality_id and g.activity_id = s.id, whose w;
        insert into styrkedja.status_report (municipality_id, id, activity_id, year, number, revision, phase, deviation, comment, reported_by_name, reported_at)
        select w.id, md5(s.made::text || n)::uuid, s.made, extract(year from s.planned_start)::int - s.y, n, 1, 'Ongoing', false, 'Arbetet går enligt planen och blir klart i tid.', 'Maria Prov', now()
        from some_of s, whose w, generate_series(1, 3) n;
        drop table other, whose, some_of;
        set session_replication_role = default;
        analyze;
        """;
}
