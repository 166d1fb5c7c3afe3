using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>The units' frames with their sum, then each unit's lines by account group.</summary>
internal static class PlanBudgetSection
{
    public static IEnumerable<Block> Of(IReadOnlyList<UnitBudget> budget, Labels labels)
    {
        if (budget.Count == 0)
        {
            return [new Note(labels["Plan.NoBudget"])];
        }

        List<Block> blocks = [PlainText.Prose(labels["Plan.InThousands"])];
        var frames = budget.Where(unit => unit.Frame is not null).ToList();
        if (frames.Count > 0)
        {
            blocks.Add(Money(
                labels["Plan.Frames"],
                labels["Plan.Unit"],
                [.. frames.Select(unit => (unit.Unit, unit.Frame!.Value)), (labels["Plan.Total"], frames.Sum(unit => unit.Frame!.Value))],
                labels));
        }

        foreach (var unit in budget.Where(unit => unit.Lines.Count > 0))
        {
            var name = PlainText.Line(unit.Unit);
            blocks.Add(PlainText.Prose(labels.Fill("Plan.LinesOf", name)));
            blocks.Add(Money(labels.Fill("Plan.LinesOf", name), labels["Plan.AccountGroup"], [.. unit.Lines.Select(line => (line.AccountGroup, line.Amount))], labels));
        }

        return blocks;
    }

    private static Table Money(string caption, string head, IReadOnlyList<(string Name, decimal Amount)> rows, Labels labels) => new(
        caption,
        [new Column(head, 74), new Column(labels["Plan.Amount"], 26)],
        [.. rows.Select(row => (Cell[])[new Cell(PlainText.Line(row.Name)), new Cell(labels.Amount(row.Amount), CellTone.Amount)])]);
}
