using Styrkedja.Documents.Reports;
using Styrkedja.Domain.Activities;

namespace Styrkedja.Documents.Content;

/// <summary>The activities under a goal, as both report families show them (R089, R094).</summary>
internal static class ActivitySection
{
    public static IEnumerable<Block> Of(ReportedGoal goal, Labels labels)
    {
        if (goal.Activities.Count == 0)
        {
            return [new Note(labels["NoActivity"])];
        }

        return
        [
            new ActivityTable(
                labels.Fill("Activities.Caption", PlainText.Line(goal.Title)),
                labels["Activities.Head"],
                labels["Activities.Start"],
                labels["Activities.End"],
                [.. goal.Activities.Select(activity => Row(activity, labels))]),
        ];
    }

    private static ActivityRow Row(ReportedActivity activity, Labels labels) => new(
        PlainText.Line(activity.Title),
        [.. activity.Units.Select(PlainText.Line).Where(unit => unit.Length > 0)],
        activity.Plan.Start,
        activity.Plan.End,
        [.. activity.Priority is { } priority ? [PlainText.Line(priority)] : Array.Empty<string>(), .. PlainText.Paragraphs(activity.Description)],
        labels.StatusInRow(activity),
        labels["Status.not-reported"],
        PlainText.Paragraphs(activity.Comment),
        labels["Waiting"],
        activity.Status is { Phase: Phase.OnHold } ? PlainText.Paragraphs(activity.WaitingFor) : [],
        labels["Deviation"],
        PlainText.Paragraphs(activity.DeviationText),
        labels["Forecast"],
        PlainText.Line(activity.ExpectedEnd) is { Length: > 0 } forecast ? forecast : null);
}
