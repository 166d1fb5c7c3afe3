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

        foreach (var group in report.Catalogue.Groups)
        {
            var heading = PlainText.Line(group.Heading);
            chapter.AddUnnumbered(heading, [Goals(heading, group.Goals, labels)]);
        }

        return chapter;
    }

    private static Table Goals(string heading, IReadOnlyList<CatalogueEntry> goals, Labels labels) => new(
        heading,
        [new Column(labels["Catalogue.Number"], 8), new Column(labels["Catalogue.Goal"], 66), new Column(labels["Catalogue.InReport"], 26)],
        [.. goals.Select(goal => Row(goal, labels))]);

    private static Cell[] Row(CatalogueEntry goal, Labels labels) =>
    [
        new(PlainText.Line(goal.Number), CellTone.Number),
        new(PlainText.Line(goal.Title)),
        goal.ActivityCount == 0
            ? new Cell(labels["NoActivity"], CellTone.Quiet)
            : new Cell(labels.Count("Activities", goal.ActivityCount)),
    ];
}
