namespace Styrkedja.Application.Database.Server;

/// <summary>
/// The installation's private PostgreSQL server, reached through a Unix socket and through no TCP port.
/// </summary>
/// <remarks>
/// Any number of processes share one server per data folder, and the last one out stops it. Each holds a
/// shared lock on a file while it uses the server; whoever leaves and then gets that lock alone was the
/// last. The operating system frees the locks of a process that is killed, so there is no count to go wrong:
/// a server left behind by a crash is found by the next start and stopped at its end.
/// </remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The role that owns the cluster.</summary>
    public const string Superuser = "postgres";

    private readonly ServerFolders _folders;
    private readonly ServerProcess _server;
    private readonly ServerEndpoint _endpoint;
    private FileStream? _use;

    private EmbeddedPostgres(
        ServerFolders folders, ServerProcess server, ServerEndpoint endpoint, FileStream use, bool startedHere)
    {
        _folders = folders;
        _server = server;
        _endpoint = endpoint;
        _use = use;
        StartedHere = startedHere;
    }

    /// <summary>False when the server was already running, for another process or left by one that was killed.</summary>
    public bool StartedHere { get; }

    /// <summary>Finds the data folder's running server, or makes and starts it.</summary>
    /// <exception cref="DatabaseServerException">It cannot be started; the message says in Swedish what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var binaries = PostgresBinaries.Find(options.BinariesFolder);
        var folders = new ServerFolders(options.DataFolder);
        folders.Create();

        await using var turn = await FileLock.TakeAloneAsync(folders.TurnLock, ct);
        var use = await FileLock.TakeSharedAsync(folders.UseLock, ct);
        try
        {
            var account = await ServerAccount.ChooseAsync(folders, binaries, ct);
            var server = new ServerProcess(folders, binaries, account, options.Throwaway);
            var running = await server.FindAsync(ct);
            var endpoint = running ?? await server.StartAsync(ct);
            var started = new EmbeddedPostgres(folders, server, endpoint, use, startedHere: running is null);
            use = null;
            return started;
        }
        finally
        {
            use?.Dispose();
        }
    }

    /// <summary>How to reach a database of the server as one of its roles.</summary>
    public string ConnectionString(string user, string database) => _endpoint.ConnectionString(user, database);

    /// <summary>Stops the server unless another process still uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use)
        {
            return;
        }

        await using var turn = await FileLock.TakeAloneAsync(_folders.TurnLock, CancellationToken.None);
        await use.DisposeAsync();
        await using var alone = FileLock.TryTakeAlone(_folders.UseLock);
        if (alone is not null)
        {
            await _server.StopAsync(CancellationToken.None);
        }
    }
}
