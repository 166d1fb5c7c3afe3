using System.Diagnostics;

namespace Styrkedja.Application.Database.Server;

/// <summary>Runs one of the server's programs to its end.</summary>
internal static class ServerCommand
{
    public sealed record Outcome(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }

    /// <param name="prefix">Words to put before the command, to run it as another account.</param>
    /// <param name="folder">Where it runs; the caller's own folder may be closed to the other account.</param>
    public static async Task<Outcome> RunAsync(
        IReadOnlyList<string> prefix, string folder, IReadOnlyList<string> command, CancellationToken ct)
    {
        string[] words = [.. prefix, .. command];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        ClearEnvironment(start.Environment);

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new Outcome(process.ExitCode, await output + await errors);
    }

    // PGDATA and its relatives in a developer's shell point at another server, and the messages are read by us.
    private static void ClearEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            environment.Remove(name);
        }

        environment["LC_ALL"] = "C";
    }
}
