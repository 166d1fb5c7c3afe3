using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Years;

namespace Styrkedja.Application.Activities;

/// <summary>A report that waits for a head of its unit.</summary>
public sealed record WaitingReport(StatusReport Report, string Title);

/// <param name="Reports">In the order they were planned.</param>
public sealed record UnitWaiting(Unit Unit, IReadOnlyList<WaitingReport> Reports);

/// <summary>Reads what waits for the person at hand to approve, in a fixed number of statements.</summary>
public sealed class WaitingReports(StyrkedjaDbContext database, CurrentUser user)
{
    /// <summary>The latest report of each activity and open period that waits, by unit. A locked period takes no approvals.</summary>
    public async Task<IReadOnlyList<UnitWaiting>> MineAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ApproveReports);
        var reach = await user.UnitsForAsync(Permission.ApproveReports, cancellation);
        var waiting = await (
            from report in database.StatusReports.AsNoTracking()
            join activity in database.Activities.AsNoTracking() on report.ActivityId equals activity.Id
            where report.Approval == ReportApproval.Waiting
                && !database.StatusReports.Any(n => n.ActivityId == report.ActivityId && n.Year == report.Year && n.Number == report.Number && n.Revision > report.Revision)
                && !database.Periods.Any(p => p.Year == report.Year && p.Number == report.Number && p.LockedAt != null)
                && !database.YearChanges.Any(c => c.State == YearChangeState.Done && c.FromYear >= report.Year)
            orderby report.Year, report.Number, activity.PlannedStart, activity.Title
            select new { Report = report, activity.Title, activity.OwnerUnitId }).ToListAsync(cancellation);
        var byUnit = waiting.Where(w => reach is null || reach.Contains(w.OwnerUnitId)).ToLookup(w => w.OwnerUnitId, w => new WaitingReport(w.Report, w.Title));
        var wanted = byUnit.Select(g => g.Key).ToList();
        var units = await database.Units.AsNoTracking().Where(u => wanted.Contains(u.Id)).OrderBy(u => u.Name).ToListAsync(cancellation);
        return [.. units.Select(u => new UnitWaiting(u, [.. byUnit[u.Id]]))];
    }
}
