using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>Chapter 1 of the tertial report: what a board member needs when there is time for one page (R087).</summary>
internal static class TertialSummarySection
{
    private const string Unassessed = "not-assessed";

    private static readonly string[] Order = ["met", "met-with-remark", "partly", "not-met", "cannot-be-assessed", Unassessed];

    public static Chapter Of(TertialReport report, Labels labels)
    {
        var goals = report.Groups.SelectMany(group => group.Goals).ToList();
        var chapter = new Chapter(1, labels["Summary.Heading"], [PlainText.Prose(report.Summary)])
            .Add(labels["Summary.Assessments"], Assessments(goals, labels))
            .Add(labels["Summary.Statuses"], StatusSection.Of([.. goals.Select(goal => goal.Goal)], report.LeftOut, report.Exemptions, labels))
            .Add(labels["Summary.Changes"], Changes(report, labels));
        return report.Vision is null ? chapter : chapter.Add(labels["Summary.Vision"], [PlainText.Prose(report.Vision)]);
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
        return [new Tally(labels["Assessments.Caption"], parts, Sentence(goals, parts, labels))];
    }

    /// <summary>What nobody has assessed is no assessment, so it is said by itself.</summary>
    private static string Sentence(List<AssessedGoal> goals, List<TallyPart> parts, Labels labels)
    {
        var all = labels.Count("Goals", goals.Count);
        var unassessed = goals.Count(goal => goal.Assessment is null);
        if (unassessed == goals.Count)
        {
            return labels.Fill("Summary.NoneAssessed", all);
        }

        var told = parts.Where(part => part.Badge.Code != Unassessed)
            .Select(part => labels.Fill("Summary.Part", part.Badge.Word.ToLower(labels.Culture), part.Count)).ToList();
        var sentence = labels.Fill("Summary.Sentence", all, labels.And(told));
        return unassessed == 0 ? sentence : $"{sentence} {labels.Count("Summary.Unassessed", unassessed)}";
    }

    private static IEnumerable<Block> Changes(TertialReport report, Labels labels)
    {
        if (report.CalledBefore() is not { } previous)
        {
            return [new Note(labels["Changes.First"])];
        }

        var before = labels.PeriodInText(previous);
        List<Cell[]> rows = [.. report.Groups.SelectMany(group => group.Goals).Where(Changed).Select(goal => Row(goal, labels))];
        if (rows.Count == 0)
        {
            return [new Note(labels.Fill("Changes.None", before))];
        }

        return
        [
            PlainText.Prose(labels.Fill("Changes.Some", labels.Count("Goals", rows.Count), before)),
            new Table(
                labels.Fill("Changes.Caption", before),
                [new Column(labels["Catalogue.Goal"], 50), new Column(labels.PeriodHead(previous), 25), new Column(labels.PeriodHead(report.Called()), 25)],
                rows),
        ];
    }

    /// <summary>A goal that waits for its assessment has not changed.</summary>
    private static bool Changed(AssessedGoal goal) => goal.Assessment is { } now && now.Code != goal.PreviousAssessment?.Code;

    private static Cell[] Row(AssessedGoal goal, Labels labels) =>
    [
        // Without the goal's own number, which beside the report's numbers would point at another section.
        new(PlainText.Line(goal.Goal.Title)),
        Judged(goal.PreviousAssessment, labels),
        Judged(goal.Assessment, labels),
    ];

    private static Cell Judged(ReportedAssessment? assessment, Labels labels) => Labels.Assessment(assessment) is { } badge
        ? new Cell(badge.Word, CellTone.Plain, badge)
        : new Cell(labels["Assessment.None"], CellTone.Quiet);

    private static Badge NotAssessed(Labels labels) => new(BadgeKind.Assessment, Unassessed, labels["Assessment.None"]);
}
