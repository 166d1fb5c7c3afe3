using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace Styrkedja.TestKit;

/// <summary>A mail server of another make, in a process of its own.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly ConcurrentQueue<ReceivedLetter> _letters = new();
    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();

    private MailServer(Process process) => _process = process;

    public int Port { get; private set; }

    /// <summary>All it has taken, in order. It tells of a letter before it answers the sender, but the sender may hear first.</summary>
    public async Task<IReadOnlyList<ReceivedLetter>> LettersAsync()
    {
        await AnswerAsync("as-before");
        return [.. _letters];
    }

    public static async Task<MailServer> StartAsync(int port = 0)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("node", [Path.Combine(Folder(), "mail-server.cjs"), port.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            },
        };
        var server = new MailServer(process);
        process.OutputDataReceived += (_, line) => server.Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        server.Port = int.Parse(await server.NextAsync(), CultureInfo.InvariantCulture);
        return server;
    }

    /// <param name="answer"><c>take</c>, <c>later</c> (451), <c>refuse</c> (550) or <c>as-before</c>.</param>
    public async Task AnswerAsync(string answer)
    {
        await _process.StandardInput.WriteLineAsync(answer);
        await _process.StandardInput.FlushAsync();
        await NextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (!line.StartsWith('{'))
        {
            _said.Writer.TryWrite(line);
            return;
        }

        using var letter = JsonDocument.Parse(line);
        foreach (var to in letter.RootElement.GetProperty("to").EnumerateArray())
        {
            _letters.Enqueue(new ReceivedLetter(to.GetString()!, letter.RootElement.GetProperty("raw").GetString()!));
        }
    }

    private async Task<string> NextAsync()
    {
        using var limit = new CancellationTokenSource(_longest);
        return await _said.Reader.ReadAsync(limit.Token);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
