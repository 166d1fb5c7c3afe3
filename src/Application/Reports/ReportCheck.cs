using Styrkedja.Application.Import;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Application.Reports;

/// <summary>A place in a report where a person may be recognised.</summary>
/// <param name="Where">The activity's or goal's title.</param>
/// <param name="Text">The whole text it stands in.</param>
public sealed record ReportFinding(string Where, string Text, PersonalDataFinding Finding);

/// <summary>
/// Looks through everything people have written before a report is published: words on health, personal identity
/// numbers and names (O17; law on data protection). It warns; a person decides.
/// </summary>
public static class ReportCheck
{
    public static IReadOnlyList<ReportFinding> Of(CommitteeReport report) => [.. report.Goals.SelectMany(g => g.Activities).SelectMany(Of)];

    public static IReadOnlyList<ReportFinding> Of(TertialReport report) =>
    [
        .. Find("", report.Summary),
        .. report.Groups.SelectMany(g => g.Goals).SelectMany(g => Find(g.Goal.Title, g.Reason).Concat(g.Goal.Activities.SelectMany(Of))),
    ];

    private static IEnumerable<ReportFinding> Of(ReportedActivity activity) =>
        new[] { activity.Description, activity.Comment, activity.DeviationText, activity.WaitingFor }.SelectMany(text => Find(activity.Title, text));

    private static IEnumerable<ReportFinding> Find(string where, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : PersonalDataCheck.Find(text).Select(f => new ReportFinding(where, text, f));
}
