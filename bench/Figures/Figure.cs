namespace Styrkedja.Bench.Figures;

/// <summary>One figure: what our program takes beside the cheapest honest way to do the same work.</summary>
/// <param name="Ratio">Median of the ratios of neighbouring runs, so that a slower minute of the machine weighs on both.</param>
/// <param name="Limit">The highest ratio that is good enough.</param>
internal sealed record Figure(string Name, double Limit, TimeSpan Floor, TimeSpan Ours, double Ratio)
{
    /// <summary>Peak memory of a process that does only this, in bytes; null where it has no limit.</summary>
    public long? PeakMemory { get; init; }

    public static Figure Of(string name, double limit, IReadOnlyList<(TimeSpan Floor, TimeSpan Ours)> pairs) => new(
        name,
        limit,
        TimeSpan.FromTicks((long)Median(pairs.Select(pair => (double)pair.Floor.Ticks))),
        TimeSpan.FromTicks((long)Median(pairs.Select(pair => (double)pair.Ours.Ticks))),
        Median(pairs.Select(pair => pair.Ours / pair.Floor)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
