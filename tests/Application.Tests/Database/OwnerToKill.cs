using System.Diagnostics;
using Styrkedja.Application.Database.Server;

namespace Styrkedja.Application.Tests.Database;

/// <summary>Not a test: a process that owns a server and waits for a test to kill it.</summary>
public sealed class OwnerToKill
{
    private const string Folder = "STYRKEDJA_TEST_OWNER_FOLDER";

    public static Process Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            typeof(OwnerToKill).Assembly.Location, "-explicit", "only",
            "-method", $"{typeof(OwnerToKill).FullName}.{nameof(Owns_a_server_until_it_is_killed)}",
        ])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[Folder] = folder;
        return Process.Start(start)!;
    }

    public static bool IsReady(string folder) => File.Exists(Path.Combine(folder, "ready"));

    [Fact(Explicit = true)]
    public async Task Owns_a_server_until_it_is_killed()
    {
        var folder = Environment.GetEnvironmentVariable(Folder);
        Assert.SkipWhen(folder is null, "Run by another test.");
        await using var server = await EmbeddedPostgres.StartAsync(
            new() { DataFolder = folder, Throwaway = true }, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "ready"), "", TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }
}
