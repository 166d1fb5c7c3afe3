using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>The units' frames with their sum, then each unit's lines by account group.</summary>
internal static class PlanBudgetSection
{
    public static Chapter Of(IReadOnlyList<UnitBudget> budget, int number, Labels labels)
    {
        var chapter = new Chapter(number, labels["Plan.Budget"], Frames(budget, labels));
        foreach (var unit in budget.Where(unit => unit.Lines.Count > 0))
        {
            var heading = labels.Fill("Plan.LinesOf", PlainText.Line(unit.Unit));
            chapter.AddUnnumbered(heading, [Money(heading, labels["Plan.AccountGroup"], [.. unit.Lines.Select(line => (line.AccountGroup, line.Amount))], labels)]);
        }

        return chapter;
    }

    private static List<Block> Frames(IReadOnlyList<UnitBudget> budget, Labels labels)
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

        return blocks;
    }

    private static Table Money(string caption, string head, IReadOnlyList<(string Name, decimal Amount)> rows, Labels labels) => new(
        caption,
        [new Column(head, 74), new Column(labels["Plan.Amount"], 26, IsAmount: true)],
        [.. rows.Select(row => (Cell[])[new Cell(PlainText.Line(row.Name)), new Cell(labels.Amount(row.Amount), CellTone.Amount)])]);
}
