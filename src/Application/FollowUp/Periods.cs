using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Time;
using Styrkedja.Domain.Years;

namespace Styrkedja.Application.FollowUp;

/// <summary>The follow-up periods of the municipality and which of them is worked with now.</summary>
public sealed class Periods(StyrkedjaDbContext database, TimeProvider clock)
{
    private const int FirstMonthOfPlanning = 10;

    public DateOnly Today => SwedishTime.DayOf(clock.GetUtcNow());

    /// <summary>The year that people plan for: from October on the next one.</summary>
    public int PlannedYear => Today.Month >= FirstMonthOfPlanning ? Today.Year + 1 : Today.Year;

    /// <summary>
    /// The period people report for now: the oldest of the years that are not closed that is open; else the one that opens
    /// next or was last.
    /// </summary>
    public async Task<FollowUpPeriod?> CurrentAsync(CancellationToken cancellation)
    {
        var today = Today;
        var closed = database.YearChanges.Where(c => c.State == YearChangeState.Done);
        var all = await database.Periods.AsNoTracking().Where(p => !closed.Any(c => c.FromYear >= p.Year)).OrderBy(p => p.Year).ThenBy(p => p.Number).ToListAsync(cancellation);
        return all.FirstOrDefault(p => p.IsOpenOn(today)) ?? all.FirstOrDefault(p => !p.IsLocked) ?? all.LastOrDefault();
    }

    /// <summary>When each year is followed up.</summary>
    public async Task<PeriodCalendar> CalendarAsync(CancellationToken cancellation) => (await database.YearsRulesAsync(cancellation)).Calendar;

    /// <summary>The one worked with now; the one today lies in where none is set up.</summary>
    public async Task<YearPeriod> AtHandAsync(CancellationToken cancellation)
    {
        var calendar = await CalendarAsync(cancellation);
        return await CurrentAsync(cancellation) is { } current ? calendar[current.Tertial] : calendar.On(Today);
    }

    /// <summary>What is shown of a year: the period at hand in its own year, the last of a year before, the first of one to come.</summary>
    public Task<YearPeriod> AtHandAsync(int year, CancellationToken cancellation) => AtHandAsync(year, year, cancellation);

    /// <summary>What is shown of a span of years: the period at hand where it lies in it, else the nearest.</summary>
    public async Task<YearPeriod> AtHandAsync(int firstYear, int lastYear, CancellationToken cancellation)
    {
        var now = await AtHandAsync(cancellation);
        var calendar = await CalendarAsync(cancellation);
        return now.Year > lastYear ? calendar.Last(lastYear) : now.Year < firstYear ? calendar.First(firstYear) : now;
    }

    public Task<FollowUpPeriod?> FindAsync(PeriodKey tertial, CancellationToken cancellation) =>
        database.Periods.FirstOrDefaultAsync(p => p.Year == tertial.Year && p.Number == tertial.Number, cancellation);

    /// <summary>
    /// The period, set up by the year's governance model if nobody has done it yet. Not saved; the caller's change is.
    /// </summary>
    public async Task<FollowUpPeriod> FindOrPlanAsync(PeriodKey tertial, CancellationToken cancellation)
    {
        if (database.Periods.Local.FirstOrDefault(p => p.Tertial == tertial) is { } planned)
        {
            return planned;
        }

        if (await FindAsync(tertial, cancellation) is { } found)
        {
            return found;
        }

        var period = Plan(tertial, (await database.YearsRulesAsync(cancellation)).Of(tertial.Year));
        database.Periods.Add(period);
        return period;
    }

    /// <summary>Sets it up, unless somebody has done so meanwhile.</summary>
    internal async Task SetUpAsync(FollowUpPeriod planned, CancellationToken cancellation)
    {
        if (await FindAsync(planned.Tertial, cancellation) is not null)
        {
            return;
        }

        database.Periods.Add(planned);
        try
        {
            await database.SaveAsync("period.scheduled", null, cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "follow_up_period" })
        {
            database.Entry(planned).State = EntityState.Detached;
        }
    }

    /// <summary>A period as the model says: open two weeks before the cut-off, reported and assessed some days after it.</summary>
    /// <exception cref="RuleBrokenException"><c>period-unknown</c></exception>
    public static FollowUpPeriod Plan(PeriodKey tertial, GovernanceRules rules)
    {
        var period = rules.Rhythm.Of(tertial);
        return new FollowUpPeriod(
            Guid.CreateVersion7(),
            period,
            period.Cutoff.AddDays(-14),
            period.Cutoff.AddDays(rules.ReportingDays),
            period.Cutoff.AddDays(Math.Max(rules.AssessmentDays, rules.ReportingDays)),
            rules.GraceDays is { } days ? period.Cutoff.AddDays(days) : null);
    }
}
