using Npgsql;

namespace Styrkedja.Application.Database;

/// <summary>
/// Connections of their own that see one municipality and sign with one name: for what is to be seen before the piece of work
/// at hand is done, and for work that needs no context. Everything else takes the context's.
/// </summary>
public sealed class DatabaseConnections(NpgsqlDataSource source, Tenant tenant)
{
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        await new TenantOnConnection(tenant).TellAsync(connection, cancellation);
        return connection;
    }
}
