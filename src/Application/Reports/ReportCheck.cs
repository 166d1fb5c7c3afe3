using Styrkedja.Application.Import;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Application.Reports;

/// <summary>Which of a report's texts.</summary>
public enum ReportPart
{
    Introduction,
    FixedText,
    Summary,
    Title,
    Description,
    Comment,
    Waiting,
    Deviation,
    Reason,
    Budget,
    Measure,
}

/// <summary>A place in a report where a person may be recognised.</summary>
/// <param name="Where">The activity's or goal's title; empty for a text of the whole report.</param>
/// <param name="Text">The whole text it stands in.</param>
public sealed record ReportFinding(string Where, ReportPart Part, string Text, PersonalDataFinding Finding)
{
    private const int Around = 40;

    /// <summary>The words just before what was found, cut at a blank; what is left out is shown by an ellipsis.</summary>
    public string Before
    {
        get
        {
            var from = Math.Max(0, Finding.Index - Around);
            from = from == 0 ? 0 : Math.Min(Finding.Index, Text.IndexOf(' ', from) + 1);
            return (from > 0 ? "… " : "") + Text[from..Finding.Index];
        }
    }

    /// <summary>As <see cref="Before"/>, after it.</summary>
    public string After
    {
        get
        {
            var at = Finding.Index + Finding.Words.Length;
            var to = Math.Min(Text.Length, at + Around);
            to = to == Text.Length ? to : Math.Max(at, Text.LastIndexOf(' ', to));
            return Text[at..to] + (to < Text.Length ? " …" : "");
        }
    }
}

/// <summary>
/// Looks through everything people have written before a report is published: words on health, personal identity
/// numbers and names (O17; law on data protection). It warns; a person decides.
/// </summary>
public static class ReportCheck
{
    public static IReadOnlyList<ReportFinding> Of(CommitteeReport report) => Distinct(
    [
        .. Find("", ReportPart.Introduction, report.Introduction),
        .. Find("", ReportPart.FixedText, report.FollowUp),
        .. Find("", ReportPart.FixedText, report.Delimitation),
        .. Find("", ReportPart.FixedText, report.CatalogueIntroduction),
        .. report.Goals.SelectMany(Of),
        .. report.Budgets.SelectMany(Of),
    ]);

    public static IReadOnlyList<ReportFinding> Of(TertialReport report) => Distinct(
    [
        .. Find("", ReportPart.Summary, report.Summary),
        .. report.Groups.SelectMany(g => g.Goals).SelectMany(g => Find(g.Goal.Title, ReportPart.Reason, g.Reason).Concat(Of(g.Goal))),
        .. report.Budgets.SelectMany(Of),
    ]);

    private static IEnumerable<ReportFinding> Of(ReportedGoal goal) =>
        Find(goal.Title, ReportPart.Title, goal.Title)
            .Concat(goal.Measures.SelectMany(m => new[] { m.Text, m.Value, m.Source, m.ForecastReason }.SelectMany(text => Find(goal.Title, ReportPart.Measure, text))))
            .Concat(goal.Activities.SelectMany(Of));

    private static IEnumerable<ReportFinding> Of(ReportedBudget budget) => budget.Units.SelectMany(u => Find(u.Unit, ReportPart.Budget, u.Comment));

    private static IEnumerable<ReportFinding> Of(ReportedActivity activity) =>
    [
        .. Find(activity.Title, ReportPart.Title, activity.Title),
        .. Find(activity.Title, ReportPart.Description, activity.Description),
        .. Find(activity.Title, ReportPart.Comment, activity.Comment),
        .. Find(activity.Title, ReportPart.Waiting, activity.WaitingFor),
        .. Find(activity.Title, ReportPart.Deviation, activity.DeviationText),
    ];

    private static IEnumerable<ReportFinding> Find(string where, ReportPart part, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : PersonalDataCheck.Find(text).Select(f => new ReportFinding(where, part, text, f));

    /// <summary>An activity under several goals is told of once.</summary>
    private static IReadOnlyList<ReportFinding> Distinct(IEnumerable<ReportFinding> findings) => [.. findings.Distinct()];
}
