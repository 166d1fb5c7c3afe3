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
    /// <summary>Within the context's transaction where it has one. Open until nobody holds it.</summary>
    public async Task<HeldConnection> OpenAsync(CancellationToken cancellation)
    {
        await database.Database.OpenConnectionAsync(cancellation);
        var held = new HeldConnection(database);
        await tenant.TellAsync(held, database.Database.CurrentTransaction?.GetDbTransaction(), cancellation);
        return held;
    }
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
