using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;

namespace Styrkedja.Application.Drafts;

/// <summary>Keeps what a person has begun to write in a form, on the server, so that another device finds it too. Nobody else sees it.</summary>
public sealed class FormDrafts(ContextConnection database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Of one account; the oldest give way.</summary>
    public const int Most = 50;

    /// <summary>Octets of one draft.</summary>
    public const int Largest = 256 * 1024;

    /// <summary>Older ones go when a new one is saved.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    /// <summary>How long one that was thrown away can be taken back.</summary>
    public static readonly TimeSpan TakenBackWithin = TimeSpan.FromHours(1);

    // Only the database reads it: å, ä and ö count as what they are.
    private static readonly JsonSerializerOptions _json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly HashSet<string> _gone = [];

    /// <summary>The drafts of a page's forms, those just thrown away too, in one statement.</summary>
    public async Task<IReadOnlyList<FormDraft>> OnAsync(string path, CancellationToken cancellation)
    {
        if (user.Id is null)
        {
            return [];
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(
            "select address, fields::text, saved_at, thrown_at from styrkedja.form_draft where account_id = $1 and split_part(address, '#', 1) = $2 and saved_at >= $3 and (thrown_at is null or thrown_at >= $4)",
            path, clock.GetUtcNow() - Lasts, clock.GetUtcNow() - TakenBackWithin));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var found = new List<FormDraft>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new FormDraft(
                reader.GetString(0),
                JsonSerializer.Deserialize<Dictionary<string, string[]>>(reader.GetString(1))!,
                reader.GetFieldValue<DateTimeOffset>(2),
                reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return found;
    }

    /// <param name="turn">Which save of an opened page it is; null for one that nothing of the page's can come after.</param>
    /// <returns>When it was saved; null when it is too large, has no address or belongs to nobody, and nothing was saved.</returns>
    public async Task<DateTimeOffset?> SaveAsync(string address, IReadOnlyDictionary<string, string[]> fields, DraftTurn? turn, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(FormDraft.Kept(fields), _json);
        if (user.Id is null || !FormDraft.IsAddress(address) || json.Length > Largest || turn?.Page.Length > 40)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await using var connection = await database.OpenAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(
            """
            insert into styrkedja.form_draft as d (account_id, address, fields, saved_at, page, turn) values ($1, $2, $3, $4, $5, $6)
            on conflict (municipality_id, account_id, address) do update
            set fields = excluded.fields, saved_at = excluded.saved_at, thrown_at = null, page = excluded.page, turn = excluded.turn
            where d.page is distinct from excluded.page or d.turn is null or d.turn < excluded.turn
            """,
            address, new NpgsqlParameter { Value = System.Text.Encoding.UTF8.GetString(json), NpgsqlDbType = NpgsqlDbType.Jsonb }, now,
            new NpgsqlParameter { Value = (object?)turn?.Page ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }, new NpgsqlParameter { Value = (object?)turn?.Number ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer }));
        batch.BatchCommands.Add(Command(
            """
            delete from styrkedja.form_draft where account_id = $1
            and (saved_at < $2 or thrown_at < $3 or address in (select address from styrkedja.form_draft where account_id = $1 order by saved_at desc, address offset $4))
            """,
            now - Lasts, now - TakenBackWithin, Most));
        await batch.ExecuteNonQueryAsync(cancellation);
        _gone.Remove(address);
        return now;
    }

    /// <summary>Throws a draft away; it can be taken back until <see cref="TakenBackWithin"/> has passed.</summary>
    public Task ThrowAsync(string address, CancellationToken cancellation) =>
        DoAsync("update styrkedja.form_draft set thrown_at = $3 where account_id = $1 and address = $2", cancellation, address, clock.GetUtcNow());

    /// <summary>Takes back what was thrown away.</summary>
    public Task TakeBackAsync(string address, CancellationToken cancellation) =>
        DoAsync("update styrkedja.form_draft set thrown_at = null where account_id = $1 and address = $2", cancellation, address);

    /// <summary>They have been removed with what took their place.</summary>
    internal void AreGone(IEnumerable<string> addresses) => _gone.UnionWith(addresses);

    /// <summary>Removes drafts of what has been sent.</summary>
    public async Task DiscardAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellation)
    {
        var left = addresses.Where(_gone.Add).ToArray();
        if (left.Length > 0)
        {
            await DoAsync("delete from styrkedja.form_draft where account_id = $1 and address = any($2)", cancellation, (object)left);
        }
    }

    private async Task DoAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        if (user.Id is null)
        {
            return;
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(sql, values));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    // $1 is the account in every one of them.
    private NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = user.Id!.Value.Value } } };
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
