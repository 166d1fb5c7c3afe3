using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

public sealed record PeriodDates(int Number, DateOnly Opens, DateOnly ReportBy, DateOnly AssessBy);

/// <summary>Sets up the follow-up periods of a year, or moves their dates. A locked one stays as it was.</summary>
public sealed class SchedulePeriods(StyrkedjaDbContext database, Periods periods, CurrentUser user)
{
    /// <summary>The year's three, those that nobody has set up with the dates the governance model gives.</summary>
    public async Task<IReadOnlyList<FollowUpPeriod>> OfYearAsync(int year, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var all = new List<FollowUpPeriod>();
        for (var number = 1; number <= 3; number++)
        {
            all.Add(await periods.FindOrPlanAsync(new Tertial(year, number), cancellation));
        }

        return all;
    }

    /// <summary>Whether it is only planned, not yet stored.</summary>
    public bool IsNew(FollowUpPeriod period) => database.Entry(period).State == Microsoft.EntityFrameworkCore.EntityState.Added;

    /// <exception cref="Domain.RuleBrokenException"><c>period-dates-out-of-order</c></exception>
    public async Task HandleAsync(IReadOnlyList<FollowUpPeriod> year, IEnumerable<PeriodDates> given, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        foreach (var dates in given)
        {
            var period = year.Single(p => p.Number == dates.Number);
            if (!period.IsLocked)
            {
                period.Reschedule(dates.Opens, dates.ReportBy, dates.AssessBy);
            }
        }

        await database.SaveAsync("period.scheduled", null, cancellation);
    }
}
