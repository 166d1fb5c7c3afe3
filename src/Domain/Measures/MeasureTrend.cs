using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Measures;

/// <summary>Where a measure is going, by its own direction.</summary>
public enum MeasureTrend
{
    Better,
    Unchanged,
    Worse,

    /// <summary>There is nothing to compare.</summary>
    Missing,
}

/// <summary>Compares a period's value with the same period's a year before: many measures are counted from the year's beginning.</summary>
public static class MeasureTrends
{
    /// <summary>Without a value a year before, the period before of the same year is compared with; what is withheld is not compared.</summary>
    public static MeasureTrend TrendAt(this Measure measure, YearPeriod period, PeriodCalendar calendar)
    {
        var then = (calendar.YearBefore(period) is { } year ? measure.ValueOf(year) : null) ?? (period.Number > 1 ? measure.ValueOf(calendar.Before(period.Tertial)) : null);
        return measure.Kind != MeasureKind.Number || measure.ValueOf(period)?.Show(measure).Value is not { } now || then?.Show(measure).Value is not { } before ? MeasureTrend.Missing
            : now == before ? MeasureTrend.Unchanged
            : now > before == (measure.Direction == Direction.Up) ? MeasureTrend.Better
            : MeasureTrend.Worse;
    }
}
