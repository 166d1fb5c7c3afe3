using System.Collections.Concurrent;
using System.Diagnostics;

namespace Styrkedja.Bench.Pages;

/// <summary>Notes the statements that are sent, as Npgsql tells its traces, so that the floor can send the very same.</summary>
internal sealed class StatementRecorder : IDisposable
{
    private readonly ConcurrentQueue<string> statements = [];
    private readonly ActivityListener listener;

    public StatementRecorder()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.query.text") is string statement)
                {
                    statements.Enqueue(statement);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>The one statement that reads the table.</summary>
    public string Reading(string table) => statements.Single(statement => statement.Contains(table, StringComparison.Ordinal));

    public void Dispose() => listener.Dispose();
}
