using Styrkedja.Domain.Activities;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Content;

/// <summary>Counts per status, and the one sentence a reader in a hurry takes away.</summary>
internal static class StatusSection
{
    private static readonly string[] Order = [.. ActivityStatus.All.Select(status => status.Code), "not-reported"];

    public static IEnumerable<Block> Of(IReadOnlyList<ReportedGoal> goals, int leftOut, IReadOnlyList<string> exemptions, Labels labels)
    {
        Block[] apart = [.. leftOut == 0 ? Enumerable.Empty<Block>() : [new Note(labels.Count("LeftOut", leftOut))], .. exemptions.Select(e => new Note(PlainText.Line(e)))];
        // One activity may serve several goals and then stands under each (rules, O3); it is counted where it stands,
        // so that the figures agree with what the reader can count in the report.
        var activities = goals.SelectMany(goal => goal.Activities).ToList();
        if (activities.Count == 0)
        {
            return [new Note(labels["NoActivities"]), .. apart];
        }

        var parts = activities
            .Select(labels.StatusOrNone)
            .GroupBy(badge => badge.Code)
            .OrderBy(group => Array.IndexOf(Order, group.Key))
            .Select(group => new TallyPart(group.First(), group.Count()))
            .ToList();

        return [new Tally(labels["Statuses.Caption"], parts, Sentence(activities, goals, labels)), .. apart];
    }

    private static string Sentence(List<ReportedActivity> activities, IReadOnlyList<ReportedGoal> goals, Labels labels)
    {
        var told = activities
            .GroupBy(Standing)
            .OrderBy(group => group.Key)
            .Select(group => labels.Count($"Standing.{group.Key}", group.Count()))
            .ToList();

        return labels.Fill(
            "Standing",
            labels.Count("Activities", activities.Count),
            labels.Count("Goals", goals.Count(goal => goal.Activities.Count > 0)),
            labels.And(told));
    }

    private static Standing Standing(ReportedActivity activity) => activity.Status switch
    {
        null => Content.Standing.Unreported,
        { Deviation: true } => Content.Standing.Deviating,
        { Phase: Phase.OnHold } => Content.Standing.Waiting,
        { Phase: Phase.NotStarted } => Content.Standing.NotStarted,
        { Phase: Phase.Cancelled } => Content.Standing.Cancelled,
        _ => Content.Standing.AsPlanned,
    };
}

/// <summary>Statuses gathered by what they ask of a committee, in the order of the sentence.</summary>
internal enum Standing
{
    AsPlanned,
    Deviating,
    Waiting,
    NotStarted,
    Cancelled,
    Unreported,
}
