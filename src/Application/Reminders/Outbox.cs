using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Styrkedja.Application.Database;
using Styrkedja.Domain.Reminders;

namespace Styrkedja.Application.Reminders;

/// <summary>Letters that wait to be sent, each taken by one node only.</summary>
public sealed class Outbox(StyrkedjaDbContext database, DatabaseConnections connections, TimeProvider clock)
{
    /// <summary>After this long a letter has lost its meaning.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromDays(1);

    /// <summary>A node that has held a letter for longer than a server is waited for has stopped.</summary>
    private static readonly TimeSpan _silence = TimeSpan.FromMinutes(10);

    /// <summary>Minutes until the next try; the last for all that follow.</summary>
    private static readonly int[] _waits = [1, 5, 15, 60, 120, 240];

    /// <summary>
    /// The next that may be sent. It is claimed before the server hears of it: whether a server has taken a letter cannot
    /// be known after a crash, and nobody is to get two.
    /// </summary>
    public async Task<MailMessage?> ClaimAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await ExecuteAsync(
            "update styrkedja.mail_message set state = 'Unknown', ended_at = $1 where state = 'Sending' and claimed_at < $2", cancellation, Value(now), Value(now - _silence));
        await ExecuteAsync(
            "update styrkedja.mail_message set state = 'Failed', ended_at = $1 where state = 'Waiting' and made_at < $2", cancellation, Value(now), Value(now - _patience));
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            """
            update styrkedja.mail_message set state = 'Sending', claimed_at = $1, attempts = attempts + 1 where id = (
                select id from styrkedja.mail_message where state = 'Waiting' and next_at <= $1 order by made_at, id limit 1 for update skip locked)
            returning id
            """,
            connection) { Parameters = { Value(now) } };
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? await database.MailMessages.AsNoTracking().FirstAsync(m => m.Id == id, cancellation) : null;
    }

    /// <summary>The server has taken it.</summary>
    public Task SentAsync(MailMessage message, CancellationToken cancellation) => EndAsync(message, MailState.Sent, null, cancellation);

    /// <summary>It is not sent at all.</summary>
    public Task EndAsync(MailMessage message, MailState state, string? answer, CancellationToken cancellation) => ExecuteAsync(
        "update styrkedja.mail_message set state = $2, answer = $3, ended_at = $4 where id = $1",
        cancellation,
        new() { Value = message.Id },
        new() { Value = state.ToString() },
        Text(answer),
        Value(clock.GetUtcNow()));

    /// <summary>It is tried again later, with longer waits each time; after a day it has failed.</summary>
    public Task TryLaterAsync(MailMessage message, string? answer, CancellationToken cancellation)
    {
        var next = clock.GetUtcNow().AddMinutes(_waits[Math.Min(message.Attempts, _waits.Length) - 1]);
        return next > message.MadeAt + _patience
            ? EndAsync(message, MailState.Failed, answer, cancellation)
            : ExecuteAsync(
                "update styrkedja.mail_message set state = 'Waiting', answer = $2, next_at = $3 where id = $1", cancellation, new() { Value = message.Id }, Text(answer), Value(next));
    }

    /// <summary>What did not arrive as meant or is late, the newest first.</summary>
    public async Task<IReadOnlyList<(MailMessage Message, string Name, string? Email)>> TroublesAsync(int most, CancellationToken cancellation)
    {
        var messages = await database.MailMessages.AsNoTracking()
            .Where(m => m.State == MailState.Failed || m.State == MailState.Unknown || (m.State == MailState.Waiting && m.Attempts > 0))
            .OrderByDescending(m => m.MadeAt).Take(most).ToListAsync(cancellation);
        var to = messages.Select(m => m.AccountId.Value).ToHashSet();
        var accounts = await database.Users.AsNoTracking().Where(a => to.Contains(a.Id)).ToDictionaryAsync(a => a.AccountId, cancellation);
        return [.. messages.Select(m => (m, accounts[m.AccountId].Name, accounts[m.AccountId].Email))];
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlParameter Value(DateTimeOffset at) => new() { Value = at.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
