using Styrkedja.Domain.Time;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>One goal in the tertial report: judgement and reason before the activities they rest on (R085, R087, R089).</summary>
internal static class AssessedGoalSection
{
    public static IEnumerable<Block> Of(AssessedGoal goal, PeriodName? previous, Labels labels)
    {
        List<PanelPart> parts =
        [
            new(labels["Assessment.Reason"], PlainText.Paragraphs(goal.Reason), false),
            new(labels["Assessment.ChangeReason"], PlainText.Paragraphs(goal.ChangeReason), false),
            new(labels["Assessment.Second"], goal.IsUnconfirmed ? [labels["Assessment.SecondWaits"]] : [], false),
            new(labels["Assessment.Prognosis"], PlainText.Paragraphs(goal.Prognosis), false),
            new(labels[goal.Assessment is null ? "Assessment.GroundsAlone" : "Assessment.Grounds"], Sentences(goal.Grounds), true),
            new(previous is { } period ? labels.Fill("Assessment.ChangeSince", labels.PeriodInText(period)) : labels["Assessment.Change"], Sentences(goal.Change), true),
        ];
        parts.RemoveAll(part => part.Paragraphs.Count == 0);

        var panel = new AssessmentPanel(
            labels["Assessment"],
            Labels.Assessment(goal.Assessment),
            labels["Assessment.None"],
            previous is { } before ? labels.PeriodHead(before) : labels["Assessment.Previous"],
            Labels.Assessment(goal.PreviousAssessment),
            parts);

        return [panel, .. MeasureSection.Of(goal.Goal, labels), .. ActivitySection.Of(goal.Goal, labels)];
    }

    private static List<string> Sentences(IReadOnlyList<string> texts) =>
        [.. texts.Select(PlainText.Line).Where(text => text.Length > 0)];
}
