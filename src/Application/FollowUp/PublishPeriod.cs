using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <summary>Makes a locked period's assessments public. Once more after a correction: only what was decided by then is shown.</summary>
public sealed class PublishPeriod(StyrkedjaDbContext database, Periods periods, CurrentUser user, TimeProvider clock)
{
    /// <returns>False when there is no such period.</returns>
    /// <param name="evenUnconfirmed">Whether the person has said yes to publishing although assessments wait for a second person.</param>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>period-not-locked</c>, <c>period-unconfirmed</c>.</exception>
    public async Task<bool> HandleAsync(PeriodKey tertial, bool evenUnconfirmed, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        if (await periods.FindAsync(tertial, cancellation) is not { } period)
        {
            return false;
        }

        if (!period.IsLocked)
        {
            throw new RuleBrokenException("period-not-locked", period.Called);
        }

        await database.RequireConfirmedAsync(tertial, evenUnconfirmed, cancellation);
        period.Publish(clock.GetUtcNow());
        await database.SaveAsync("period.published", null, cancellation);
        return true;
    }
}
