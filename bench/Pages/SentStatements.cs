using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Styrkedja.Bench.Pages;

/// <summary>
/// The statements of one piece of work with their values, in the order they were sent, transactions too: what another
/// client has to send to have the database do the very same.
/// </summary>
internal sealed partial class SentStatements : ILoggerProvider, ILogger
{
    private readonly List<string> _sent = [];

    /// <summary>Nothing is noted until it is true.</summary>
    public bool Notes { get; set; }

    /// <param name="varying">Written instead of a value that is another each time, by the value as a literal.</param>
    public IReadOnlyList<string> With(IReadOnlyDictionary<string, string> varying) =>
        [.. _sent.Select(statement => varying.Aggregate(statement, (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal)))];

    public static string LiteralOf(Guid id) => $"'{id}'::uuid";

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!Notes || state is not IEnumerable<KeyValuePair<string, object?>> facts)
        {
            return;
        }

        var told = facts.ToDictionary(f => f.Key, f => f.Value);
        lock (_sent)
        {
            switch (eventId.Name)
            {
                case "StartedTransaction":
                    _sent.Add("begin");
                    break;
                case "CommittedTransaction":
                    _sent.Add("commit");
                    break;
                case "ExecutingCommandWithParameters":
                    _sent.Add(Filled((string)told["CommandText"]!, (IEnumerable)told["Parameters"]!));
                    break;
                case "ExecutingCommand":
                    _sent.Add((string)told["CommandText"]!);
                    break;
                case "ExecutingBatchWithParameters":
                    List<string> batch = [.. ((IEnumerable<(string Text, IEnumerable<object?> Values)>)told["BatchCommands"]!).Select(c => Filled(c.Text, c.Values))];

                    // What is sent at once is one transaction; sent one by one it has to be said where that matters.
                    _sent.AddRange(batch.Exists(s => s.Contains("insert", StringComparison.Ordinal)) ? ["begin", .. batch, "commit"] : batch);
                    break;
            }
        }
    }

    public void Dispose()
    {
    }

    private static string Filled(string statement, IEnumerable parameters)
    {
        var values = parameters.Cast<object?>().Select(Literal).ToArray();
        return Line().Replace(Place().Replace(Comment().Replace(statement, ""), m => values[int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) - 1]), " ").Trim().TrimEnd(';');
    }

    private static string Literal(object? value) => value switch
    {
        null or DBNull => "null",
        "NULL" => "null",
        // Lists are told as text.
        string list when list.StartsWith('[') && list.EndsWith(']') => $"'{{{list[1..^1]}}}'",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "true" : "false",
        Guid id => LiteralOf(id),
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"'{day:yyyy-MM-dd}'::date"),
        // Its colons would be read as names of variables, and it is now in any case.
        DateTime or DateTimeOffset => "now()",
        byte[] octets => $"'\\x{Convert.ToHexString(octets)}'::bytea",
        long number => $"{number}::bigint",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Place();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Line();
}
