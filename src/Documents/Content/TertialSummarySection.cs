using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>Chapter 1 of the tertial report: what a board member needs when there is time for one page (R087).</summary>
internal static class TertialSummarySection
{
    private static readonly string[] Order = ["met", "met-with-remark", "partly", "not-met", "cannot-be-assessed", "not-assessed"];

    public static Chapter Of(TertialReport report, Labels labels)
    {
        var goals = report.Groups.SelectMany(group => group.Goals).ToList();
        return new Chapter(1, labels["Summary.Heading"], [PlainText.Prose(report.Summary)])
            .Add(labels["Summary.Assessments"], Assessments(goals, labels))
            .Add(labels["Summary.Statuses"], StatusSection.Of([.. goals.Select(goal => goal.Goal)], labels))
            .Add(labels["Summary.Changes"], Changes(report, labels));
    }

    private static IEnumerable<Block> Assessments(List<AssessedGoal> goals, Labels labels)
    {
        if (goals.Count == 0)
        {
            return [new Note(labels["NoGoals"])];
        }

        var parts = goals
            .Select(goal => Labels.Assessment(goal.Assessment) ?? NotAssessed(labels))
            .GroupBy(badge => badge.Code)
            .OrderBy(group => Array.IndexOf(Order, group.Key))
            .Select(group => new TallyPart(group.First(), group.Count()))
            .ToList();
        var told = parts.Select(part => labels.Fill("Summary.Part", part.Count, part.Badge.Word.ToLower(labels.Culture))).ToList();
        return [new Tally(labels["Assessments.Caption"], parts, labels.Fill("Summary.Sentence", labels.Count("Goals", goals.Count), labels.And(told)))];
    }

    private static IEnumerable<Block> Changes(TertialReport report, Labels labels)
    {
        if (report.Previous is not { } previous)
        {
            return [new Note(labels["Changes.First"])];
        }

        var before = labels.TertialName(previous);
        List<Cell[]> rows = [.. report.Groups.SelectMany(group => group.Goals).Where(Changed).Select(goal => Row(goal, labels))];
        if (rows.Count == 0)
        {
            return [new Note(labels.Fill("Changes.None", before))];
        }

        return
        [
            new Table(
                labels.Fill("Changes.Caption", before),
                [new Column(labels["Catalogue.Goal"], 50), new Column(labels.TertialHead(previous), 25), new Column(labels.TertialHead(report.Tertial), 25)],
                rows),
        ];
    }

    private static bool Changed(AssessedGoal goal) => goal.Assessment?.Code != goal.PreviousAssessment?.Code;

    private static Cell[] Row(AssessedGoal goal, Labels labels) =>
    [
        new(PlainText.Line($"{goal.Goal.Number} {goal.Goal.Title}")),
        Judged(goal.PreviousAssessment, labels),
        Judged(goal.Assessment, labels),
    ];

    private static Cell Judged(ReportedAssessment? assessment, Labels labels) => Labels.Assessment(assessment) is { } badge
        ? new Cell(badge.Word, CellTone.Plain, badge)
        : new Cell(labels["Assessment.None"], CellTone.Quiet);

    private static Badge NotAssessed(Labels labels) => new(BadgeKind.Assessment, "not-assessed", labels["Assessment.None"]);
}
