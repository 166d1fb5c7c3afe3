using System.Globalization;
using Npgsql;
using Styrkedja.Application.Database.Server;

namespace Styrkedja.Application.Tests.Database;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("styrkedja-server-").FullName;

    private string Cluster => Path.Combine(_folder, "postgres", "cluster");

    private string PidFile => Path.Combine(Cluster, "postmaster.pid");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Sorts_as_swedish_does()
    {
        await using var server = await StartAsync();

        var sorted = await AskAsync(server, "SELECT string_agg(w, ' ' ORDER BY w) FROM unnest(ARRAY['öl','zon','ärt','al','ål']) w");

        sorted.ShouldBe("al zon ål ärt öl");
    }

    [Fact]
    public async Task Opens_no_tcp_port()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        await using var server = await StartAsync();

        var sockets = Directory.GetFiles($"/proc/{ServerPid()}/fd").Select(fd => new FileInfo(fd).LinkTarget ?? "")
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal)).Select(target => target[8..^1]).ToList();
        var tcp = new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadAllLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts.Length > 9).Select(parts => parts[9]);

        sockets.ShouldNotBeEmpty();
        sockets.Intersect(tcp).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_its_owner_can_open_the_folder_of_the_socket()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("No sockets there.");
            return;
        }

        await using var server = await StartAsync();

        File.GetUnixFileMode(SocketFolder(server)).ShouldBe(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Works_below_a_folder_too_deep_for_a_socket()
    {
        var deep = Path.Combine(_folder, string.Join('/', Enumerable.Repeat("en-mapp-med-långt-namn", 8)));

        await using var server = await StartAsync(deep);

        (await AskAsync(server, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_start_uses_the_running_server_and_leaves_it_running()
    {
        await using var first = await StartAsync();

        await using (var second = await StartAsync())
        {
            second.StartedHere.ShouldBeFalse();
            (await AskAsync(second, "SELECT 1")).ShouldBe(1);
        }

        (await AskAsync(first, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task The_last_one_out_stops_it_even_if_another_started_it()
    {
        var first = await StartAsync();
        var second = await StartAsync();

        await first.DisposeAsync();
        (await AskAsync(second, "SELECT 1")).ShouldBe(1);
        await second.DisposeAsync();

        File.Exists(PidFile).ShouldBeFalse();
        Directory.Exists(SocketFolder(second)).ShouldBeFalse();
    }

    [Fact]
    public async Task Starts_at_the_same_moment_share_one_server()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAsync())));

        servers.Count(server => server.StartedHere).ShouldBe(1);
        servers.Select(server => server.ConnectionString("postgres", "postgres")).Distinct().Count().ShouldBe(1);
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Keeps_what_was_stored()
    {
        await using (var server = await StartAsync())
        {
            await AskAsync(server, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        await using var again = await StartAsync();
        (await AskAsync(again, "SELECT answer FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_half_made_cluster_is_made_anew()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "postgres", "cluster.new", "base"));

        await using var server = await StartAsync();

        (await AskAsync(server, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Missing_programs_are_explained()
    {
        var fault = await Should.ThrowAsync<DatabaseServerException>(() => EmbeddedPostgres.StartAsync(
            new() { DataFolder = _folder, BinariesFolder = Path.Combine(_folder, "nothing") }));

        fault.Fault.ShouldBe(DatabaseServerFault.BinariesMissing);
        fault.Message.ShouldContain("./run");
    }

    [Fact]
    public async Task Data_of_another_major_version_is_explained()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Cluster, "PG_VERSION"), "15\n", TestContext.Current.CancellationToken);

        var fault = await Should.ThrowAsync<DatabaseServerException>(() => StartAsync());

        fault.Fault.ShouldBe(DatabaseServerFault.OtherMajorVersion);
        fault.LogTail.ShouldContain("version 15");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_explained()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var fault = await Should.ThrowAsync<DatabaseServerException>(() => StartAsync(file));

        fault.Fault.ShouldBe(DatabaseServerFault.FolderNotReachable);
        fault.Message.ShouldContain("STYRKEDJA_DATA");
    }

    private int ServerPid() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private Task<EmbeddedPostgres> StartAsync(string? folder = null) =>
        EmbeddedPostgres.StartAsync(new() { DataFolder = folder ?? _folder, Throwaway = true });

    private static string SocketFolder(EmbeddedPostgres server) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres", "postgres")).Host!;

    private static async Task<object?> AskAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres", "postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
