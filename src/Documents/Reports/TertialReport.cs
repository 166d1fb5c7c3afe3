using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Reports;

/// <summary>The report of a period to the board: all its goals with activities, assessment and reason (R086–R089).</summary>
/// <param name="Summary">Paragraphs written by the strategist, separated by a line feed; may be empty.</param>
/// <param name="Previous">The period the changes are told against; null for the first one.</param>
public sealed record TertialReport(
    string Municipality,
    string Board,
    PeriodKey Tertial,
    PeriodKey? Previous,
    string? CaseNumber,
    int Version,
    DateOnly MadeOn,
    string Summary,
    IReadOnlyList<AssessedGoalGroup> Groups)
{
    /// <summary>What is followed up, as the year had it when the report was made; null in reports from before municipalities had rhythms of their own.</summary>
    public ReportedPeriod? Measured { get; init; }

    /// <summary>The own name of <see cref="Previous"/>; null for the product's word.</summary>
    public string? PreviousName { get; init; }

    /// <summary>How many activities someone has chosen to leave out (R101–R103).</summary>
    public int LeftOut { get; init; }

    /// <summary>The vision that held on the day it was made (R112); null where none did.</summary>
    public string? Vision { get; init; }

    /// <summary>Sentences on what was opened again after the period or the year was closed (R078).</summary>
    public IReadOnlyList<string> Exemptions { get; init; } = [];

    /// <summary>The budgets of the year's plans in the period; empty where none is followed up (R078).</summary>
    public IReadOnlyList<ReportedBudget> Budgets { get; init; } = [];

    /// <summary>The day the state is measured.</summary>
    public DateOnly CutoffDay() => Measured?.Cutoff ?? PeriodCalendar.Default[Tertial].Cutoff;

    public PeriodName Called() => new(Tertial, Measured?.Name);

    /// <summary>What the period before is called; null for the first one.</summary>
    public PeriodName? CalledBefore() => Previous is { } previous ? new PeriodName(previous, PreviousName) : null;
}

/// <param name="Name">Its own; null for the product's word.</param>
/// <param name="InterimBy">Last day to hand it over as the law's interim report (KL 11:16); null where it cannot serve.</param>
public sealed record ReportedPeriod(string? Name, DateOnly Cutoff, DateOnly? InterimBy);

/// <param name="Heading">Goal area, or the words for goals for sound financial management.</param>
public sealed record AssessedGoalGroup(string Heading, IReadOnlyList<AssessedGoal> Goals);

/// <param name="Reason">Mandatory once assessed (R085); paragraphs separated by a line feed.</param>
/// <param name="PreviousAssessment">The decided assessment of the period before, null when none.</param>
/// <param name="Change">What changed since the last period, in plain sentences; may be empty (R087).</param>
public sealed record AssessedGoal(
    ReportedGoal Goal,
    ReportedAssessment? Assessment,
    ReportedAssessment? PreviousAssessment,
    string? Reason,
    IReadOnlyList<string> Grounds,
    IReadOnlyList<string> Change)
{
    /// <summary>What is expected at the year's end, in the municipality's word; null where nobody has said.</summary>
    public string? Prognosis { get; init; }

    /// <summary>Why it is judged otherwise than last time; null where it is not, and in reports from before it was asked.</summary>
    public string? ChangeReason { get; init; }

    /// <summary>A second person has still to confirm it, where the municipality asks for one.</summary>
    public bool IsUnconfirmed { get; init; }
}

/// <param name="Code">Stable: met, met-with-remark, partly, not-met, cannot-be-assessed.</param>
/// <param name="Word">The municipality's word, e.g. "Delvis uppfyllt".</param>
/// <param name="Look">The code whose sign and colour the municipality has chosen for it; null for its own.</param>
public sealed record ReportedAssessment(string Code, string Word, string? Look = null);
