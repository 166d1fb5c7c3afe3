using System.Data;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Styrkedja.Application.Organisation;

namespace Styrkedja.Application.Database.Backups;

/// <summary>
/// Writes everything a municipality owns to a zip file: each table as CSV in the database's own lossless notation, the
/// reports as the files they are, and a table of contents in JSON with check sums. Passwords stand there only as hashes.
/// </summary>
public sealed class BackUp(DatabaseConnections connections, Tenant tenant, TimeProvider clock)
{
    /// <param name="output">The zip; need not be seekable.</param>
    /// <param name="progress">The table that is being written.</param>
    public async Task<BackupManifest> HandleAsync(Stream output, IProgress<string>? progress, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        // One snapshot of all tables, however long it takes and whoever writes meanwhile.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await BackupNotation.SetAsync(connection, cancellation);
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        var tables = new List<BackedUpTable>();
        foreach (var table in await MunicipalityTables.InOrderAsync(connection, cancellation))
        {
            progress?.Report(table.Name);
            tables.Add(await WriteAsync(connection, zip, table, cancellation));
        }

        await WriteReportsAsync(connection, zip, cancellation);
        var manifest = await ManifestAsync(connection, tables, cancellation);
        await using var entry = zip.CreateEntry(BackupManifest.EntryName).Open();
        await JsonSerializer.SerializeAsync(entry, manifest, BackupNotation.Json, cancellation);
        return manifest;
    }

    private async Task<BackedUpTable> WriteAsync(NpgsqlConnection connection, ZipArchive zip, MunicipalityTable table, CancellationToken cancellation)
    {
        var key = table.Name == "municipality" ? "id" : "municipality_id";
        var told = new BackedUpTable(table.Name, table.Columns, 0, "");
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var entry = zip.CreateEntry(told.EntryName).Open())
        {
            using var reader = await connection.BeginTextExportAsync(
                $"copy (select {BackupNotation.List(table.Columns)} from styrkedja.{BackupNotation.Quote(table.Name)} where {key} = '{tenant.Municipality!.Value.Value}') to stdout (format csv, header)",
                cancellation);
            var buffer = new char[32 * 1024];
            var bytes = new byte[Encoding.UTF8.GetMaxByteCount(buffer.Length)];
            var encoder = Encoding.UTF8.GetEncoder();
            for (int read; (read = await reader.ReadAsync(buffer, cancellation)) > 0;)
            {
                var length = encoder.GetBytes(buffer.AsSpan(0, read), bytes, flush: false);
                sum.AppendData(bytes, 0, length);
                await entry.WriteAsync(bytes.AsMemory(0, length), cancellation);
            }
        }

        await using var count = new NpgsqlCommand($"select count(*) from styrkedja.{BackupNotation.Quote(table.Name)} where {key} = $1", connection)
        {
            Parameters = { new() { Value = tenant.Municipality!.Value.Value } },
        };
        return told with { Rows = (long)(await count.ExecuteScalarAsync(cancellation))!, Sha256 = Convert.ToHexStringLower(sum.GetHashAndReset()) };
    }

    /// <summary>For people, who have no use for a file written as hexadecimal digits in a table.</summary>
    private static async Task WriteReportsAsync(NpgsqlConnection connection, ZipArchive zip, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select r.year, r.title, r.version, f.format, f.content
            from styrkedja.report r join styrkedja.report_file f on f.municipality_id = r.municipality_id and f.report_id = r.id
            where f.content is not null order by r.year, r.series, r.version, f.format
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        for (var number = 1; await reader.ReadAsync(cancellation); number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"reports/{number:000}-{reader.GetInt32(0)}-{Municipalities.SlugOf(reader.GetString(1))}-v{reader.GetInt32(2)}.{reader.GetString(3)}");
            await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            await using var content = await reader.GetStreamAsync(4, cancellation);
            await content.CopyToAsync(entry, cancellation);
        }
    }

    private async Task<BackupManifest> ManifestAsync(NpgsqlConnection connection, List<BackedUpTable> tables, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select slug, name from styrkedja.municipality where id = $1", connection)
        {
            Parameters = { new() { Value = tenant.Municipality!.Value.Value } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new BackupManifest(
            BackupManifest.CurrentVersion, Migrator.All[^1].Number, tenant.Municipality!.Value.Value, reader.GetString(0), reader.GetString(1), clock.GetUtcNow(), tables);
    }
}
