using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Styrkedja.Application.Database.Server;

namespace Styrkedja.Application.Tests.Database;

/// <summary>What a kill -9 leaves must not keep the next start from working.</summary>
public sealed class EmbeddedPostgresCrashTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("styrkedja-crash-").FullName;

    private string PidFile => Path.Combine(_folder, "postgres", "cluster", "postmaster.pid");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_server_of_a_killed_owner_is_taken_over_and_stopped_at_the_end()
    {
        using var owner = OwnerToKill.Start(_folder);
        await UntilAsync(() => OwnerToKill.IsReady(_folder));
        owner.Kill();
        await owner.WaitForExitAsync(TestContext.Current.CancellationToken);
        var orphan = ServerPid();

        await using (var server = await StartAsync())
        {
            server.StartedHere.ShouldBeFalse();
            (await AskAsync(server)).ShouldBe(1);
            ServerPid().ShouldBe(orphan);
        }

        File.Exists(PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_killed_server_starts_again()
    {
        await using var before = await KilledServerAsync();

        await using var server = await StartAsync();

        server.StartedHere.ShouldBeTrue();
        (await AskAsync(server)).ShouldBe(1);
    }

    [Fact]
    public async Task A_dead_servers_number_that_belongs_to_another_process_now_does_not_block()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Starts sleep.");
        await (await KilledServerAsync()).DisposeAsync();
        // Not this process: PostgreSQL knows that its own ancestors cannot be the dead server.
        using var bystander = await GiveTheNumberToABystanderAsync();

        await using var server = await StartAsync();

        (await AskAsync(server)).ShouldBe(1);
        bystander.Kill();
    }

    [Fact]
    public async Task Leaving_a_dead_server_signals_no_process_that_has_got_its_number()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Starts sleep.");
        var server = await KilledServerAsync();
        using var bystander = await GiveTheNumberToABystanderAsync();

        await server.DisposeAsync();

        bystander.WaitForExit(500).ShouldBeFalse();
        bystander.Kill();
    }

    [Fact]
    public async Task A_pid_file_cut_short_does_not_block()
    {
        await (await KilledServerAsync()).DisposeAsync();
        await File.WriteAllTextAsync(PidFile, "", TestContext.Current.CancellationToken);

        await using var server = await StartAsync();

        (await AskAsync(server)).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_whose_socket_was_cleaned_away_is_replaced()
    {
        await using var before = await StartAsync();
        Directory.Delete(new NpgsqlConnectionStringBuilder(before.ConnectionString("postgres", "postgres")).Host!, recursive: true);

        await using var server = await StartAsync();

        (await AskAsync(server)).ShouldBe(1);
    }

    private async Task<EmbeddedPostgres> KilledServerAsync()
    {
        var server = await StartAsync();
        Process.GetProcessById(ServerPid()).Kill();
        await UntilAsync(() => !Answers(server));
        return server;
    }

    private async Task<Process> GiveTheNumberToABystanderAsync()
    {
        var bystander = Process.Start("sleep", "60");
        var left = await File.ReadAllLinesAsync(PidFile, TestContext.Current.CancellationToken);
        left[0] = bystander.Id.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(PidFile, left, TestContext.Current.CancellationToken);
        return bystander;
    }

    private static bool Answers(EmbeddedPostgres server)
    {
        try
        {
            using var connection = new NpgsqlConnection(server.ConnectionString("postgres", "postgres") + ";Pooling=false");
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> reached)
    {
        for (var waited = 0; !reached(); waited++)
        {
            waited.ShouldBeLessThan(600, "waited 30 seconds");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private int ServerPid() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private Task<EmbeddedPostgres> StartAsync() =>
        EmbeddedPostgres.StartAsync(new() { DataFolder = _folder, Throwaway = true });

    private static async Task<object?> AskAsync(EmbeddedPostgres server)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres", "postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        return await command.ExecuteScalarAsync();
    }
}
