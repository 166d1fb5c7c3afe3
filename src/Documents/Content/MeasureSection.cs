using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>The measures of a goal with their values, where they come from and what is expected (R037–R043).</summary>
internal static class MeasureSection
{
    /// <returns>Empty for a goal without measures (R015).</returns>
    public static IEnumerable<Block> Of(ReportedGoal goal, Labels labels)
    {
        if (goal.Measures.Count == 0)
        {
            return [];
        }

        var foreseen = goal.Measures.Any(measure => measure.Forecast is not null);
        List<Column> columns =
        [
            new(labels["Measures.Measure"], foreseen ? 30 : 34), new(labels["Measures.Value"], foreseen ? 28 : 34), new(labels["Measures.Target"], 14),
            .. foreseen ? [new Column(labels["Measures.Forecast"], 12)] : Array.Empty<Column>(), new(labels["Measures.Source"], foreseen ? 16 : 18),
        ];
        return [new Table(labels.Fill("Measures.Caption", PlainText.Line(goal.Title)), columns, [.. goal.Measures.Select(measure => Row(measure, foreseen, labels))])];
    }

    private static Cell[] Row(ReportedMeasure measure, bool foreseen, Labels labels) =>
    [
        new(PlainText.Line(measure.Text)),
        measure.Value is null ? new(State(measure, labels), CellTone.Quiet) : new(Value(measure, labels)),
        new(Text(measure.Target)),
        .. foreseen ? [new Cell(Text(measure.Forecast))] : Array.Empty<Cell>(),
        new(Text(measure.Source)),
    ];

    private static string Value(ReportedMeasure measure, Labels labels)
    {
        List<string> said = [PlainText.Line(measure.Value)];
        if (measure.Women is not null || measure.Men is not null)
        {
            said.Add(labels.Fill("Measures.Genders", Text(measure.Women), Text(measure.Men)));
        }

        if (measure.Day is { } day)
        {
            said.Add(labels.Day(day));
        }

        return string.Join("; ", said);
    }

    private static string State(ReportedMeasure measure, Labels labels) =>
        measure.State != "not-published" ? labels["Measures.Missing"]
        : measure.ExpectedOn is { } day ? labels.Fill("Measures.NotPublishedUntil", labels.Day(day))
        : labels["Measures.NotPublished"];

    private static string Text(string? text) => PlainText.Line(text) is { Length: > 0 } said ? said : "–";
}
