using System.Globalization;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>The plan as a body adopts it: a chapter per goal area, then the budget, last the decision (R115, R116).</summary>
internal static class PlanReportContent
{
    public static ReportDocument Of(PlanReport report, CultureInfo culture)
    {
        var labels = new Labels(culture);
        var name = PlainText.Line(report.Name);
        var cover = CoverSection.Of(report, labels);
        List<Chapter> chapters = [.. report.Groups.Select((group, i) => GoalsOf(group, i + 1, labels))];
        if (chapters.Count == 0)
        {
            chapters.Add(new Chapter(1, labels["Plan.Goals"], [new Note(labels["Plan.NoGoals"])]));
        }

        chapters.Add(PlanBudgetSection.Of(report.Budget, chapters.Count + 1, labels));
        chapters.Add(new Chapter(chapters.Count + 1, labels["Plan.Decision"], Decision(report, labels)));
        var right = labels[report.Version == 0 ? "Plan.Draft" : "Running.Version"];
        return new ReportDocument(
            culture,
            $"{name} – {PlainText.Line(report.Body)}",
            cover,
            new RunningText(cover.Publisher, string.Format(culture, right, report.Version), $"{name}, {PlainText.Line(report.Body)}"),
            null,
            chapters);
    }

    private static Chapter GoalsOf(PlannedGoalGroup group, int number, Labels labels)
    {
        var chapter = new Chapter(number, PlainText.Line(group.Heading), []);
        foreach (var goal in group.Goals)
        {
            chapter.Add(PlainText.Line(goal.Title), Goal(goal, labels));
        }

        return chapter;
    }

    private static IEnumerable<Block> Goal(PlannedGoal goal, Labels labels)
    {
        foreach (var (key, texts) in new[] { ("Plan.SubGoals", goal.SubGoals), ("Plan.Measures", goal.Measures) })
        {
            if (texts.Select(PlainText.Line).Where(t => t.Length > 0).ToList() is { Count: > 0 } lines)
            {
                yield return new Prose([new TextLine(labels[key], false), .. lines.Select(line => new TextLine(line, true))]);
            }
        }

        yield return goal.Activities.Count == 0
            ? new Note(labels["Plan.NoActivities"])
            : new ActivityTable(
                labels.Fill("Activities.Caption", PlainText.Line(goal.Title)),
                labels["Activities.Head"],
                labels["Activities.Start"],
                labels["Activities.End"],
                [.. goal.Activities.Select(Row)]);
    }

    private static ActivityRow Row(PlannedActivity activity) =>
        ActivityRow.Planned(PlainText.Line(activity.Title), [PlainText.Line(activity.Unit)], activity.Plan, [.. activity.Priority is { } priority ? [PlainText.Line(priority)] : Array.Empty<string>(), .. PlainText.Paragraphs(activity.Description)]);

    private static List<Block> Decision(PlanReport report, Labels labels)
    {
        if (PlainText.Line(report.Decision) is not { Length: > 0 } decision)
        {
            return [new Note(labels["Plan.NotAdopted"])];
        }

        List<Block> told = [PlainText.Prose(labels.Fill("Plan.Adopted", decision))];
        if (PlainText.Line(report.Condition) is { Length: > 0 } condition)
        {
            told.Add(PlainText.Prose(labels.Fill("Plan.OnCondition", condition)));
        }

        return told;
    }
}
