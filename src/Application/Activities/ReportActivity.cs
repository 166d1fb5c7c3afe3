using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Drafts;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
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
public sealed class ReportActivity(StyrkedjaDbContext database, ReportTermsReading reading, StoreReport store, Periods periods, CurrentUser user, FormDrafts drafts, TimeProvider clock)
{
    /// <param name="seenRevision">The latest revision the person had before their eyes; 0 when there was none.</param>
    /// <param name="via">How it came, for the trail; null for one that was signed in for.</param>
    /// <returns>Null when there is no such activity, or none the person may know of.</returns>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>activity-not-of-year</c>, <c>period-unknown</c>, <c>period-not-open</c>, <c>period-grace-over</c>, <c>period-locked</c>, <c>year-closed</c>, and what <see cref="StatusReport.Take"/> refuses.</exception>
    public async Task<ReportOutcome?> HandleAsync(ActivityId id, PeriodKey tertial, StatusGiven given, int seenRevision, string? via, CancellationToken cancellation) =>
        // What was begun in the form is not in it: it stays, and tells that something has been reported since.
        await reading.FindAsync(id, tertial, cancellation) is { } terms ? await StoreAsync(terms, given, seenRevision, via, via is null ? [ReportAddress.Unchanged(id, tertial)] : [], cancellation) : null;

    /// <summary>By the form, which leaves no draft behind.</summary>
    /// <inheritdoc cref="HandleAsync(ActivityId, PeriodKey, StatusGiven, int, string?, CancellationToken)"/>
    /// <param name="terms">Just read.</param>
    public Task<ReportOutcome> HandleAsync(ReportTerms terms, StatusGiven given, int seenRevision, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return StoreAsync(terms, given, seenRevision, null, [ReportAddress.Of(terms.Activity, terms.Period.Tertial), ReportAddress.Unchanged(terms.Activity, terms.Period.Tertial)], cancellation);
    }

    private async Task<ReportOutcome> StoreAsync(ReportTerms terms, StatusGiven given, int seenRevision, string? via, string[] replaced, CancellationToken cancellation)
    {
        await user.RequireAsync(Permission.ReportActivities, terms.Owner, cancellation);
        terms.RequireReportableOn(periods.Today, user.May(Permission.ManageGovernance));
        var (period, exemption) = (terms.Period, terms.Exemption);
        if (terms.Revision > seenRevision)
        {
            return await MeanwhileAsync(terms, given, cancellation);
        }

        var by = await user.SignAsync(Permission.ReportActivities, terms.Owner, clock, cancellation);
        var report = StatusReport.Take(terms.Activity, period, given, terms.Revision + 1, by, exemption, exemption is null && await AwaitsApprovalAsync(terms, cancellation));
        if (!terms.IsPeriodStored)
        {
            await periods.SetUpAsync(period, cancellation);
        }

        var reason = Substitutes.Reason(by, via is null || exemption is null ? via ?? exemption?.Reason : $"{exemption.Reason} ({via})");
        if (!await store.TryAsync(report, period.Called, exemption is not null, reason, replaced, cancellation))
        {
            // Both read the same revision and this one came second.
            return await MeanwhileAsync(terms, given, cancellation);
        }

        drafts.AreGone(replaced);
        return new ReportOutcome(report, null) { WasWritten = true };
    }

    // Sent twice it is one report: a hand too quick, or a lost answer.
    private async Task<ReportOutcome> MeanwhileAsync(ReportTerms terms, StatusGiven given, CancellationToken cancellation)
    {
        var tertial = terms.Period.Tertial;
        var latest = await database.StatusReports.AsNoTracking()
            .Where(r => r.ActivityId == terms.Activity && r.Year == tertial.Year && r.Number == tertial.Number)
            .OrderByDescending(r => r.Revision)
            .FirstAsync(cancellation);
        return latest.SaysTheSameAs(given) && latest.Approval != ReportApproval.Returned ? new ReportOutcome(latest, null) : new ReportOutcome(null, latest);
    }

    // What a strategist has opened to one person needs nobody's leave besides: a locked period takes no approvals either.
    private async Task<bool> AwaitsApprovalAsync(ReportTerms terms, CancellationToken cancellation) =>
        terms.Rules.Of(terms.Period.Year).ReportsAreApproved && !await user.MayAsync(Permission.ApproveReports, terms.Owner, cancellation);
}
