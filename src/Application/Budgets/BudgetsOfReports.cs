using Styrkedja.Documents.Reports;
using Styrkedja.Domain;

namespace Styrkedja.Application.Budgets;

/// <summary>What reports tell of the budgets of a period.</summary>
public static class BudgetsOfReports
{
    /// <param name="units">Those the report is about; null for all.</param>
    /// <returns>Plans without a budget for them are left out.</returns>
    public static IReadOnlyList<ReportedBudget> Report(this IReadOnlyList<BudgetFollowUp> budgets, IReadOnlySet<UnitId>? units) =>
    [
        .. budgets.Select(f => units is null ? f : f.Only(units)).Where(f => f.Money.Count > 0)
            .Select(f => new ReportedBudget(f.Body, f.Plan.Name, f.At.Cutoff, [.. f.Money.Select(m => Report(m, f))])),
    ];

    private static ReportedUnitsBudget Report(UnitsMoney money, BudgetFollowUp of) => new(
        money.Unit.Name,
        money.Frame.Budget,
        money.Report?.Outcome,
        money.Report?.Forecast,
        money.IsBeyond(of.Limit),
        money.Report?.Comment,
        [.. money.Frame.Rows.Select(row => new ReportedBudgetLine(row.AccountGroup, row.Budget, money.Report?.Of(row.AccountGroup)?.Outcome, money.Report?.Of(row.AccountGroup)?.Forecast))]);
}
