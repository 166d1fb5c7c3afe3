using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.FollowUp;

/// <param name="Seen">Version the person had before their eyes; 0 for a period that was not set up.</param>
public sealed record PeriodDates(int Number, DateOnly Opens, DateOnly ReportBy, DateOnly AssessBy, DateOnly? GraceBy, uint Seen);

/// <summary>Sets up the follow-up periods of a year, or moves their dates. A locked one stays as it was.</summary>
public sealed class SchedulePeriods(StyrkedjaDbContext database, CurrentUser user)
{
    /// <summary>The year's, in order, those that nobody has set up with the dates the rules give.</summary>
    public async Task<IReadOnlyList<FollowUpPeriod>> OfYearAsync(int year, GovernanceRules rules, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var all = new List<FollowUpPeriod>();
        var stored = await database.Periods.Where(p => p.Year == year).ToListAsync(cancellation);
        foreach (var period in rules.Rhythm.Of(year))
        {
            all.Add(stored.Find(p => p.Number == period.Number) ?? Periods.Plan(period.Tertial, rules));
        }

        return all;
    }

    /// <summary>Whether nobody has set it up yet.</summary>
    public bool IsNew(FollowUpPeriod period) => database.Entry(period).State == EntityState.Detached;

    public uint VersionOf(FollowUpPeriod period) => IsNew(period) ? 0 : database.VersionOf(period);

    /// <param name="year">From <see cref="OfYearAsync"/>.</param>
    /// <exception cref="RuleBrokenException"><c>period-dates-out-of-order</c>, <c>period-grace-before-reporting</c>, <c>changed-meanwhile</c>, <c>period-year-closed</c></exception>
    public async Task HandleAsync(IReadOnlyList<FollowUpPeriod> year, IEnumerable<PeriodDates> given, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        if (year is [var first, ..] && first.Year <= await database.ClosedThroughAsync(cancellation))
        {
            throw new RuleBrokenException("period-year-closed", first.Year);
        }

        foreach (var dates in given)
        {
            var period = year.Single(p => p.Number == dates.Number);
            if (period.IsLocked)
            {
                continue;
            }

            period.Reschedule(dates.Opens, dates.ReportBy, dates.AssessBy, dates.GraceBy);
            if (IsNew(period))
            {
                database.Periods.Add(period);
            }
            else
            {
                database.Entry(period).Property("Version").OriginalValue = dates.Seen;
            }
        }

        try
        {
            await database.SaveAsync("period.scheduled", null, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBrokenException("changed-meanwhile");
        }
    }
}
