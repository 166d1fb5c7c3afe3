using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;

namespace Styrkedja.Application.Database.Server;

/// <summary>Makes the cluster, starts, finds and stops the server. The caller holds the turn lock.</summary>
internal sealed class ServerProcess(ServerFolders folders, PostgresBinaries binaries, ServerAccount account, bool throwaway)
{
    // Long, because a start after a crash replays what had not reached the data files.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // pg_ctl itself looks ten times a second, which is a good part of a start.
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    private readonly ServerLog _log = new(folders);
    private Task<ServerCommand.Outcome>? _starting;

    /// <summary>The running server of this cluster, or null when there is none.</summary>
    public async Task<ServerEndpoint?> FindAsync(CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (PostmasterFile.Read(folders.Cluster) is { IsAlive: true } server)
        {
            var endpoint = ServerEndpoint.Of(server, folders);
            if (endpoint is not null && !endpoint.Exists && IsReady())
            {
                await StopAsync(ct);
                return null;
            }

            if (endpoint is not null && await AnswersAsync(endpoint, ct))
            {
                return endpoint;
            }

            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new DatabaseServerException(DatabaseServerFault.NoAnswer,
                    $"En databasserver är igång på {folders.Cluster} men svarar inte. Vänta en stund och försök igen, "
                    + "eller starta om datorn.",
                    _log.Tail());
            }

            await Task.Delay(Pause, ct);
        }

        return null;
    }

    public async Task<ServerEndpoint> StartAsync(CancellationToken ct)
    {
        if (!folders.HasCluster)
        {
            await MakeClusterAsync(ct);
        }

        ClearTraces();
        var endpoint = ServerEndpoint.New(folders);
        await account.HandOverAsync(endpoint.Host, ct);
        ServerSettings.Write(folders, endpoint, throwaway);
        var position = _log.Open();
        await account.HandOverAsync(_log.Path, ct);

        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            _starting = PgCtlAsync(["start", "-w", "-t", $"{Patience.TotalSeconds:0}", "-l", _log.Path], ct);
            while (!_starting.IsCompleted && !IsReady())
            {
                await Task.WhenAny(_starting, Task.Delay(Glance, ct));
            }

            if (!_starting.IsCompleted)
            {
                return endpoint;
            }

            var started = await _starting;
            if (started.Succeeded)
            {
                return endpoint;
            }

            var said = _log.Since(position);
            // The back ends of a killed server notice its death within moments; until then PostgreSQL waits for them.
            if (!said.Contains("pre-existing shared memory block", StringComparison.Ordinal) || Stopwatch.GetElapsedTime(began) > Patience)
            {
                endpoint.Remove();
                throw _log.Explain(said.Length > 0 ? said : started.Output);
            }

            position = _log.Open();
            await Task.Delay(Pause * 4, ct);
        }
    }

    public async Task StopAsync(CancellationToken ct)
    {
        if (_starting is not null)
        {
            // How it went no longer matters, and it may have been told to stop waiting; only that it is over.
            await Task.WhenAny(_starting);
        }

        var server = PostmasterFile.Read(folders.Cluster);
        // pg_ctl signals the number in the file, which is another process's when the server was killed and the number reused.
        if (server is { IsAlive: true })
        {
            var stopped = await PgCtlAsync(["stop", "-m", "fast", "-w", "-t", "30"], ct);
            if (!stopped.Succeeded && PostmasterFile.Read(folders.Cluster) is { IsAlive: true })
            {
                // A back end that does not let go: the write-ahead log makes the next start whole again.
                await PgCtlAsync(["stop", "-m", "immediate", "-w", "-t", "30"], ct);
            }
        }

        if (server is not null)
        {
            ServerEndpoint.Of(server, folders)?.Remove();
        }
    }

    private async Task MakeClusterAsync(CancellationToken ct)
    {
        if (Directory.Exists(folders.NewCluster))
        {
            Directory.Delete(folders.NewCluster, recursive: true);
        }

        List<string> command =
        [
            binaries.InitDb, "--pgdata", folders.NewCluster, "--username", EmbeddedPostgres.Superuser, "--encoding", "UTF8",
            "--locale-provider", "icu", "--icu-locale", "sv-SE", "--no-instructions",
            // ICU sorts; the C library is asked only for the rest, and outside Linux its C.UTF-8 may be missing.
            "--locale", OperatingSystem.IsLinux() ? "C.UTF-8" : "C",
        ];
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(folders.Password, RandomNumberGenerator.GetHexString(32));
            command.AddRange("--auth", "scram-sha-256", "--pwfile", folders.Password);
        }
        else
        {
            command.AddRange("--auth", "trust"); // The folder of the socket is closed to everyone else.
        }

        if (throwaway)
        {
            command.Add("--no-sync");
        }

        var made = await ServerCommand.RunAsync(account.Prefix, folders.Root, command, ct);
        if (!made.Succeeded)
        {
            throw _log.Explain(made.Output);
        }

        Directory.Move(folders.NewCluster, folders.Cluster);
    }

    // What a server that was killed has left.
    private void ClearTraces()
    {
        if (PostmasterFile.Read(folders.Cluster) is { } dead)
        {
            ServerEndpoint.Of(dead, folders)?.Remove();
            dead.MarkDead();
        }
    }

    private bool IsReady() => PostmasterFile.Read(folders.Cluster) is { IsReady: true, IsAlive: true };

    private static async Task<bool> AnswersAsync(ServerEndpoint endpoint, CancellationToken ct)
    {
        var probe = new NpgsqlConnectionStringBuilder(endpoint.ConnectionString(EmbeddedPostgres.Superuser, "postgres"))
        {
            Pooling = false,
            Timeout = 5,
        };
        try
        {
            await using var connection = new NpgsqlConnection(probe.ConnectionString);
            await connection.OpenAsync(ct);
            return true;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            return true;
        }
        catch (NpgsqlException)
        {
            return false; // Starting, stopping, or recovering.
        }
    }

    private Task<ServerCommand.Outcome> PgCtlAsync(string[] arguments, CancellationToken ct) =>
        ServerCommand.RunAsync(account.Prefix, folders.Root, [binaries.PgCtl, "-D", folders.Cluster, .. arguments], ct);
}
