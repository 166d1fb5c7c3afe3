using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Styrkedja.TestKit;

/// <summary>A database of its own for a test class: a clone of a prepared template, dropped some time after it is disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string ClonePrefix = "test_";

    // Each drop makes the server write all that is not yet on disk, which stalls those at work; many in a row do it once.
    private const int DroppedAtOnce = 25;

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    private static readonly ConcurrentQueue<string> Ended = new();
    private static readonly SemaphoreSlim Dropping = new(1);
    private static int _clones;

    private readonly bool _dropped;

    private TestDatabase(string name, string connectionString, bool dropped = true)
    {
        Name = name;
        ConnectionString = connectionString;
        _dropped = dropped;
    }

    /// <summary>
    /// Fills the template, given a connection string to its empty database; run once per template, not once per
    /// test. Set before the first <see cref="CreateAsync"/>.
    /// </summary>
    public static Func<string, Task> Prepare { get; set; } = _ => Task.CompletedTask;

    /// <summary>The database's name on the server.</summary>
    public string Name { get; }

    /// <summary>Connects as the role that owns everything and is above row-level security.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes a clone.</summary>
    /// <param name="template">
    /// Names the template; put a hash of whatever <see cref="Prepare"/> applies into it, so that an unchanged
    /// schema is reused by later test processes and a changed one is made anew.
    /// </param>
    public static async Task<TestDatabase> CreateAsync(string template) =>
        await CloneAsync(await Templates.GetOrAdd(template, key => new(() => MakeTemplateAsync(key))).Value);

    /// <summary>Makes one on a server of the test's own, which it may stop and start; it goes with the server.</summary>
    /// <param name="server">Connects to any of its databases as the role that owns everything.</param>
    public static async Task<TestDatabase> CreateOnAsync(string server)
    {
        const string Own = "own";
        await using (var connection = new NpgsqlConnection(server))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"CREATE DATABASE {Own}", connection);
            await command.ExecuteNonQueryAsync();
        }

        var database = new TestDatabase(Own, new NpgsqlConnectionStringBuilder(server) { Database = Own }.ConnectionString, dropped: false);
        await Prepare(database.ConnectionString);
        return database;
    }

    /// <summary>Makes one with nothing in it, not even the schema.</summary>
    public static Task<TestDatabase> CreateEmptyAsync() => CloneAsync("template0");

    private static async Task<TestDatabase> CloneAsync(string source)
    {
        var number = Interlocked.Increment(ref _clones);
        var name = string.Create(CultureInfo.InvariantCulture, $"{ClonePrefix}{Environment.ProcessId}_{number}");
        await TestServer.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {source}");
        return new TestDatabase(name, await TestServer.ConnectionStringAsync(name));
    }

    /// <summary>Connects as another role, for example one that row-level security holds.</summary>
    public string ConnectionStringAs(string user) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Username = user }.ConnectionString;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using var pool = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(pool);
        if (_dropped)
        {
            Ended.Enqueue(Name);
            if (Ended.Count >= DroppedAtOnce)
            {
                await DropEndedAsync();
            }
        }
    }

    /// <summary>Drops every one that is disposed; when it is done, so are they.</summary>
    public static async Task DropEndedAsync()
    {
        await Dropping.WaitAsync();
        try
        {
            while (Ended.TryDequeue(out var name))
            {
                await TestServer.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            }
        }
        finally
        {
            Dropping.Release();
        }
    }

    internal static bool BelongsToRunningProcess(string name) =>
        name.Split('_') is ["test", var pid, _]
        && int.TryParse(pid, CultureInfo.InvariantCulture, out var id)
        && IsRunning(id);

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task<string> MakeTemplateAsync(string template)
    {
        var name = "template_" + TestServer.Fingerprint(template);
        var unfinished = name + "_unfinished";
        await using var connection = new NpgsqlConnection(await TestServer.ConnectionStringAsync("postgres"));
        await connection.OpenAsync();

        // Held until the connection closes: another test process may want the same template at the same moment.
        await RunAsync($"SELECT pg_advisory_lock(hashtext('{name}'))");
        if (await RunAsync($"SELECT 1 FROM pg_database WHERE datname = '{name}'") is null)
        {
            await RunAsync($"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)");
            await RunAsync($"CREATE DATABASE {unfinished} TEMPLATE template0");
            // Without a pool, because a template with open connections cannot be cloned.
            await Prepare(new NpgsqlConnectionStringBuilder(await TestServer.ConnectionStringAsync(unfinished))
            {
                Pooling = false,
            }.ConnectionString);
            await RunAsync($"ALTER DATABASE {unfinished} WITH ALLOW_CONNECTIONS false");
            await RunAsync($"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{unfinished}'");
            await RunAsync($"ALTER DATABASE {unfinished} RENAME TO {name}");
        }

        await RunAsync($"SELECT pg_advisory_unlock(hashtext('{name}'))");
        return name;

        async Task<object?> RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
            return await command.ExecuteScalarAsync();
        }
    }
}
