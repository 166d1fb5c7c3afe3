using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Activities;

/// <param name="Done">Titles of what was approved or returned.</param>
/// <param name="Missed">What no longer waited: someone else had approved or returned it, or it was reported anew.</param>
public sealed record ReviewOutcome(IReadOnlyList<string> Done, IReadOnlyList<WaitingReport> Missed);

/// <summary>A head of a unit approves reports or returns one with a reason, as they read when seen.</summary>
public sealed class ApproveReports(StyrkedjaDbContext database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Times that what another head did in the same moment is read anew.</summary>
    private const int Attempts = 3;

    /// <param name="ids">The reports seen: one that was made since is not approved with them.</param>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>period-locked</c>, <c>year-closed</c>.</exception>
    public Task<ReviewOutcome> ApproveAsync(IReadOnlyCollection<StatusReportId> ids, CancellationToken cancellation) =>
        ReviewAsync([.. ids], report => report.Approve(user.Sign(clock)), "report.approved", null, cancellation);

    /// <param name="reason">Stays in the activity's log.</param>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>return-reason-required</c>, <c>period-locked</c>, <c>year-closed</c>.</exception>
    public Task<ReviewOutcome> ReturnAsync(StatusReportId id, string? reason, CancellationToken cancellation) =>
        ReviewAsync([id], report => report.Return(reason, user.Sign(clock)), "report.returned", reason?.Trim(), cancellation);

    private async Task<ReviewOutcome> ReviewAsync(List<StatusReportId> ids, Action<StatusReport> review, string verb, string? reason, CancellationToken cancellation)
    {
        Signature? substitute = null;
        for (var attempt = 1; ; attempt++)
        {
            var reports = await database.StatusReports.Where(r => ids.Contains(r.Id)).ToListAsync(cancellation);
            var titles = await RequireAllowedAsync(reports, by => substitute ??= by, cancellation);
            var of = titles.Keys.ToList();
            var log = await database.StatusReports.AsNoTracking().Where(r => of.Contains(r.ActivityId)).Select(r => new { r.ActivityId, r.Year, r.Number, r.Revision }).ToListAsync(cancellation);
            List<string> done = [];
            List<WaitingReport> missed = [];
            foreach (var report in reports)
            {
                if (report.Approval != ReportApproval.Waiting || log.Exists(r => r.ActivityId == report.ActivityId && r.Year == report.Year && r.Number == report.Number && r.Revision > report.Revision))
                {
                    missed.Add(new WaitingReport(report, titles[report.ActivityId]));
                    continue;
                }

                review(report);
                done.Add(titles[report.ActivityId]);
            }

            try
            {
                if (done.Count > 0)
                {
                    await database.SaveAsync(verb, substitute is null ? reason : Substitutes.Reason(substitute, reason), cancellation);
                }

                return new ReviewOutcome(done, missed);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                database.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Dictionary<ActivityId, string>> RequireAllowedAsync(List<StatusReport> reports, Action<Signature> asSubstitute, CancellationToken cancellation)
    {
        var of = reports.Select(r => r.ActivityId).Distinct().ToList();
        var activities = await database.Activities.AsNoTracking().Where(a => of.Contains(a.Id)).Select(a => new { a.Id, a.Title, a.OwnerUnitId }).ToListAsync(cancellation);
        foreach (var unit in activities.Select(a => a.OwnerUnitId).Distinct())
        {
            await user.RequireAsync(Permission.ApproveReports, unit, cancellation);
            if (await user.SignAsync(Permission.ApproveReports, unit, clock, cancellation) is { InsteadOf: not null } by)
            {
                asSubstitute(by);
            }
        }

        foreach (var tertial in reports.Select(r => r.Tertial).Distinct())
        {
            await database.RequireOpenAsync(tertial.Year, cancellation);
            if (await database.Periods.AsNoTracking().FirstOrDefaultAsync(p => p.Year == tertial.Year && p.Number == tertial.Number, cancellation) is { } period)
            {
                period.RequireUnlocked();
            }
        }

        return activities.ToDictionary(a => a.Id, a => a.Title);
    }
}
