using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.Drafts;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

/// <summary>What came of a report: it was saved, or someone else had reported in the meantime.</summary>
/// <param name="Theirs">The other person's report, to be shown beside one's own; null when saved.</param>
public sealed record ReportOutcome(StatusReport? Saved, StatusReport? Theirs)
{
    /// <summary>False for one that said what was reported already.</summary>
    internal bool WasWritten { get; init; }
}

/// <summary>A person reports an activity's state for a period (R048–R062).</summary>
public sealed class ReportActivity(StyrkedjaDbContext database, Periods periods, CurrentUser user, FormDrafts drafts, TimeProvider clock)
{
    /// <param name="seenRevision">The latest revision the person had before their eyes; 0 when there was none.</param>
    /// <returns>Null when there is no such activity, or none the person may know of.</returns>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>activity-not-of-year</c>, <c>period-unknown</c>, <c>period-not-open</c>, <c>period-grace-over</c>, <c>period-locked</c>, <c>year-closed</c>, and what <see cref="Activity.Report"/> refuses.</exception>
    public Task<ReportOutcome?> HandleAsync(ActivityId id, PeriodKey tertial, StatusGiven given, int seenRevision, CancellationToken cancellation) =>
        HandleAsync(id, tertial, given, seenRevision, null, cancellation);

    /// <inheritdoc cref="HandleAsync(ActivityId, PeriodKey, StatusGiven, int, CancellationToken)"/>
    /// <param name="via">How it came, for the trail; null for one that was signed in for.</param>
    public async Task<ReportOutcome?> HandleAsync(ActivityId id, PeriodKey tertial, StatusGiven given, int seenRevision, string? via, CancellationToken cancellation)
    {
        var outcome = await WriteAsync(id, tertial, given, seenRevision, via, cancellation);
        // What came another way says nothing of what was begun in the form: it stays, and tells that something has been reported since.
        if (outcome?.WasWritten == true && via is null)
        {
            await drafts.DiscardAsync([ReportAddress.Of(id, tertial), ReportAddress.Unchanged(id, tertial)], cancellation);
        }

        return outcome;
    }

    /// <summary>Within a transaction of the caller's, who lets go of the draft once it is committed.</summary>
    internal async Task<ReportOutcome?> WriteAsync(ActivityId id, PeriodKey tertial, StatusGiven given, int seenRevision, string? via, CancellationToken cancellation)
    {
        if (await database.Activities.FirstOrDefaultAsync(a => a.Id == id, cancellation) is not { } activity)
        {
            return null;
        }

        await user.RequireAsync(Permission.ReportActivities, activity.OwnerUnitId, cancellation);
        activity.RequireOfYear(tertial.Year);
        var exemption = await database.RequireOpenAsync(user, ExemptionKind.Report, id.Value, tertial.Year, tertial.Number, cancellation);
        var period = await periods.FindOrPlanAsync(tertial, cancellation);
        period.RequireReportableOn(periods.Today, user.May(Permission.ManageGovernance), exemption);
        var latest = await LatestAsync(id, tertial, cancellation);
        if (latest is not null && latest.Revision > seenRevision)
        {
            return Meanwhile(latest, given);
        }

        var by = await user.SignAsync(Permission.ReportActivities, activity.OwnerUnitId, clock, cancellation);
        var report = activity.Report(period, given, (latest?.Revision ?? 0) + 1, by, exemption, exemption is null && await AwaitsApprovalAsync(activity.OwnerUnitId, tertial.Year, cancellation));
        database.StatusReports.Add(report);
        try
        {
            await database.SaveAsync("activity.reported", Substitutes.Reason(by, via is null || exemption is null ? via ?? exemption?.Reason : $"{exemption.Reason} ({via})"), cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "status_report_revision" })
        {
            // Both read the same revision and this one came second.
            database.ChangeTracker.Clear();
            return Meanwhile((await LatestAsync(id, tertial, cancellation))!, given);
        }

        return new ReportOutcome(report, null) { WasWritten = true };
    }

    // Sent twice it is one report: a hand too quick, or a lost answer.
    private static ReportOutcome Meanwhile(StatusReport latest, StatusGiven given) =>
        latest.SaysTheSameAs(given) && latest.Approval != ReportApproval.Returned ? new ReportOutcome(latest, null) : new ReportOutcome(null, latest);

    // What a strategist has opened to one person needs nobody's leave besides: a locked period takes no approvals either.
    private async Task<bool> AwaitsApprovalAsync(UnitId unit, int year, CancellationToken cancellation) =>
        (await database.YearsRulesAsync(cancellation)).Of(year).ReportsAreApproved && !await user.MayAsync(Permission.ApproveReports, unit, cancellation);

    private Task<StatusReport?> LatestAsync(ActivityId id, PeriodKey tertial, CancellationToken cancellation) =>
        database.StatusReports.AsNoTracking()
            .Where(r => r.ActivityId == id && r.Year == tertial.Year && r.Number == tertial.Number)
            .OrderByDescending(r => r.Revision)
            .FirstOrDefaultAsync(cancellation);
}
