using System.Globalization;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>The tertial report to the board: the summary first, then a chapter per goal area, last the budget (R078, R086–R089).</summary>
internal static class TertialReportContent
{
    public static ReportDocument Of(TertialReport report, CultureInfo culture)
    {
        var labels = new Labels(culture);
        var cover = CoverSection.Of(report, labels);
        List<Chapter> chapters = [TertialSummarySection.Of(report, labels)];
        foreach (var group in report.Groups)
        {
            var chapter = new Chapter(chapters.Count + 1, PlainText.Line(group.Heading), []);
            foreach (var goal in group.Goals)
            {
                chapter.Add(PlainText.Line(goal.Goal.Title), AssessedGoalSection.Of(goal, report.CalledBefore(), labels));
            }

            chapters.Add(chapter);
        }

        if (BudgetSection.Of(report.Budgets, chapters.Count + 1, labels) is { } budget)
        {
            chapters.Add(budget);
        }

        return new ReportDocument(
            culture,
            $"{cover.Title} – {PlainText.Line(report.Board)}",
            cover,
            RunningLines.Of(cover, report.CaseNumber, report.Version, $"{cover.Title}, {PlainText.Line(report.Board)}", labels),
            null,
            chapters);
    }
}
