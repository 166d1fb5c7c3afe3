using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <summary>Locks a period, so that its reports and assessments stay as they are, and unlocks it for a stated reason (R078).</summary>
public sealed class LockPeriod(StyrkedjaDbContext database, Periods periods, CurrentUser user, TimeProvider clock)
{
    /// <param name="evenUnconfirmed">Whether the person has said yes to locking although assessments wait for a second person.</param>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>period-locked</c>, <c>period-not-open</c>, <c>period-unconfirmed</c>.</exception>
    public async Task LockAsync(PeriodKey tertial, bool evenUnconfirmed, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var period = await periods.FindOrPlanAsync(tertial, cancellation);
        period.RequireOpenOn(periods.Today);
        await database.RequireConfirmedAsync(tertial, evenUnconfirmed, cancellation);
        period.Lock(clock.GetUtcNow());
        await database.SaveAsync("period.locked", null, cancellation);
    }

    /// <returns>False when the period has never been set up, and so cannot be locked.</returns>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>unlock-reason-required</c>, <c>year-closed</c>.</exception>
    public async Task<bool> UnlockAsync(PeriodKey tertial, string? reason, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        if (await periods.FindAsync(tertial, cancellation) is not { } period)
        {
            return false;
        }

        await database.RequireOpenAsync(tertial.Year, cancellation);
        period.Unlock(reason);
        await database.SaveAsync("period.unlocked", reason!.Trim(), cancellation);
        return true;
    }
}
