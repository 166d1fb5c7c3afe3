using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Styrkedja.Application.Database;

/// <summary>Where the database is: once as the owner of the schema, for migrations only, and once as the application.</summary>
/// <param name="Application">Connects as a role that cannot bypass row-level security.</param>
public sealed record DatabaseLocation(string Owner, string Application)
{
    public const string ApplicationRole = "styrkedja_app";

    /// <summary>
    /// A server of one's own. The session works as the application's role from its first statement; the sign-in itself
    /// must be a member of it.
    /// </summary>
    public static DatabaseLocation External(string connectionString, string? ownerConnectionString)
    {
        var application = new NpgsqlConnectionStringBuilder(connectionString);
        application.Options = $"{application.Options} -c role={ApplicationRole}".Trim();
        return new DatabaseLocation(ownerConnectionString ?? connectionString, application.ConnectionString);
    }
}

/// <summary>Opens connections that see one municipality and sign with one name.</summary>
public sealed class DatabaseConnections(NpgsqlDataSource source, Tenant tenant)
{
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        await TenantOnConnection.ApplyAsync(connection, tenant, cancellation);
        return connection;
    }

    /// <summary>What is added to it is done within the municipality in one journey to the server; its first result is empty of interest.</summary>
    public NpgsqlBatch Batch()
    {
        var batch = source.CreateBatch();
        batch.BatchCommands.Add(TenantOnConnection.InBatch(tenant));
        return batch;
    }
}

/// <summary>
/// Tells each connection whose data it may see, when it is taken out of the pool. The pool resets the session when the
/// connection goes back, so nothing of it reaches the next one.
/// </summary>
public sealed class TenantOnConnection(Tenant tenant) : DbConnectionInterceptor
{
    private const string Enter = "select set_config('styrkedja.municipality', $1, false), set_config('styrkedja.actor_id', $2, false), set_config('styrkedja.actor', $3, false)";

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        ApplyAsync((NpgsqlConnection)connection, tenant, cancellationToken);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command((NpgsqlConnection)connection, tenant);
        command.ExecuteNonQuery();
    }

    internal static async Task ApplyAsync(NpgsqlConnection connection, Tenant tenant, CancellationToken cancellation)
    {
        await using var command = Command(connection, tenant);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    internal static NpgsqlBatchCommand InBatch(Tenant tenant)
    {
        var command = new NpgsqlBatchCommand(Enter);
        command.Parameters.AddRange(Parameters(tenant));
        return command;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, Tenant tenant)
    {
        var command = new NpgsqlCommand(Enter, connection);
        command.Parameters.AddRange(Parameters(tenant));
        return command;
    }

    private static NpgsqlParameter[] Parameters(Tenant tenant) =>
    [
        new() { Value = tenant.Municipality?.Value.ToString() ?? "" },
        new() { Value = tenant.Actor?.Value.ToString() ?? "" },
        new() { Value = tenant.ActorName },
    ];
}
