using System.Globalization;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>The report to a sub-committee, in the order of R094–R103: work per goal, fixed sections, all goals.</summary>
internal static class CommitteeReportContent
{
    public static ReportDocument Of(CommitteeReport report, CultureInfo culture)
    {
        var labels = new Labels(culture);
        var reported = report.Goals.Where(goal => goal.Activities.Count > 0).ToList();
        var cover = CoverSection.Of(report, labels);

        Block[] nothing = reported.Count == 0 ? [new Note(labels["NoActivities"])] : [];
        var work = new Chapter(1, labels["Work.Heading"], [PlainText.Prose(report.Introduction), .. nothing]);
        foreach (var goal in reported)
        {
            work.Add(PlainText.Line(goal.Title), [.. MeasureSection.Of(goal, labels), .. ActivitySection.Of(goal, labels)]);
        }

        AddFixed(work, labels["FollowUp.Heading"], report.FollowUp);
        AddFixed(work, labels["Delimitation.Heading"], report.Delimitation);

        return new ReportDocument(
            culture,
            labels.Fill("Committee.Title", report.Year, CoverSection.Units(report, labels)),
            cover,
            RunningLines.Of(cover, report.CaseNumber, report.Version, labels.Fill("Committee.Foot", CoverSection.Units(report, labels)), labels),
            new Opening(labels["Opening.Heading"], [.. StatusSection.Of(reported, report.LeftOut, report.Exemptions, labels)]),
            [work, CatalogueSection.Of(report, 2, labels), .. BudgetSection.Of(report.Budgets, 3, labels) is { } budget ? [budget] : Array.Empty<Chapter>()]);
    }

    /// <summary>A municipality that has emptied a fixed text wants no heading over nothing.</summary>
    private static void AddFixed(Chapter chapter, string heading, string text)
    {
        if (PlainText.Prose(text) is { Lines.Count: > 0 } prose)
        {
            chapter.Add(heading, [prose]);
        }
    }
}
