using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
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

    public Task<FollowUpPeriod?> FindAsync(Tertial tertial, CancellationToken cancellation) =>
        database.Periods.FirstOrDefaultAsync(p => p.Year == tertial.Year && p.Number == tertial.Number, cancellation);

    /// <summary>
    /// The period, set up by the year's governance model if nobody has done it yet. Not saved; the caller's change is.
    /// </summary>
    public async Task<FollowUpPeriod> FindOrPlanAsync(Tertial tertial, CancellationToken cancellation)
    {
        if (database.Periods.Local.FirstOrDefault(p => p.Tertial == tertial) is { } planned)
        {
            return planned;
        }

        if (await FindAsync(tertial, cancellation) is { } found)
        {
            return found;
        }

        var period = Plan(tertial, await database.GovernanceModels.RulesOfAsync(tertial.Year, cancellation));
        database.Periods.Add(period);
        return period;
    }

    /// <summary>A period as the model says: open two weeks before the cut-off, reported and assessed some days after it.</summary>
    public static FollowUpPeriod Plan(Tertial tertial, GovernanceRules rules) => new(
        Guid.CreateVersion7(),
        tertial,
        tertial.Cutoff.AddDays(-14),
        tertial.Cutoff.AddDays(rules.ReportingDays),
        tertial.Cutoff.AddDays(Math.Max(rules.AssessmentDays, rules.ReportingDays)));
}
