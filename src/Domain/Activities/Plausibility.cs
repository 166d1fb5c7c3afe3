namespace Styrkedja.Domain.Activities;

/// <summary>What a person, or a document, says about one activity at one time.</summary>
/// <param name="AsOf">The day the statement describes; null when unknown, and then nothing is called overdue.</param>
/// <param name="ReportYear">The year reported on, used for "long before" when <paramref name="AsOf"/> is unknown.</param>
public sealed record ActivityStatement(
    DateOnly? PlannedStart,
    DateOnly? PlannedEnd,
    ActivityStatus? Status,
    string? Comment,
    string? DeviationText,
    DateOnly? AsOf,
    int? ReportYear = null)
{
    /// <summary>What is waited for, where it is told apart from the comment (R062).</summary>
    public string? WaitingFor { get; init; }
}

/// <summary>One thing that does not seem to fit together, for a person to confirm or correct.</summary>
/// <param name="Code">One of <see cref="PlausibilityCodes"/>.</param>
/// <param name="Words">The words of the text that caused it; null when no text did.</param>
/// <param name="Day">The planned day it is about; null when it is not about a day.</param>
public sealed record Observation(string Code, string? Words = null, DateOnly? Day = null);

/// <summary>The codes of <see cref="Observation"/>, the same in the import, the API and the storage.</summary>
public static class PlausibilityCodes
{
    public const string CompletedBeforePlannedEnd = "completed-before-planned-end";
    public const string CompletedButTextSaysOngoing = "completed-but-text-says-ongoing";
    public const string OverdueNotStarted = "overdue-not-started";
    public const string OverdueNotCompleted = "overdue-not-completed";
    public const string DeviationWithoutText = "deviation-without-text";
    public const string OnHoldWithoutCause = "on-hold-without-cause";
    public const string EndBeforeStart = "end-before-start";
}

/// <summary>
/// Rules about what is plausible for one activity (domain oddities O1–O8). They never refuse anything: what they find may
/// be right, and is asked about.
/// </summary>
public static class Plausibility
{
    /// <summary>
    /// A planned end this far after the statement is "long before" (O1). Ending a few months early within the year is
    /// ordinary good work (O5).
    /// </summary>
    private const int LongBeforeMonths = 6;

    public static IReadOnlyList<Observation> Of(ActivityStatement statement)
    {
        List<Observation> found = [];
        if (statement.PlannedEnd < statement.PlannedStart)
        {
            found.Add(new Observation(PlausibilityCodes.EndBeforeStart, Day: statement.PlannedEnd));
        }

        if (statement.Status is { } status)
        {
            AddIf(CompletedLongBefore(statement, status));
            AddIf(CompletedButOngoing(statement, status));
            AddIf(Overdue(statement, status));
            AddIf(DeviationUnexplained(statement, status));
            AddIf(HoldUnexplained(statement, status));
        }

        return found;

        void AddIf(Observation? observation)
        {
            if (observation is not null)
            {
                found.Add(observation);
            }
        }
    }

    private static Observation? CompletedLongBefore(ActivityStatement statement, ActivityStatus status)
    {
        var asOf = statement.AsOf ?? (statement.ReportYear is { } year ? new DateOnly(year, 12, 31) : null);
        return status.Phase == Phase.Completed && statement.PlannedEnd is { } end && asOf is { } day
            && end.Year > day.Year && end > day.AddMonths(LongBeforeMonths)
            ? new Observation(PlausibilityCodes.CompletedBeforePlannedEnd, Day: end)
            : null;
    }

    private static Observation? CompletedButOngoing(ActivityStatement statement, ActivityStatus status)
    {
        if (status.Phase != Phase.Completed || statement.Comment is not { } comment)
        {
            return null;
        }

        // "Kommer att genomföras 3/4 … utfördes 3/4" is a log of two dates, not a contradiction (O6).
        var words = PlausibilityWords.FirstIn(comment, PlausibilityWords.GoingOn)
            ?? (PlausibilityWords.FirstIn($"{comment} {statement.DeviationText}", PlausibilityWords.Done) is null
                ? PlausibilityWords.FirstIn(comment, PlausibilityWords.ToCome)
                : null);
        return words is null ? null : new Observation(PlausibilityCodes.CompletedButTextSaysOngoing, words);
    }

    private static Observation? Overdue(ActivityStatement statement, ActivityStatus status) =>
        statement.PlannedEnd is { } end && end < statement.AsOf
            ? status.Phase switch
            {
                Phase.NotStarted => new Observation(PlausibilityCodes.OverdueNotStarted, Day: end),
                Phase.Ongoing or Phase.OnHold => new Observation(PlausibilityCodes.OverdueNotCompleted, Day: end),
                _ => null,
            }
            : null;

    /// <summary>A new date in the comment is a suggestion of what deviates (O8); words about being late are the deviation itself.</summary>
    private static Observation? DeviationUnexplained(ActivityStatement statement, ActivityStatus status) =>
        status.Deviation && string.IsNullOrWhiteSpace(statement.DeviationText)
            && PlausibilityWords.FirstIn(statement.Comment, PlausibilityWords.Deviates) is null
            ? new Observation(PlausibilityCodes.DeviationWithoutText, PlausibilityWords.FirstDateIn(statement.Comment))
            : null;

    private static Observation? HoldUnexplained(ActivityStatement statement, ActivityStatus status) =>
        status.Phase == Phase.OnHold && string.IsNullOrWhiteSpace(statement.WaitingFor) && !PlausibilityWords.SaysMoreThan(PlausibilityWords.NoCause, $"{statement.Comment} {statement.DeviationText}")
            ? new Observation(PlausibilityCodes.OnHoldWithoutCause)
            : null;
}
