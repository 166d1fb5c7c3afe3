using System.Data.Common;
using Npgsql;
using Styrkedja.Application.Database.Server;

namespace Styrkedja.Application.Database;

/// <summary>
/// The database of this installation, brought up to date: its own private server, or the one a connection string names.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    private const string DatabaseName = "styrkedja";

    /// <summary>Statements a connection keeps prepared at most.</summary>
    private const int KeptStatements = 100;

    private readonly EmbeddedPostgres? _server;

    private Installation(DatabaseLocation location, EmbeddedPostgres? server)
    {
        Location = location;
        _server = server;
        Source = NpgsqlDataSource.Create(Prepared(location.Application));
    }

    public DatabaseLocation Location { get; }

    /// <summary>Connections as the application's role.</summary>
    public NpgsqlDataSource Source { get; }

    /// <param name="connectionString">An external server; null starts the private one in <paramref name="dataFolder"/>.</param>
    /// <param name="migrate">False leaves the schema as it is found: a restore decides itself how far to take it.</param>
    /// <param name="ownerConnectionString">For migrations on an external server, where the application itself should not own the schema.</param>
    /// <exception cref="DatabaseServerException">The private server cannot be started.</exception>
    /// <exception cref="NpgsqlException">The external server cannot be reached.</exception>
    public static async Task<Installation> OpenAsync(string? connectionString, string? ownerConnectionString, string dataFolder, bool migrate, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(connectionString))
        {
            return await ReadyAsync(new Installation(DatabaseLocation.External(connectionString, ownerConnectionString), null), migrate, cancellation);
        }

        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = dataFolder }, cancellation);
        var location = new DatabaseLocation(
            server.ConnectionString(EmbeddedPostgres.Superuser, DatabaseName),
            server.ConnectionString(DatabaseLocation.ApplicationRole, DatabaseName));
        if (!await HasDatabaseAsync(location.Owner, cancellation))
        {
            await MakeDatabaseAsync(server.ConnectionString(EmbeddedPostgres.Superuser, "postgres"), cancellation);
        }

        return await ReadyAsync(new Installation(location, server), migrate, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    // The same statements come again with every page: the server need not plan them anew each time. Who runs the server may say otherwise.
    private static string Prepared(string connectionString)
    {
        var told = new NpgsqlConnectionStringBuilder(connectionString);

        // The typed builder has every key; whether one was said, only the plain one knows.
        if (!new DbConnectionStringBuilder { ConnectionString = connectionString }.ContainsKey("Max Auto Prepare"))
        {
            told.MaxAutoPrepare = KeptStatements;
        }

        return told.ConnectionString;
    }

    private static async Task<Installation> ReadyAsync(Installation installation, bool migrate, CancellationToken cancellation)
    {
        if (migrate)
        {
            await new Migrator(installation.Location.Owner).MigrateAsync(cancellation);
        }

        return installation;
    }

    private static async Task<bool> HasDatabaseAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    private static async Task MakeDatabaseAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var create = new NpgsqlCommand($"create database {DatabaseName}", connection);
        try
        {
            await create.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process that started at the same moment made it.
        }
    }
}
