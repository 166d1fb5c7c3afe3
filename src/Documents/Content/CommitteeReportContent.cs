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

        var work = new Chapter(1, labels["Work.Heading"], [PlainText.Prose(report.Introduction)]);
        foreach (var goal in reported)
        {
            work.Add(PlainText.Line(goal.Title), ActivitySection.Of(goal, labels));
        }

        work.Add(labels["FollowUp.Heading"], [PlainText.Prose(report.FollowUp)]);
        work.Add(labels["Delimitation.Heading"], [PlainText.Prose(report.Delimitation)]);

        return new ReportDocument(
            culture,
            labels.Fill("Committee.Title", report.Year, CoverSection.Units(report, labels)),
            cover,
            RunningLines.Of(cover, report.CaseNumber, report.Version, labels.Fill("Committee.Foot", CoverSection.Units(report, labels)), labels),
            new Opening(labels["Opening.Heading"], [.. StatusSection.Of(reported, labels)]),
            [work, CatalogueSection.Of(report, 2, labels)]);
    }
}
