using System.Diagnostics;

namespace Styrkedja.Web.Tests.CommandLine;

/// <summary>The program as a shell starts it.</summary>
internal sealed class Program : IDisposable
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "Styrkedja.Web.dll");
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Program(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    /// <param name="dataFolder">Of its own, so that nothing a test does meets another's.</param>
    public static Program Start(string dataFolder, params string[] arguments) => StartWith(dataFolder, null, arguments);

    /// <param name="connectionString">Of a server it does not start itself.</param>
    public static Program StartWith(string dataFolder, string? connectionString, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Dll, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["STYRKEDJA_DATA"] = dataFolder;
        if (connectionString is not null)
        {
            start.Environment["ConnectionStrings__Styrkedja"] = connectionString;
        }

        return new Program(Process.Start(start)!);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<Outcome> RunAsync(string dataFolder, params string[] arguments)
    {
        using var program = Start(dataFolder, arguments);
        return await program.EndAsync();
    }

    public Task<string?> NextLineAsync() => _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();

    /// <summary>Lets go of what it says from now on: a program that nobody listens to waits when the pipe is full.</summary>
    public void Mute() => _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);

    public async Task<Outcome> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(_process.ExitCode, output, await _errors);
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Ends it at once, as kill -9 does, and waits until it is gone.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
    }

    public void Dispose()
    {
        Kill();

        _process.Dispose();
    }

    public sealed record Outcome(int ExitCode, string Output, string Errors);
}
