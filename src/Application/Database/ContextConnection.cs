using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Styrkedja.Application.Database;

/// <summary>
/// The context's connection, for plain SQL and for holding it: a piece of work has one. Who waits for a second while holding
/// the first can wait for ever when many do.
/// </summary>
public sealed class ContextConnection(StyrkedjaDbContext database, TenantOnConnection tenant)
{
    /// <summary>Open until nobody holds it. Whose data may be seen is told with what is sent.</summary>
    public async Task<HeldConnection> HoldAsync(CancellationToken cancellation)
    {
        await database.Database.OpenConnectionAsync(cancellation);
        return new HeldConnection(database);
    }

    /// <summary>Within the context's transaction where it has one. Open until nobody holds it.</summary>
    public async Task<HeldConnection> OpenAsync(CancellationToken cancellation)
    {
        var held = await HoldAsync(cancellation);
        await tenant.TellAsync(held, database.Database.CurrentTransaction?.GetDbTransaction(), cancellation);
        return held;
    }

    /// <summary>Statements that are sent at once, with whose data they may see: one transaction where the context has none.</summary>
    /// <param name="verb">What they do, for the trail; null where they only read.</param>
    /// <param name="reason">Why, for the trail.</param>
    public async Task<SentAtOnce> AtOnceAsync(string? verb, string? reason, CancellationToken cancellation) =>
        new(await HoldAsync(cancellation), verb is null ? tenant.Telling() : tenant.Telling(verb, reason));
}

/// <summary>The context's connection for as long as it is not disposed; several may hold it.</summary>
public sealed class HeldConnection(StyrkedjaDbContext database) : IAsyncDisposable
{
    public NpgsqlConnection ToNpgsqlConnection() => (NpgsqlConnection)database.Database.GetDbConnection();

    public static implicit operator NpgsqlConnection(HeldConnection held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return held.ToNpgsqlConnection();
    }

    public async ValueTask DisposeAsync() => await database.Database.CloseConnectionAsync();
}
