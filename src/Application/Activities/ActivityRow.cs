using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

/// <summary>An activity of a year with its state, as lists and reports need it; read without tracking.</summary>
/// <param name="Owner">The unit that answered for it on the day shown (R126).</param>
/// <param name="Goals">In the order they were linked.</param>
/// <param name="TakingPart">In printed order; without the owner.</param>
/// <param name="Latest">The report that counts at the tertial asked for; may be an earlier tertial's; null when none.</param>
public sealed record ActivityRow(
    ActivityId Id,
    string Title,
    string? Description,
    DateRange Plan,
    UnitId Owner,
    string? Funding,
    IReadOnlyList<GoalId> Goals,
    IReadOnlyList<UnitId> TakingPart,
    StatusRow? Latest)
{
    /// <summary>The plan as first adopted (R059).</summary>
    public DateRange Original { get; init; } = Plan;

    /// <summary>The unit that answers for it today, where it has been handed over since the day it is shown for.</summary>
    public UnitId HeldNow { get; init; } = Owner;

    /// <summary>Someone has chosen that reports and follow-up do not tell of it (R101–R103).</summary>
    public bool LeftOutOfReports { get; init; }

    /// <summary>The period asked for expects a report of it, or has one: it is not left out, and came before the cut-off.</summary>
    public bool IsExpected { get; init; } = true;

    public ActivityPriority Priority { get; init; } = ActivityPriority.Normal;

    /// <summary>The decision by which a body last raised or lowered its priority, or ordered it; null for none.</summary>
    public string? RuledBy { get; init; }

    /// <summary>What was sent back last for the tertial asked for, and not reported anew since; null for nothing.</summary>
    public ReturnedRow? Returned { get; init; }

    /// <summary>Whether it has been reported for just this tertial.</summary>
    public bool IsReportedFor(PeriodKey tertial) => Latest?.Tertial == tertial && Returned is null;

    /// <summary>Reported for just this tertial, and not approved yet.</summary>
    public bool IsWaitingFor(PeriodKey tertial) => IsReportedFor(tertial) && Latest!.IsWaiting;
}

/// <summary>A report that a head of unit sent back.</summary>
public sealed record ReturnedRow(string Reason, string ByName, DateTimeOffset At);

/// <param name="Revision">1 is the tertial's first report.</param>
public sealed record StatusRow(
    PeriodKey Tertial,
    int Revision,
    ActivityStatus Status,
    string? Comment,
    string? DeviationText,
    string? WaitingFor,
    ExpectedEnd? ExpectedEnd,
    string ReportedByName,
    DateTimeOffset ReportedAt)
{
    /// <summary>Counts, but a head of the unit has not approved it yet.</summary>
    public bool IsWaiting { get; init; }

    /// <inheritdoc cref="StatusReport.IsLate"/>
    public bool IsLate { get; init; }

    /// <inheritdoc cref="StatusReport.NeedsNewComment"/>
    public bool NeedsNewComment => Status.Deviation || Status.Phase == Phase.OnHold;
}
