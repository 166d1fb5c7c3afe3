using System.Diagnostics;

namespace Styrkedja.Bench.Figures;

/// <summary>Runs floor and ours in turn.</summary>
internal static class Pairs
{
    /// <param name="warmUp">Pairs that are run first and not counted.</param>
    /// <param name="floor">Does the work once and says how long it took, without what it needed to prepare.</param>
    public static async Task<IReadOnlyList<(TimeSpan Floor, TimeSpan Ours)>> MeasureAsync(int warmUp, int count, Func<Task<TimeSpan>> floor, Func<Task<TimeSpan>> ours)
    {
        var pairs = new List<(TimeSpan, TimeSpan)>(count);
        for (var i = -warmUp; i < count; i++)
        {
            var pair = (await floor(), await ours());
            if (i >= 0)
            {
                pairs.Add(pair);
            }
        }

        return pairs;
    }

    public static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began);
    }
}
