using Styrkedja.Domain.Activities;

namespace Styrkedja.Domain.FollowUp;

/// <summary>Where something has gone since the follow-up before.</summary>
public enum Movement
{
    Same,

    /// <summary>Nothing was said of it before.</summary>
    New,
    Improved,
    Worse,

    /// <summary>Done or cancelled since.</summary>
    Ended,

    /// <summary>Another value, that is neither better nor worse: what cannot be assessed has no place in the order.</summary>
    Changed,
}

/// <summary>Compares two follow-ups of the same thing.</summary>
public static class Movements
{
    /// <param name="before">Null when nothing had been reported.</param>
    /// <param name="now">Null when nothing has been reported for the period: then nothing is known to have changed.</param>
    public static Movement Of(ActivityStatus? before, ActivityStatus? now)
    {
        if (now is not { } state || state == before)
        {
            return Movement.Same;
        }

        if (before is not { } old)
        {
            return Movement.New;
        }

        if (HasEnded(state) && !HasEnded(old))
        {
            return Movement.Ended;
        }

        return (TroubleOf(state) - TroubleOf(old), state.Phase - old.Phase) switch
        {
            (< 0, _) => Movement.Improved,
            (> 0, _) => Movement.Worse,
            (_, > 0) => Movement.Improved,
            _ => Movement.Worse,
        };
    }

    /// <param name="before">Null when nobody had assessed it.</param>
    /// <param name="now">Null while nobody has assessed it for the period: then nothing is known to have changed.</param>
    public static Movement Of(Assessment? before, Assessment? now) => (before, now) switch
    {
        (_, null) => Movement.Same,
        (null, _) => Movement.New,
        var (old, state) when old == state => Movement.Same,
        (Assessment.CannotBeAssessed, _) or (_, Assessment.CannotBeAssessed) => Movement.Changed,
        var (old, state) => state < old ? Movement.Improved : Movement.Worse,
    };

    private static bool HasEnded(ActivityStatus status) => status.Phase is Phase.Completed or Phase.Cancelled;

    /// <summary>How far from its plan: 0 as planned, 1 with a deviation, 2 on hold, 3 cancelled.</summary>
    private static int TroubleOf(ActivityStatus status) => status switch
    {
        { Phase: Phase.Cancelled } => 3,
        { Phase: Phase.OnHold } => 2,
        { Deviation: true } => 1,
        _ => 0,
    };
}
