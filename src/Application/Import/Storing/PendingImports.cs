using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;

namespace Styrkedja.Application.Import.Storing;

/// <summary>A file that has been read and waits for a person to look at it.</summary>
/// <param name="TakenAt">When it was taken in; null while it waits.</param>
public sealed record PendingImport(Guid Id, string FileName, string Sha256, string ReadByName, DateTimeOffset ReadAt, DateTimeOffset? TakenAt);

/// <summary>Keeps what was understood of a file, and a person's corrections, until it is taken in.</summary>
public sealed class PendingImports(ContextConnection database, CurrentUser user)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public async Task<Guid> KeepAsync(string fileName, ReadOnlyMemory<byte> file, ImportedDocument document, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("insert into styrkedja.import (id, file_name, sha256, content, read_by, read_by_name, read_at) values ($1, $2, $3, $4, $5, $6, now())", connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = fileName },
                new() { Value = Convert.ToHexStringLower(SHA256.HashData(file.Span)) },
                new() { Value = JsonSerializer.Serialize(document, _json), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = (object?)user.Id?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                new() { Value = user.Name },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
        return id;
    }

    public async Task<(PendingImport Import, ImportedDocument Document)?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("select id, file_name, sha256, read_by_name, read_at, taken_at, content::text from styrkedja.import where id = $1", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (Read(reader), JsonSerializer.Deserialize<ImportedDocument>(reader.GetString(6), _json)!) : null;
    }

    /// <summary>The latest, newest first.</summary>
    public async Task<IReadOnlyList<PendingImport>> LatestAsync(int most, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("select id, file_name, sha256, read_by_name, read_at, taken_at from styrkedja.import order by read_at desc limit $1", connection) { Parameters = { new() { Value = most } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var imports = new List<PendingImport>();
        while (await reader.ReadAsync(cancellation))
        {
            imports.Add(Read(reader));
        }

        return imports;
    }

    public Task CorrectAsync(Guid id, ImportedDocument document, CancellationToken cancellation) =>
        ExecuteAsync("update styrkedja.import set content = $2 where id = $1", id, new() { Value = JsonSerializer.Serialize(document, _json), NpgsqlDbType = NpgsqlDbType.Jsonb }, cancellation);

    public Task MarkTakenAsync(Guid id, CancellationToken cancellation) =>
        ExecuteAsync("update styrkedja.import set taken_at = now() where id = $1 and $2", id, new() { Value = true }, cancellation);

    private async Task ExecuteAsync(string sql, Guid id, NpgsqlParameter value, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = id }, value } };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static PendingImport Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.GetFieldValue<DateTimeOffset>(4),
        reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5));
}
