using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>The units' budget, outcome and forecast, and why they deviate (R078).</summary>
internal static class BudgetSection
{
    /// <returns>Null where there is no budget to follow up.</returns>
    public static Chapter? Of(IReadOnlyList<ReportedBudget> budgets, int number, Labels labels)
    {
        if (budgets.Count == 0)
        {
            return null;
        }

        var chapter = new Chapter(number, labels["Budget.Heading"], [PlainText.Prose(labels.Fill("Budget.Introduction", labels.Day(budgets[0].Cutoff)))]);
        foreach (var budget in budgets)
        {
            chapter.Add(labels.Fill("Budget.OfPlan", PlainText.Line(budget.Body)), Units(budget, labels));
            var commented = budget.Units.Where(unit => PlainText.Paragraphs(unit.Comment).Count > 0).ToList();
            if (commented.Count > 0)
            {
                chapter.Add(labels["Budget.Comments"], commented.SelectMany(unit => Comment(unit, labels)));
            }
        }

        return chapter;
    }

    private static List<Block> Units(ReportedBudget budget, Labels labels)
    {
        var told = budget.Units.Where(unit => unit.Forecast is not null).ToList();
        List<Block> blocks =
        [
            new Table(
                labels.Fill("Budget.Caption", PlainText.Line(budget.Plan)),
                [
                    new Column(labels["Plan.Unit"], 34), new Column(labels["Budget.Budget"], 15, IsAmount: true), new Column(labels["Budget.Outcome"], 15, IsAmount: true),
                    new Column(labels["Budget.Forecast"], 15, IsAmount: true), new Column(labels["Budget.Deviation"], 21, IsAmount: true),
                ],
                [.. budget.Units.Select(unit => Row(PlainText.Line(unit.Unit), unit.Budget, unit.Budget, unit.Outcome, unit.Forecast, labels)), Sum(budget.Units, told, labels)]),
        ];
        if (told.Count < budget.Units.Count)
        {
            blocks.Add(new Note(labels.Fill("Budget.Missing", budget.Units.Count - told.Count, budget.Units.Count)));
        }

        return blocks;
    }

    private static Cell[] Sum(IReadOnlyList<ReportedUnitsBudget> units, List<ReportedUnitsBudget> told, Labels labels) => Row(
        labels["Plan.Total"],
        units.Sum(unit => unit.Budget),
        told.Sum(unit => unit.Budget),
        told.Count == 0 ? null : told.Sum(unit => unit.Outcome),
        told.Count == 0 ? null : told.Sum(unit => unit.Forecast),
        labels);

    /// <param name="comparedWith">The budget of what has been reported: a sum is not compared with what nobody has told of.</param>
    private static Cell[] Row(string name, decimal budget, decimal comparedWith, decimal? outcome, decimal? forecast, Labels labels) =>
    [
        new(name),
        new(labels.Amount(budget), CellTone.Amount),
        outcome is { } spent ? new(labels.Amount(spent), CellTone.Amount) : new(labels["Budget.None"], CellTone.Amount),
        forecast is { } expected ? new(labels.Amount(expected), CellTone.Amount) : new(labels["Budget.None"], CellTone.Amount),
        forecast is null ? new(labels["Budget.NoDeviation"], CellTone.Amount) : new(labels.Deviation(comparedWith - forecast.Value), CellTone.Amount),
    ];

    private static IEnumerable<Block> Comment(ReportedUnitsBudget unit, Labels labels)
    {
        var deviation = unit.Forecast is { } forecast ? $" ({labels.Deviation(unit.Budget - forecast)})" : "";
        return [new Note($"{PlainText.Line(unit.Unit)}{deviation}"), PlainText.Prose(unit.Comment!)];
    }
}
