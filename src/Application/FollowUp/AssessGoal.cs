using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <param name="Theirs">What someone else decided in the meantime; null when saved.</param>
public sealed record AssessOutcome(GoalAssessment? Saved, GoalAssessment? Theirs);

/// <summary>A person decides a goal's assessment and gives the reason (R080–R085).</summary>
public sealed class AssessGoal(StyrkedjaDbContext database, YearOverviews overviews, Periods periods, CurrentUser user, TimeProvider clock)
{
    /// <param name="coverage">How well the goals below cover the goal; only asked for where the model takes two steps.</param>
    /// <param name="prognosis">What is expected at the year's end; null where the person does not say.</param>
    /// <param name="seenAt">When the assessment the person saw was decided; null when there was none.</param>
    /// <returns>Null when there is no such goal in the year.</returns>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>assessment-reason-required</c>, <c>assessment-coverage-required</c>, <c>period-locked</c>, <c>period-not-open</c>, <c>year-closed</c>.</exception>
    public async Task<AssessOutcome?> HandleAsync(GoalId id, PeriodKey tertial, Assessment decided, string? reason, GoalCoverage? coverage, Prognosis? prognosis, DateTimeOffset? seenAt, CancellationToken cancellation)
    {
        user.Require(Permission.AssessGoals);
        var overview = await overviews.LoadAsync(tertial, cancellation);
        if (overview.Goals.All(g => g.Id != id))
        {
            return null;
        }

        if (!overview.RulesOf(id).Assessments.Contains(decided))
        {
            throw new RuleBrokenException("assessment-not-in-scale", decided);
        }

        var exemption = await database.RequireOpenAsync(user, ExemptionKind.Assessment, id.Value, tertial.Year, tertial.Number, cancellation);
        var period = await periods.FindOrPlanAsync(tertial, cancellation);
        period.RequireOpenOn(periods.Today, exemption);
        var assessment = await database.Assessments.FirstOrDefaultAsync(a => a.GoalId == id && a.Year == tertial.Year && a.Number == tertial.Number, cancellation);
        if (assessment is not null && assessment.DecidedAt != seenAt)
        {
            return new AssessOutcome(null, assessment);
        }

        if (assessment is null)
        {
            assessment = new GoalAssessment(Guid.CreateVersion7(), id, tertial);
            database.Assessments.Add(assessment);
        }

        var signature = user.Sign(clock);
        if (overview.RolledUp.Any(g => g.Id == id))
        {
            assessment.Decide(period, overview.RollUpOf(id, coverage), decided, reason, signature, exemption);
        }
        else
        {
            assessment.Decide(period, overview.Suggest(id), decided, reason, signature, exemption);
        }

        assessment.Foresee(prognosis, overview.At.IsLast);
        try
        {
            await database.SaveAsync("goal.assessed", exemption?.Reason, cancellation);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            database.ChangeTracker.Clear();
            return new AssessOutcome(null, await database.Assessments.AsNoTracking().FirstAsync(a => a.GoalId == id && a.Year == tertial.Year && a.Number == tertial.Number, cancellation));
        }

        return new AssessOutcome(assessment, null);
    }
}
