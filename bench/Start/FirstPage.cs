using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Styrkedja.Bench.Figures;

namespace Styrkedja.Bench.Start;

/// <summary>
/// From the start of <c>serve</c> on an existing database that is not running to the last byte of the first page,
/// beside <c>pg_ctl start</c> on that same database and then an empty ASP.NET Core application's start to its first page.
/// Whole processes, started anew for each run.
/// </summary>
internal static class FirstPage
{
    private const double Limit = 2;

    public static async Task<Figure> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("styrkedja-bench-");
        try
        {
            var server = new DatabaseByHand(folder.FullName);
            await OursAsync(folder.FullName);
            return Figure.Of("Start to the first page", Limit, await Pairs.MeasureAsync(1, 9, () => FloorAsync(server), () => OursAsync(folder.FullName)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<TimeSpan> OursAsync(string folder) =>
        FirstAnswerAsync(address => Dotnet(Repository.App, ["serve", "--demo", "--urls", address], folder), () => Task.CompletedTask);

    private static async Task<TimeSpan> FloorAsync(DatabaseByHand server)
    {
        try
        {
            return await FirstAnswerAsync(address => Dotnet(typeof(FirstPage).Assembly.Location, ["--empty-site", address], null), server.StartAsync);
        }
        finally
        {
            await server.StopAsync();
        }
    }

    private static async Task<TimeSpan> FirstAnswerAsync(Func<string, ProcessStartInfo> command, Func<Task> first)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var start = command(address);
        var began = Stopwatch.GetTimestamp();
        await first();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await AnswerAsync(client, process);
        var took = Stopwatch.GetElapsedTime(began);
        using var stop = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        return took;
    }

    /// <summary>Asks again every ten milliseconds, which costs the measured little, until somebody listens; follows the way to the sign-in.</summary>
    private static async Task AnswerAsync(HttpClient client, Process process)
    {
        while (true)
        {
            try
            {
                await client.GetStringAsync(new Uri("/", UriKind.Relative));
                return;
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } && !process.HasExited)
            {
                await Task.Delay(10);
            }
        }
    }

    private static ProcessStartInfo Dotnet(string program, string[] arguments, string? dataFolder)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        start.Environment["STYRKEDJA_DATA"] = dataFolder;
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
