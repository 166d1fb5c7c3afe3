using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Styrkedja.Application.Database.Server;

namespace Styrkedja.TestKit;

/// <summary>
/// One throwaway PostgreSQL server for all tests of a process. Its data stays under the system's folder for
/// temporary files, one folder per checkout and account, so that the next test process finds the templates made.
/// </summary>
/// <remarks>To start from nothing, delete that folder; <see cref="DataFolder"/> names it.</remarks>
public static class TestServer
{
    private const int TemplatesKept = 8;

    private static readonly Lazy<Task<EmbeddedPostgres>> Started = new(StartAsync);

    /// <summary>Where the server keeps its data; never the developer's own <c>data/</c>.</summary>
    public static string DataFolder { get; } = Path.Combine(
        Path.GetTempPath(), $"styrkedja-test-{Environment.UserName}-{Fingerprint(SourceFolder())}");

    /// <summary>How to reach a database of the server; the server starts with the first call.</summary>
    public static async Task<string> ConnectionStringAsync(string database, string user = EmbeddedPostgres.Superuser) =>
        (await Started.Value).ConnectionString(user, database);

    internal static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    internal static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await ConnectionStringAsync("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        var server = await EmbeddedPostgres.StartAsync(new() { DataFolder = DataFolder, Throwaway = true });
        // Runs at the end of the process whatever the tests did, and needs no declaration in each test project.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await DropLeftoversAsync(server);
        return server;
    }

    // Clones of test processes that were killed, and templates of schemas that are no longer used.
    private static async Task DropLeftoversAsync(EmbeddedPostgres server)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString(EmbeddedPostgres.Superuser, "postgres"));
        await connection.OpenAsync();
        List<string> leftovers = [];
        await using (var command = new NpgsqlCommand(
            $"""
            SELECT datname FROM pg_database WHERE datname LIKE 'test\_%'
            UNION ALL
            (SELECT datname FROM pg_database WHERE datname LIKE 'template\_%' ORDER BY oid DESC OFFSET {TemplatesKept})
            """, connection))
        await using (var names = await command.ExecuteReaderAsync())
        {
            while (await names.ReadAsync())
            {
                leftovers.Add(names.GetString(0));
            }
        }

        foreach (var name in leftovers.Where(name => !TestDatabase.BelongsToRunningProcess(name)))
        {
            await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", connection);
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
