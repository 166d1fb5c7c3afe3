using System.Diagnostics;

namespace Styrkedja.Web.Tests;

/// <summary>Counts the statements sent to one database, as Npgsql tells its traces: other tests run in the same process.</summary>
public sealed class StatementCounter : IDisposable
{
    private readonly ActivityListener _listener;
    private int _count;

    public StatementCounter(string database)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(t => t.Value is string text && text == database))
                {
                    Interlocked.Increment(ref _count);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public async Task<int> DuringAsync(Func<Task> work)
    {
        var before = Volatile.Read(ref _count);
        await work();
        return Volatile.Read(ref _count) - before;
    }

    public void Dispose() => _listener.Dispose();
}
