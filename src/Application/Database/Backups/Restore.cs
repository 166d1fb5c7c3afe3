using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Styrkedja.Domain;

namespace Styrkedja.Application.Database.Backups;

/// <summary>
/// Reads a backup into an empty database, in one transaction: all of it or nothing. The trail comes with its seals, so
/// that it can be verified as before. Works as the owner of the schema, and only here without the guard of each table.
/// </summary>
public static class Restore
{
    private const string SchemaEmpty = "select not exists (select from styrkedja.municipality)";

    /// <summary>What the file says it holds.</summary>
    /// <exception cref="BackupUnreadableException"/>
    public static BackupManifest Open(ZipArchive zip)
    {
        try
        {
            using var entry = (zip.GetEntry(BackupManifest.EntryName) ?? throw new BackupUnreadableException("not-a-backup")).Open();
            var manifest = JsonSerializer.Deserialize<BackupManifest>(entry, BackupNotation.Json) ?? throw new BackupUnreadableException("damaged", BackupManifest.EntryName);
            return manifest.Version > BackupManifest.CurrentVersion || manifest.SchemaStep > Migrator.All[^1].Number
                ? throw new BackupUnreadableException("newer")
                : manifest;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw new BackupUnreadableException("damaged", BackupManifest.EntryName);
        }
    }

    /// <param name="owner">Connection string of the schema's owner.</param>
    /// <param name="progress">The table that is being read.</param>
    /// <exception cref="BackupUnreadableException">Nothing was stored.</exception>
    /// <exception cref="RuleBrokenException"><c>restore-needs-empty</c>, <c>restore-other-step</c>: nothing was stored.</exception>
    public static async Task HandleAsync(string owner, ZipArchive zip, IProgress<string>? progress, CancellationToken cancellation)
    {
        var manifest = Open(zip);
        // The backup is read by the schema it was written with; what has come since then is done to its rows afterwards.
        await new Migrator(owner).MigrateAsync(manifest.SchemaStep, cancellation);
        await using (var connection = new NpgsqlConnection(owner))
        {
            await connection.OpenAsync(cancellation);
            await LoadAsync(connection, zip, manifest, progress, cancellation);
        }

        await new Migrator(owner).MigrateAsync(cancellation);
    }

    private static async Task LoadAsync(NpgsqlConnection connection, ZipArchive zip, BackupManifest manifest, IProgress<string>? progress, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RefuseUnlessEmptyAsync(connection, manifest, cancellation);
        await BackupNotation.SetAsync(connection, cancellation);
        var tables = await MunicipalityTables.InOrderAsync(connection, cancellation);
        var known = tables.ToDictionary(t => t.Name);
        foreach (var table in tables)
        {
            await ExecuteAsync(connection, $"alter table styrkedja.{BackupNotation.Quote(table.Name)} disable trigger user, no force row level security", cancellation);
        }

        foreach (var table in manifest.Tables)
        {
            if (!known.TryGetValue(table.Name, out var mine) || table.Columns.Except(mine.Columns).Any())
            {
                throw new BackupUnreadableException("damaged", table.EntryName);
            }

            progress?.Report(table.Name);
            await ReadAsync(connection, zip, table, cancellation);
        }

        foreach (var table in tables)
        {
            await ExecuteAsync(connection, $"alter table styrkedja.{BackupNotation.Quote(table.Name)} enable trigger user, force row level security", cancellation);
        }

        await ExecuteAsync(connection, "select setval(pg_get_serial_sequence('styrkedja.event', 'id'), (select coalesce(max(id), 0) + 1 from styrkedja.event), false)", cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task RefuseUnlessEmptyAsync(NpgsqlConnection connection, BackupManifest manifest, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, "lock table styrkedja.municipality in access exclusive mode", cancellation);
        if (!await TrueAsync(connection, SchemaEmpty, cancellation))
        {
            throw new RuleBrokenException("restore-needs-empty");
        }

        if (!await TrueAsync(connection, $"select max(number) = {manifest.SchemaStep} from styrkedja.schema_migration", cancellation))
        {
            throw new RuleBrokenException("restore-other-step");
        }
    }

    private static async Task ReadAsync(NpgsqlConnection connection, ZipArchive zip, BackedUpTable table, CancellationToken cancellation)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            await using var entry = (zip.GetEntry(table.EntryName) ?? throw new BackupUnreadableException("damaged", table.EntryName)).Open();
            await using var writer = await connection.BeginTextImportAsync(
                $"copy styrkedja.{BackupNotation.Quote(table.Name)} ({BackupNotation.List(table.Columns)}) from stdin (format csv, header match)", cancellation);
            var bytes = new byte[32 * 1024];
            var buffer = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
            var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
            for (int read; (read = await entry.ReadAsync(bytes, cancellation)) > 0;)
            {
                sum.AppendData(bytes, 0, read);
                await writer.WriteAsync(buffer.AsMemory(0, decoder.GetChars(bytes.AsSpan(0, read), buffer, flush: false)), cancellation);
            }
        }
        catch (Exception e) when (e is InvalidDataException or DecoderFallbackException || e is PostgresException { SqlState: var state } && (state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal)))
        {
            throw new BackupUnreadableException("damaged", table.EntryName);
        }

        if (Convert.ToHexStringLower(sum.GetHashAndReset()) != table.Sha256)
        {
            throw new BackupUnreadableException("damaged", table.EntryName);
        }
    }

    private static async Task<bool> TrueAsync(NpgsqlConnection connection, string question, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
