using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.FollowUp;

/// <summary>How a measure's value of a period stands against its target, by the measure's own direction.</summary>
public enum TargetReach
{
    Reached,

    /// <summary>Past the threshold for "partly": the measure's own, else the model's per cent of the target.</summary>
    Partly,
    NotReached,

    /// <summary>The source tells of it later (R041): something else than missing.</summary>
    NotPublished,

    /// <summary>There should be a value, and there is none.</summary>
    Missing,
}

/// <summary>A measure with a target, and how far its value of a period reaches.</summary>
/// <param name="Value">Of the period itself: an earlier period's says nothing of this one. Null where there is none.</param>
public sealed record MeasuredTarget(Measure Measure, MeasureValue? Value, TargetReach Reach)
{
    public bool IsKnown => Reach is TargetReach.Reached or TargetReach.Partly or TargetReach.NotReached;

    /// <summary>Of measures that have one: figures with a target, and what exists or does not, whose target is that it does.</summary>
    /// <param name="partlyPercent">The model's per cent of a target that counts as partly; null for none.</param>
    public static IReadOnlyList<MeasuredTarget> Of(IEnumerable<Measure> measures, YearPeriod period, int? partlyPercent) =>
    [
        .. measures.Where(m => m.Kind == MeasureKind.YesNo || (m.Kind == MeasureKind.Number && m.Target is not null))
            .Select(m => new MeasuredTarget(m, m.ValueOf(period), ReachOf(m, period, partlyPercent))),
    ];

    private static TargetReach ReachOf(Measure measure, YearPeriod period, int? partlyPercent)
    {
        if (measure.ValueOf(period)?.Value is not { } value)
        {
            return measure.StateAt(period) == MeasureState.NotPublished ? TargetReach.NotPublished : TargetReach.Missing;
        }

        var target = measure.Target ?? 1;
        return Reaches(value, target, measure.Direction) ? TargetReach.Reached
            : Threshold(measure, target, partlyPercent) is { } partly && Reaches(value, partly, measure.Direction) ? TargetReach.Partly
            : TargetReach.NotReached;
    }

    private static bool Reaches(decimal value, decimal limit, Direction direction) => direction == Direction.Up ? value >= limit : value <= limit;

    // "At most 20" with 80 per cent is partly met until 25: as far from the target as 16 is from "at least 20".
    private static decimal? Threshold(Measure measure, decimal target, int? percent) =>
        measure.PartlyFrom ?? (percent is not { } share || measure.Kind != MeasureKind.Number || target <= 0 ? null
            : measure.Direction == Direction.Up ? target * share / 100 : target * 100 / share);
}
