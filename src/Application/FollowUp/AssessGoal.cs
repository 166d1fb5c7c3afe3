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

/// <summary>A goal's assessment as its form gives it.</summary>
/// <param name="Coverage">How well the goals below cover the goal; only asked for where the model takes two steps.</param>
/// <param name="Prognosis">What is expected at the year's end; null where the person does not say.</param>
/// <param name="Change">Why it is judged otherwise than last time; only asked for where it is.</param>
public sealed record AssessmentGiven(Assessment Decided, string? Reason, GoalCoverage? Coverage = null, Prognosis? Prognosis = null, string? Change = null);

/// <summary>A person decides a goal's assessment and gives the reason (R080–R085).</summary>
public sealed class AssessGoal(StyrkedjaDbContext database, YearOverviews overviews, Periods periods, CurrentUser user, TimeProvider clock)
{
    /// <param name="seenAt">When the assessment the person saw was decided; null when there was none.</param>
    /// <returns>Null when there is no such goal in the year.</returns>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>assessment-reason-required</c>, <c>assessment-change-required</c>, <c>assessment-coverage-required</c>, <c>period-locked</c>, <c>period-not-open</c>, <c>year-closed</c>.</exception>
    public async Task<AssessOutcome?> HandleAsync(GoalId id, PeriodKey tertial, AssessmentGiven given, DateTimeOffset? seenAt, CancellationToken cancellation)
    {
        user.Require(Permission.AssessGoals);
        var overview = await overviews.LoadAsync(tertial, cancellation);
        if (overview.Goals.All(g => g.Id != id))
        {
            return null;
        }

        if (!overview.RulesOf(id).Assessments.Contains(given.Decided))
        {
            throw new RuleBrokenException("assessment-not-in-scale", given.Decided);
        }

        var exemption = await database.RequireOpenAsync(user, ExemptionKind.Assessment, id.Value, tertial.Year, tertial.Number, cancellation);
        var period = await periods.FindOrPlanAsync(tertial, cancellation);
        period.RequireOpenOn(periods.Today, exemption);
        var assessment = await database.Assessments.FirstOrDefaultAsync(a => a.GoalId == id && a.Year == tertial.Year && a.Number == tertial.Number, cancellation);
        if (assessment is not null && assessment.DecidedAt != seenAt)
        {
            return Held(assessment, given, overview.At.IsLast);
        }

        if (assessment is null)
        {
            assessment = new GoalAssessment(Guid.CreateVersion7(), id, tertial);
            database.Assessments.Add(assessment);
        }

        var signature = user.Sign(clock);
        if (overview.RolledUp.Any(g => g.Id == id))
        {
            assessment.Decide(period, overview.RollUpOf(id, given.Coverage), given.Decided, given.Reason, signature, exemption);
        }
        else
        {
            assessment.Decide(period, overview.Suggest(id), given.Decided, given.Reason, signature, exemption);
        }

        assessment.Foresee(given.Prognosis, overview.At.IsLast);
        assessment.ExplainChange(overview.LastBefore(id)?.Decided, given.Change);
        assessment.AskForSecond(overview.Rules.AssessmentsAreConfirmed);
        try
        {
            await database.SaveAsync("goal.assessed", exemption?.Reason, cancellation);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            database.ChangeTracker.Clear();
            return Held(await database.Assessments.AsNoTracking().FirstAsync(a => a.GoalId == id && a.Year == tertial.Year && a.Number == tertial.Number, cancellation), given, overview.At.IsLast);
        }

        return new AssessOutcome(assessment, null);
    }

    // A hand too quick sends the form twice: what is there already is saved.
    private AssessOutcome Held(GoalAssessment latest, AssessmentGiven given, bool isLast) =>
        latest.SaysTheSameAs(given.Decided, given.Reason, given.Coverage, isLast ? null : given.Prognosis, given.Change, user.Id) ? new AssessOutcome(latest, null) : new AssessOutcome(null, latest);
}
