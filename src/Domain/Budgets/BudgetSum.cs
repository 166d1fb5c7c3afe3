namespace Styrkedja.Domain.Budgets;

/// <summary>Money of one unit or of many together, thousands of kronor. What nobody has reported is counted apart.</summary>
/// <param name="Budget">Of the year, of all the units.</param>
/// <param name="Told">Of that, what the units that have reported have.</param>
/// <param name="Outcome">To the cut-off, of those that have reported.</param>
/// <param name="Forecast">For the year, of those that have reported.</param>
/// <param name="Units">How many have a budget.</param>
/// <param name="Missing">Of them, how many have not reported.</param>
public sealed record BudgetSum(decimal Budget, decimal Told, decimal Outcome, decimal Forecast, int Units, int Missing)
{
    public static BudgetSum None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Above 0 is a surplus, below 0 a deficit: costs are positive here, so less than the budget is to the good.</summary>
    public decimal Deviation => Told - Forecast;

    public bool IsTold => Units > Missing;

    /// <param name="report">Null where the unit has not reported.</param>
    public static BudgetSum Of(UnitFrame frame, BudgetReport? report) => report is null
        ? new BudgetSum(frame.Budget, 0, 0, 0, 1, 1)
        : new BudgetSum(frame.Budget, frame.Budget, report.Outcome, report.Forecast, 1, 0);

    public static BudgetSum Of(IEnumerable<BudgetSum> parts) => parts.Aggregate(None, (sum, part) => new BudgetSum(
        sum.Budget + part.Budget, sum.Told + part.Told, sum.Outcome + part.Outcome, sum.Forecast + part.Forecast, sum.Units + part.Units, sum.Missing + part.Missing));
}
