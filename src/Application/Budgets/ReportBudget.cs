using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Budgets;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Budgets;

/// <summary>What came of a report: it was saved, or someone else had reported in the meantime.</summary>
/// <param name="Theirs">The other person's report, to be shown beside one's own; null when saved.</param>
public sealed record BudgetReportOutcome(BudgetReport? Saved, BudgetReport? Theirs);

/// <summary>A head of unit tells outcome and forecast for a period (R078).</summary>
public sealed class ReportBudget(StyrkedjaDbContext database, Periods periods, CurrentUser user, TimeProvider clock)
{
    /// <param name="of">The follow-up as the person had it before their eyes.</param>
    /// <param name="seenRevision">The latest revision the person had before their eyes; 0 when there was none.</param>
    /// <returns>Null when the unit has no budget in the plan.</returns>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>period-not-open</c>, <c>period-grace-over</c>, <c>period-locked</c>, <c>year-closed</c>, and what <see cref="BudgetReport"/> refuses.</exception>
    public async Task<BudgetReportOutcome?> HandleAsync(BudgetFollowUp of, UnitId unit, IReadOnlyList<BudgetOutcome> rows, string? comment, int seenRevision, CancellationToken cancellation)
    {
        if (of.Of(unit) is not { } money)
        {
            return null;
        }

        await user.RequireAsync(Permission.ReportBudget, unit, cancellation);
        var tertial = of.At.Tertial;
        var exemption = await database.RequireOpenAsync(user, ExemptionKind.Budget, unit.Value, tertial.Year, tertial.Number, cancellation);
        var period = await periods.FindOrPlanAsync(tertial, cancellation);
        period.RequireReportableOn(periods.Today, user.May(Permission.ManageGovernance), exemption);
        var latest = await LatestAsync(of, unit, cancellation);
        if (latest is not null && latest.Revision != seenRevision)
        {
            return Held(latest, rows, comment);
        }

        var by = await user.SignAsync(Permission.ReportBudget, unit, clock, cancellation);
        var report = new BudgetReport(Guid.CreateVersion7(), of.Plan.Plan, money.Frame, period, rows, comment, of.Limit, (latest?.Revision ?? 0) + 1, by, exemption);
        database.BudgetReports.Add(report);
        try
        {
            await database.SaveAsync("budget.reported", Substitutes.Reason(by, exemption?.Reason), cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "budget_report_revision" })
        {
            // Both read the same revision and this one came second.
            database.ChangeTracker.Clear();
            return Held((await LatestAsync(of, unit, cancellation))!, rows, comment);
        }

        return new BudgetReportOutcome(report, null);
    }

    // A hand too quick sends the form twice: what is there already is saved.
    private static BudgetReportOutcome Held(BudgetReport latest, IReadOnlyList<BudgetOutcome> rows, string? comment) =>
        latest.SaysTheSameAs(rows, comment) ? new BudgetReportOutcome(latest, null) : new BudgetReportOutcome(null, latest);

    private Task<BudgetReport?> LatestAsync(BudgetFollowUp of, UnitId unit, CancellationToken cancellation) =>
        database.BudgetReports.AsNoTracking().Where(r => r.PlanId == of.Plan.Plan && r.UnitId == unit && r.Number == of.At.Number).OrderByDescending(r => r.Revision).FirstOrDefaultAsync(cancellation);
}
