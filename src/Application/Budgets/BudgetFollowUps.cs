using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.Budgets;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Budgets;

/// <summary>Reads how the year's budgets stand in a period, in a fixed number of statements.</summary>
public sealed class BudgetFollowUps(StyrkedjaDbContext database, PlansBudgets budgets, Periods periods)
{
    /// <returns>One for each adopted plan of the year; empty where none has been adopted.</returns>
    /// <exception cref="RuleBrokenException"><c>period-unknown</c></exception>
    public async Task<IReadOnlyList<BudgetFollowUp>> OfAsync(PeriodKey tertial, CancellationToken cancellation)
    {
        var years = await database.YearsRulesAsync(cancellation);
        var at = years.Calendar[tertial];
        var units = await database.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellation);
        var rules = years.Of(tertial.Year);
        var period = await database.Periods.AsNoTracking().FirstOrDefaultAsync(p => p.Year == tertial.Year && p.Number == tertial.Number, cancellation) ?? Periods.Plan(tertial, rules);
        return await OfAsync(at, period, rules.BudgetDeviation, UnitTree.AsOn(at.DayToShow(periods.Today), units), cancellation);
    }

    /// <summary>What an overview of the period has read already is not read again.</summary>
    public Task<IReadOnlyList<BudgetFollowUp>> OfAsync(YearOverview overview, CancellationToken cancellation) =>
        OfAsync(overview.At, overview.Period ?? Periods.Plan(overview.Tertial, overview.Rules), overview.Rules.BudgetDeviation, overview.Units, cancellation);

    /// <summary>Every revision of a unit's report for a period, the latest first.</summary>
    public Task<List<BudgetReport>> RevisionsAsync(Domain.PlanId plan, UnitId unit, PeriodKey tertial, CancellationToken cancellation) =>
        database.BudgetReports.AsNoTracking().Where(r => r.PlanId == plan && r.UnitId == unit && r.Number == tertial.Number).OrderByDescending(r => r.Revision).ToListAsync(cancellation);

    private async Task<IReadOnlyList<BudgetFollowUp>> OfAsync(YearPeriod at, FollowUpPeriod period, DeviationLimit limit, UnitTree units, CancellationToken cancellation)
    {
        var plans = await budgets.AtAsync(at, units.All, cancellation);
        if (plans.Count == 0)
        {
            return [];
        }

        var bodies = (await database.Bodies.AsNoTracking().ToListAsync(cancellation)).ToDictionary(b => b.Id, b => b.AsOn(at.DayToShow(periods.Today)).Name);
        var reports = (await database.BudgetReports.AsNoTracking()
            .Where(r => r.Year == at.Year && r.Number <= at.Number && !database.BudgetReports.Any(o => o.PlanId == r.PlanId && o.UnitId == r.UnitId && o.Number == r.Number && o.Revision > r.Revision))
            .ToListAsync(cancellation)).ToLookup(r => (r.PlanId, r.UnitId));
        return [.. plans.Select(plan => new BudgetFollowUp(plan, bodies[plan.Body], at, period, limit, units, [.. plan.Frames.Where(f => units.Find(f.Unit) is not null).Select(f => Money(plan, f))]))];

        UnitsMoney Money(PlansBudget plan, UnitFrame frame)
        {
            var told = reports[(plan.Plan, frame.Unit)].ToList();
            return new UnitsMoney(units.Find(frame.Unit)!, frame, told.Find(r => r.Number == at.Number), told.Where(r => r.Number < at.Number).MaxBy(r => r.Number));
        }
    }
}
