namespace Styrkedja.Domain.Budgets;

/// <summary>
/// How far a forecast may lie from the budget before somebody says why (R078). Both limits must be passed: a small unit is
/// not asked about a few thousand kronor, nor a large one about a thousandth of its money.
/// </summary>
/// <param name="Percent">Of the budget, 0–100.</param>
/// <param name="Amount">Thousands of kronor, at least 0.</param>
public sealed record DeviationLimit(decimal Percent, decimal Amount)
{
    /// <summary>One per cent and a hundred thousand kronor.</summary>
    public static DeviationLimit Default { get; } = new(1, 100);

    /// <summary>A deviation of just the limit is within it. Of no money at all every share is beyond any per cent.</summary>
    public bool IsPassedBy(decimal budget, decimal forecast) =>
        Math.Abs(budget - forecast) is var deviation && deviation > Amount && deviation > Math.Abs(budget) * Percent / 100;

    /// <exception cref="RuleBrokenException"><c>deviation-limit-out-of-range</c></exception>
    internal void RequireSound()
    {
        if (Percent is < 0 or > 100 || Amount is < 0 or > TextLimits.LargestNumber)
        {
            throw new RuleBrokenException("deviation-limit-out-of-range");
        }
    }
}
