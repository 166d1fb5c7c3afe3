using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <summary>A second person confirms an assessment or sends it back with a reason, as it read when seen.</summary>
public sealed class ConfirmAssessment(StyrkedjaDbContext database, Periods periods, CurrentUser user, TimeProvider clock)
{
    /// <param name="seenAt">When the assessment the person saw was decided: one decided since is not confirmed in its place.</param>
    /// <exception cref="RuleBrokenException">of the assessment, and <c>not-permitted</c>, <c>assessment-changed-meanwhile</c>, <c>year-closed</c>, <c>period-not-open</c>.</exception>
    public Task ConfirmAsync(GoalId id, PeriodKey tertial, DateTimeOffset? seenAt, CancellationToken cancellation) =>
        ReviewAsync(id, tertial, seenAt, Confirmation.Confirmed, (a, period, exemption) => a.Confirm(period, user.Sign(clock), exemption), "goal.assessment-confirmed", null, cancellation);

    /// <param name="reason">Stays in the goal's history.</param>
    /// <inheritdoc cref="ConfirmAsync"/>
    public Task ReturnAsync(GoalId id, PeriodKey tertial, string? reason, DateTimeOffset? seenAt, CancellationToken cancellation) =>
        ReviewAsync(id, tertial, seenAt, Confirmation.Returned, (a, period, exemption) => a.Return(period, reason, user.Sign(clock), exemption), "goal.assessment-returned", reason?.Trim(), cancellation);

    private async Task ReviewAsync(
        GoalId id, PeriodKey tertial, DateTimeOffset? seenAt, Confirmation outcome, Action<GoalAssessment, FollowUpPeriod, Exemption?> review, string verb, string? reason, CancellationToken cancellation)
    {
        user.Require(Permission.AssessGoals);
        var assessment = await database.Assessments.FirstOrDefaultAsync(a => a.GoalId == id && a.Year == tertial.Year && a.Number == tertial.Number, cancellation);
        if (IsAnsweredSo(assessment, seenAt, outcome, reason))
        {
            return;
        }

        var exemption = await database.RequireOpenAsync(user, ExemptionKind.Assessment, id.Value, tertial.Year, tertial.Number, cancellation);
        var period = await periods.FindOrPlanAsync(tertial, cancellation);
        if (assessment is null)
        {
            throw new RuleBrokenException("assessment-not-waiting");
        }

        if (assessment.DecidedAt != seenAt)
        {
            throw new RuleBrokenException("assessment-changed-meanwhile", assessment.DecidedByName);
        }

        review(assessment, period, exemption);
        try
        {
            await database.SaveAsync(verb, reason ?? exemption?.Reason, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            database.ChangeTracker.Clear();
            var stored = await database.Assessments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == assessment.Id, cancellation);
            if (!IsAnsweredSo(stored, seenAt, outcome, reason))
            {
                throw new RuleBrokenException("assessment-not-waiting");
            }
        }
    }

    // A hand too quick answers twice: the person's own same answer holds.
    private bool IsAnsweredSo(GoalAssessment? assessment, DateTimeOffset? seenAt, Confirmation outcome, string? reason) =>
        user.Id is { } me
        && assessment is not null
        && assessment.Confirmation == outcome
        && assessment.ReviewedBy == me
        && assessment.DecidedAt == seenAt
        && (outcome == Confirmation.Confirmed || assessment.Returns[^1].Reason == reason);
}
