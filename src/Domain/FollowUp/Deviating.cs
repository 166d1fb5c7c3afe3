using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.FollowUp;

/// <summary>When an activity left its plan.</summary>
public static class Deviating
{
    /// <summary>Goes or went otherwise than planned, or waits. What is cancelled has no plan left to deviate from.</summary>
    public static bool Is(ActivityStatus status) => status.Deviation || status.Phase == Phase.OnHold;

    /// <summary>The first of the unbroken row of follow-ups, up to the last one given, in which it deviated.</summary>
    /// <param name="log">What counted in each follow-up, in any order; follow-ups in which nothing was said are left out and break nothing.</param>
    /// <returns>Null when the last of them does not deviate.</returns>
    public static PeriodKey? Since(IEnumerable<(PeriodKey Tertial, ActivityStatus Status)> log)
    {
        var row = log.OrderByDescending(r => r.Tertial).TakeWhile(r => Is(r.Status)).ToList();
        return row.Count == 0 ? null : row[^1].Tertial;
    }
}
