namespace Styrkedja.Domain.Activities;

/// <summary>How far an activity has come. One of the two dimensions that paper presses into one word.</summary>
public enum Phase
{
    NotStarted,
    Ongoing,
    OnHold,
    Completed,
    Cancelled,
}

/// <summary>
/// Phase × deviation (domain rules, "Status model"). A deviation can be told only of something that goes on or is
/// done; for the other phases the phase itself says it.
/// </summary>
/// <remarks>Covers the six printed words (R048–R053) and "Avbruten", which the source documents lack (R063).</remarks>
public readonly record struct ActivityStatus
{
    public ActivityStatus(Phase phase, bool deviation = false)
    {
        if (deviation && !AllowsDeviation(phase))
        {
            throw new ArgumentException($"{phase} carries no deviation of its own.", nameof(deviation));
        }

        Phase = phase;
        Deviation = deviation;
    }

    public Phase Phase { get; }

    public bool Deviation { get; }

    public static ActivityStatus NotStarted => new(Phase.NotStarted);

    public static ActivityStatus OngoingAsPlanned => new(Phase.Ongoing);

    public static ActivityStatus OngoingWithDeviation => new(Phase.Ongoing, true);

    public static ActivityStatus OnHold => new(Phase.OnHold);

    public static ActivityStatus CompletedAsPlanned => new(Phase.Completed);

    public static ActivityStatus CompletedWithDeviation => new(Phase.Completed, true);

    public static ActivityStatus Cancelled => new(Phase.Cancelled);

    /// <summary>All seven, in the order they are printed in summaries: done first, cancelled last.</summary>
    public static IReadOnlyList<ActivityStatus> All { get; } =
    [
        CompletedAsPlanned, CompletedWithDeviation, OngoingAsPlanned, OngoingWithDeviation, OnHold, NotStarted, Cancelled,
    ];

    public static bool AllowsDeviation(Phase phase) => phase is Phase.Ongoing or Phase.Completed;

    /// <summary>A stable name for storage, styles and resources, e.g. <c>ongoing-with-deviation</c>.</summary>
    public string Code => (Phase, Deviation) switch
    {
        (Phase.NotStarted, _) => "not-started",
        (Phase.Ongoing, false) => "ongoing-as-planned",
        (Phase.Ongoing, true) => "ongoing-with-deviation",
        (Phase.OnHold, _) => "on-hold",
        (Phase.Completed, false) => "completed-as-planned",
        (Phase.Completed, true) => "completed-with-deviation",
        _ => "cancelled",
    };

    public override string ToString() => Code;
}
