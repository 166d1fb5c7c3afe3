namespace Styrkedja.Domain.Measures;

/// <summary>A value of a measure, with where it comes from.</summary>
/// <param name="Day">The day the value is about, not the day it was typed.</param>
/// <param name="Value">Null for a measure told in words.</param>
public sealed record MeasureValue(DateOnly Day, decimal? Value)
{
    /// <summary>What is told, for a measure told in words (R039).</summary>
    public string? Text { get; init; }

    /// <summary>Of women and girls; null where it is not told by gender.</summary>
    public decimal? Women { get; init; }

    /// <summary>Of men and boys.</summary>
    public decimal? Men { get; init; }

    /// <summary>How many women and girls the value is about, where that is not the value itself.</summary>
    public int? WomenAsked { get; init; }

    /// <inheritdoc cref="WomenAsked"/>
    public int? MenAsked { get; init; }

    /// <summary>Where this value was found; null follows the measure's own source.</summary>
    public string? Source { get; init; }

    /// <summary>Who noted it; null for one that came with an import.</summary>
    public Signature? By { get; init; }
}

/// <summary>What is said of a measure in one period beside its value.</summary>
/// <param name="NotPublished">The source has not told the value yet: something else than a value that is missing (R041).</param>
/// <param name="ExpectedOn">When it is expected, if anyone knows.</param>
/// <param name="Forecast">What the value is expected to be at the year's end.</param>
public sealed record MeasurePeriod(int Year, int Number, bool NotPublished, DateOnly? ExpectedOn, decimal? Forecast, string? ForecastReason)
{
    public bool SaysNothing => this is { NotPublished: false, ExpectedOn: null, Forecast: null, ForecastReason: null };
}

/// <summary>What can be known of a measure at a period's end.</summary>
public enum MeasureState
{
    /// <summary>There is a value of the period.</summary>
    Known,

    /// <summary>The source publishes later (R041).</summary>
    NotPublished,

    /// <summary>There should be a value, and there is none.</summary>
    Missing,
}
