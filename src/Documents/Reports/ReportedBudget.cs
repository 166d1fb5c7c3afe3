namespace Styrkedja.Documents.Reports;

/// <summary>The budget of a body's plan followed up in a period (R078).</summary>
/// <param name="Plan">Its name.</param>
/// <param name="Cutoff">The day outcomes are counted to.</param>
/// <param name="Units">Those with a budget, in the order of the plan; never empty.</param>
public sealed record ReportedBudget(string Body, string Plan, DateOnly Cutoff, IReadOnlyList<ReportedUnitsBudget> Units);

/// <param name="Budget">Thousands of kronor of the year; income is negative.</param>
/// <param name="Outcome">To the cut-off; null where the unit has not reported.</param>
/// <param name="Forecast">For the year; null where the unit has not reported.</param>
/// <param name="IsBeyond">Whether the forecast deviates more than the municipality's limit, of the whole or of a line.</param>
/// <param name="Comment">Why it deviates; paragraphs separated by a line feed.</param>
/// <param name="Lines">By account group, null for the frame or what is left of it.</param>
public sealed record ReportedUnitsBudget(string Unit, decimal Budget, decimal? Outcome, decimal? Forecast, bool IsBeyond, string? Comment, IReadOnlyList<ReportedBudgetLine> Lines);

public sealed record ReportedBudgetLine(string? AccountGroup, decimal Budget, decimal? Outcome, decimal? Forecast);
