namespace Styrkedja.Documents.Reports;

/// <summary>A measure of a goal, as it was known for the report's period (R037–R043).</summary>
/// <param name="State"><c>known</c>, <c>not-published</c> or <c>missing</c>: what the source has not told yet is something else than what nobody has noted.</param>
/// <param name="Value">With its unit, or what was told; null where there is none. What tells of fewer than five persons is said to be withheld.</param>
/// <param name="Number">The value as a number; null where there is none to show.</param>
/// <param name="Target">With its unit; null for a measure without one.</param>
/// <param name="Day">The day the value is about.</param>
/// <param name="Source">Where the value was found.</param>
/// <param name="Women">With or without its number, as <paramref name="Value"/>; null where it is not told by gender.</param>
/// <param name="ExpectedOn">When the source is expected to tell; null where nobody knows.</param>
/// <param name="Forecast">What is expected at the year's end, with its unit.</param>
public sealed record ReportedMeasure(
    string Text, string State, string? Value, decimal? Number, string? Target, DateOnly? Day, string? Source, string? Women, string? Men, DateOnly? ExpectedOn, string? Forecast, string? ForecastReason);
