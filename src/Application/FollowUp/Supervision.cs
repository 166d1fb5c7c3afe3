using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <summary>How a body's goals were assessed at one follow-up.</summary>
/// <param name="IsDecided">Whether the follow-up is published: until then what is assessed is preliminary.</param>
/// <param name="Unassessed">Goals that nobody has assessed.</param>
public sealed record AssessmentShares(YearPeriod At, bool IsDecided, IReadOnlyDictionary<Assessment, int> Counts, int Unassessed)
{
    public int Total => Counts.Values.Sum() + Unassessed;
}

/// <summary>What one body answers for, as those who supervise it see it (KL 6 kap. 1 §).</summary>
/// <param name="Body">Null for goals that no body has been said to answer for.</param>
/// <param name="Shares">Now and the two follow-ups before, the oldest first.</param>
/// <param name="Worse">Goals assessed worse than at the follow-up before.</param>
/// <param name="NotMet">Goals assessed as not met.</param>
/// <param name="Unassessed">Goals without an assessment.</param>
public sealed record BodySupervision(
    Body? Body,
    UnitTally Reporting,
    IReadOnlyList<AssessmentShares> Shares,
    IReadOnlyList<GoalChange> Worse,
    IReadOnlyList<GoalAssessmentOf> NotMet,
    IReadOnlyList<Goal> Unassessed,
    IReadOnlyList<ActivityRow> OnHold,
    IReadOnlyList<ActivityRow> Late)
{
    public AssessmentShares Now => Shares[^1];
}

public sealed record GoalAssessmentOf(Goal Goal, GoalAssessment Assessment);

/// <summary>A follow-up for those who supervise.</summary>
/// <param name="Overview">What it is cut out of.</param>
/// <param name="Bodies">By name, the goals without a body last.</param>
public sealed record SupervisionView(YearOverview Overview, IReadOnlyList<BodySupervision> Bodies);

/// <summary>Puts together what elected members need to see of each body, in a fixed number of statements.</summary>
public sealed class Supervision(StyrkedjaDbContext database, YearOverviews overviews, Periods periods)
{


    /// <exception cref="RuleBrokenException"><c>period-unknown</c></exception>
    public async Task<SupervisionView> LoadAsync(PeriodKey tertial, CancellationToken cancellation)
    {
        var overview = await overviews.LoadAsync(tertial, cancellation);
        var shown = overview.At.DayToShow(periods.Today);
        var bodies = (await database.Bodies.AsNoTracking().ToListAsync(cancellation)).ConvertAll(b => b.AsOn(shown));
        var calendar = await periods.CalendarAsync(cancellation);
        var before = calendar.Before(overview.Before.Tertial);
        List<YearPeriod> followUps = [before, overview.Before, overview.At];
        var from = followUps[0].Year;
        var published = await database.Periods.AsNoTracking().Where(p => p.Year >= from && p.Year <= tertial.Year && p.PublishedAt != null && p.LockedAt != null).ToListAsync(cancellation);
        var assessments = await database.Assessments.AsNoTracking().Where(a => a.Year >= from && a.Year <= tertial.Year).ToListAsync(cancellation);
        var state = new AssessedState(followUps, published.ToDictionary(p => p.Tertial, p => p.PublishedAt!.Value), assessments.ToLookup(a => a.GoalId));
        var goals = overview.Goals.Where(g => g.TakesActivities).ToList();
        return new SupervisionView(overview,
        [
            .. bodies.OrderBy(b => b.Name, StringComparer.CurrentCulture).Select(b => (Body: (Body?)b, Goals: goals.Where(g => BoardFilter.IsOf(g, b)).ToList()))
                .Append((null, [.. goals.Where(g => !bodies.Exists(b => BoardFilter.IsOf(g, b)))]))
                .Where(b => b.Goals.Count > 0)
                .Select(b => Of(b.Body, b.Goals, overview, state)),
        ]);
    }

    private static BodySupervision Of(Body? body, List<Goal> goals, YearOverview overview, AssessedState state)
    {
        var activities = goals.SelectMany(g => overview.ActivitiesOf(g.Id)).DistinctBy(a => a.Id).ToList();
        return new BodySupervision(
            body,
            UnitTally.Of(activities, overview.Tertial, overview.At.Cutoff),
            [.. state.FollowUps.Select(at => state.SharesOf(goals, at))],
            [.. goals.Select(g => new GoalChange(g, overview.AssessmentOf(g.Id, overview.Before.Tertial), overview.AssessmentOf(g.Id))).Where(c => c.Movement == Movement.Worse)],
            [.. goals.Where(g => overview.AssessmentOf(g.Id)?.Decided == Assessment.NotMet).Select(g => new GoalAssessmentOf(g, overview.AssessmentOf(g.Id)!))],
            [.. goals.Where(g => overview.AssessmentOf(g.Id) is null)],
            [.. activities.Where(a => a.Latest?.Status.Phase == Phase.OnHold)],
            [.. activities.Where(a => IsLate(a, overview))]);
    }

    /// <summary>Its planned end lies behind the cut-off and it is neither done nor cancelled.</summary>
    private static bool IsLate(ActivityRow activity, YearOverview overview) =>
        activity.Plan.End < overview.At.Cutoff && activity.Latest?.Status.Phase is not (Phase.Completed or Phase.Cancelled);

    /// <param name="Published">When each was last made public; only those that are locked.</param>
    private sealed record AssessedState(IReadOnlyList<YearPeriod> FollowUps, Dictionary<PeriodKey, DateTimeOffset> Published, ILookup<GoalId, GoalAssessment> Assessments)
    {
        public AssessmentShares SharesOf(List<Goal> goals, YearPeriod at)
        {
            var said = goals.Where(g => g.IsValidIn(at.Year)).Select(g => Assessments[g.Id].FirstOrDefault(a => a.Tertial == at.Tertial)).ToList();
            var counts = said.OfType<GoalAssessment>().GroupBy(a => a.Decided).ToDictionary(g => g.Key, g => g.Count());
            return new AssessmentShares(at, IsDecided(at, said), counts, said.Count(a => a is null));
        }

        // What is assessed anew after it was published is preliminary until it is published again.
        private bool IsDecided(YearPeriod at, List<GoalAssessment?> said) => Published.TryGetValue(at.Tertial, out var day) && said.TrueForAll(a => a is null || a.DecidedAt <= day);
    }
}
