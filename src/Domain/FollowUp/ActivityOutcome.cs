using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.FollowUp;

/// <summary>An activity's state at a cut-off, as the assessment table sees it. Every activity is exactly one of these.</summary>
public enum ActivityOutcome
{
    CompletedAsPlanned,
    CompletedWithDeviation,
    OngoingAsPlanned,
    OngoingWithDeviation,
    OnHold,

    /// <summary>Should have started by the cut-off but has not.</summary>
    NotStarted,

    /// <summary>Planned to start after the cut-off (R082).</summary>
    NotStartedNotDue,
    Cancelled,
}

public static class ActivityOutcomes
{
    /// <param name="status">Null when nothing has been reported: then it counts as not started.</param>
    /// <param name="plannedStart">A start on the cut-off day itself is due.</param>
    public static ActivityOutcome At(DateOnly cutoff, ActivityStatus? status, DateOnly plannedStart) => At(status, isAhead: plannedStart > cutoff);

    /// <param name="status">Null when nothing has been reported: then it counts as not started.</param>
    /// <param name="isAhead">Whether it was planned to start after the cut-off.</param>
    public static ActivityOutcome At(ActivityStatus? status, bool isAhead) => (status ?? ActivityStatus.NotStarted) switch
    {
        { Phase: Phase.Completed, Deviation: false } => ActivityOutcome.CompletedAsPlanned,
        { Phase: Phase.Completed } => ActivityOutcome.CompletedWithDeviation,
        { Phase: Phase.Ongoing, Deviation: false } => ActivityOutcome.OngoingAsPlanned,
        { Phase: Phase.Ongoing } => ActivityOutcome.OngoingWithDeviation,
        { Phase: Phase.OnHold } => ActivityOutcome.OnHold,
        { Phase: Phase.Cancelled } => ActivityOutcome.Cancelled,
        _ => isAhead ? ActivityOutcome.NotStartedNotDue : ActivityOutcome.NotStarted,
    };

    /// <summary>Done as planned, going as planned, or not yet due.</summary>
    public static bool IsAsPlanned(this ActivityOutcome outcome) =>
        outcome is ActivityOutcome.CompletedAsPlanned or ActivityOutcome.OngoingAsPlanned or ActivityOutcome.NotStartedNotDue;
}

/// <summary>How many activities of a goal are in each outcome.</summary>
public sealed class OutcomeCounts
{
    private readonly int[] _counts = new int[Enum.GetValues<ActivityOutcome>().Length];

    public OutcomeCounts(IEnumerable<ActivityOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _counts[(int)outcome]++;
            Total++;
        }
    }

    public int Total { get; }

    public int this[ActivityOutcome outcome] => _counts[(int)outcome];

    public int In(IReadOnlyList<ActivityOutcome> set) => set.Sum(o => this[o]);
}
