using Npgsql;

namespace Styrkedja.Application.Database.Backups;

/// <param name="Columns">Those that are the municipality's; what belongs to the server it ran on is left out.</param>
/// <param name="PointsAt">Other tables of the municipality that its rows need.</param>
internal sealed record MunicipalityTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> PointsAt);

/// <summary>
/// All that a municipality owns, found in the database's own catalogue: a table that a later migration adds is backed up
/// without anyone having to think of it.
/// </summary>
internal static class MunicipalityTables
{
    /// <summary>Numbers of transactions mean nothing on another server.</summary>
    private static readonly HashSet<(string Table, string Column)> _ofTheServer = [("event", "transaction"), ("seal", "snapshot")];

    /// <returns>Each table after those it points at.</returns>
    public static async Task<IReadOnlyList<MunicipalityTable>> InOrderAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var waiting = await AllAsync(connection, cancellation);
        var ordered = new List<MunicipalityTable>();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(t => t.PointsAt.All(p => ordered.Exists(o => o.Name == p))).ToList();
            if (ready.Count == 0)
            {
                throw new InvalidOperationException($"The tables {string.Join(", ", waiting.Select(t => t.Name))} point at each other in a circle.");
            }

            ordered.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }

        return ordered;
    }

    private static async Task<List<MunicipalityTable>> AllAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            with owned as (
                select c.oid, c.relname
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'styrkedja' and c.relkind = 'r'
                  and (c.relname = 'municipality' or exists (
                      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped)))
            select o.relname::text,
                   array(select a.attname::text from pg_attribute a
                         where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum),
                   array(select distinct t.relname::text from pg_constraint k join owned t on t.oid = k.confrelid
                         where k.conrelid = o.oid and k.contype = 'f' and k.confrelid <> o.oid)
            from owned o order by o.relname
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var tables = new List<MunicipalityTable>();
        while (await reader.ReadAsync(cancellation))
        {
            var name = reader.GetString(0);
            tables.Add(new MunicipalityTable(
                name, [.. reader.GetFieldValue<string[]>(1).Where(column => !_ofTheServer.Contains((name, column)))], reader.GetFieldValue<string[]>(2)));
        }

        return tables;
    }
}
