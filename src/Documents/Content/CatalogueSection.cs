using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>The last chapter: every goal of the year, so that the reader sees what is <i>not</i> worked on (R096, R097).</summary>
internal static class CatalogueSection
{
    public static Chapter Of(CommitteeReport report, int number, Labels labels)
    {
        Block[] nothing = report.Catalogue.Groups.Count == 0 ? [new Note(labels["NoGoals"])] : [];
        var chapter = new Chapter(
            number,
            labels.Fill("Catalogue.Heading", labels.Owner(PlainText.Line(report.Board)), report.Year),
            [PlainText.Prose(report.CatalogueIntroduction), .. nothing]);

        // One form for all groups, so that their columns stand in line.
        var numbered = report.Catalogue.Groups.Any(group => group.Goals.Any(goal => PlainText.Line(goal.Number).Length > 0));
        foreach (var group in report.Catalogue.Groups)
        {
            var heading = PlainText.Line(group.Heading);
            chapter.AddUnnumbered(heading, [Goals(heading, group.Goals, numbered, labels)]);
        }

        return chapter;
    }

    private static Table Goals(string heading, IReadOnlyList<CatalogueEntry> goals, bool numbered, Labels labels) => new(
        heading,
        [
            .. numbered ? [new Column(labels["Catalogue.Number"], 8)] : Array.Empty<Column>(),
            new Column(labels["Catalogue.Goal"], numbered ? 66 : 74),
            new Column(labels["Catalogue.InReport"], 26),
        ],
        [.. goals.Select(goal => Row(goal, numbered, labels))]);

    private static Cell[] Row(CatalogueEntry goal, bool numbered, Labels labels) =>
    [
        .. numbered ? [new Cell(PlainText.Line(goal.Number), CellTone.Number)] : Array.Empty<Cell>(),
        new Cell(PlainText.Line(goal.Title)),
        goal.ActivityCount == 0
            ? new Cell(labels["NoActivity"], CellTone.Quiet)
            : new Cell(labels.Count("Activities", goal.ActivityCount)),
    ];
}
