using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <summary>
/// Everything of one year at one tertial: what pages, assessments and reports are cut out of. Read in a fixed number of
/// statements.
/// </summary>
public sealed class YearOverview
{
    private readonly ILookup<GoalId, ActivityRow> _byGoal;
    private readonly ILookup<GoalId, Measure> _measures;
    private readonly Dictionary<GoalId, Goal> _goals;

    internal YearOverview(
        YearPeriod at,
        YearPeriod before,
        GovernanceRules rules,
        FollowUpPeriod? period,
        IReadOnlyList<GoalArea> goalAreas,
        IReadOnlyList<Goal> goals,
        UnitTree units,
        IReadOnlyList<ActivityRow> activities,
        IReadOnlyList<GoalAssessment> assessments,
        IReadOnlyList<Measure> measures)
    {
        At = at;
        Before = before;
        Rules = rules;
        Period = period;
        GoalAreas = goalAreas;
        Goals = goals;
        Units = units;
        Activities = [.. activities.Where(a => a.IsExpected)];
        LeftOut = [.. activities.Where(a => a.LeftOutOfReports)];
        Planned = activities;
        Assessments = assessments;
        _goals = goals.ToDictionary(g => g.Id);
        _measures = measures.ToLookup(m => m.GoalId);
        _byGoal = activities.SelectMany(a => a.Goals, (a, goal) => (a, goal)).ToLookup(x => x.goal, x => x.a);
    }

    public PeriodKey Tertial => At.Tertial;

    public YearPeriod At { get; }

    /// <summary>The one before it, of the year before for the year's first.</summary>
    public YearPeriod Before { get; }

    public GovernanceRules Rules { get; }

    /// <summary>Null when nobody has set up the tertial's follow-up.</summary>
    public FollowUpPeriod? Period { get; }

    public IReadOnlyList<GoalArea> GoalAreas { get; }

    /// <summary>The year's goals of every kind, in order.</summary>
    public IReadOnlyList<Goal> Goals { get; }

    /// <summary>As they were at the cut-off, or are today while it is ahead (R126).</summary>
    public UnitTree Units { get; }

    /// <summary>Those that are reported and told of.</summary>
    public IReadOnlyList<ActivityRow> Activities { get; }

    /// <summary>Those that someone has chosen to leave out of reports (R101–R103): neither reported nor assessed.</summary>
    public IReadOnlyList<ActivityRow> LeftOut { get; }

    /// <summary>All that is planned, reported or not.</summary>
    public IReadOnlyList<ActivityRow> Planned { get; }

    /// <summary>Of this year and the year before.</summary>
    public IReadOnlyList<GoalAssessment> Assessments { get; }

    /// <summary>The goals that units plan activities under, by goal area in order, those for sound financial management last (R097).</summary>
    public IEnumerable<GoalGroup> GoalGroups
    {
        get
        {
            var working = Goals.Where(g => g.TakesActivities).ToList();
            foreach (var area in GoalAreas)
            {
                var inArea = working.Where(g => g.GoalAreaId == area.Id && g.Kind != GoalKind.FinancialManagement).ToList();
                if (inArea.Count > 0)
                {
                    yield return new GoalGroup(area, GoalKind.Board, inArea);
                }
            }

            var outside = working.Where(g => g.GoalAreaId is null && g.Kind != GoalKind.FinancialManagement).ToList();
            if (outside.Count > 0)
            {
                yield return new GoalGroup(null, GoalKind.Board, outside);
            }

            var financial = working.Where(g => g.Kind == GoalKind.FinancialManagement).ToList();
            if (financial.Count > 0)
            {
                yield return new GoalGroup(null, GoalKind.FinancialManagement, financial);
            }
        }
    }

    /// <summary>Those that are reported and told of.</summary>
    public IEnumerable<ActivityRow> ActivitiesOf(GoalId goal) => _byGoal[goal].Where(a => a.IsExpected);

    /// <summary>All that is planned for the goal, reported or not.</summary>
    public IEnumerable<ActivityRow> PlannedOf(GoalId goal) => _byGoal[goal];

    public GoalAssessment? AssessmentOf(GoalId goal, PeriodKey tertial) => Assessments.FirstOrDefault(a => a.GoalId == goal && a.Tertial == tertial);

    /// <summary>The goal's last before the period, of this year or the year before; null for none.</summary>
    public GoalAssessment? LastBefore(GoalId goal) => Assessments.Where(a => a.GoalId == goal && a.Tertial < Tertial).MaxBy(a => a.Tertial);

    /// <summary>The period's that a second person has still to confirm.</summary>
    public IEnumerable<GoalAssessment> Unconfirmed => Assessments.Where(a => a.Tertial == Tertial && a.IsUnconfirmed);

    public GoalAssessment? AssessmentOf(GoalId goal) => AssessmentOf(goal, Tertial);

    /// <summary>Those that hold for a goal: its body may govern otherwise than the municipality (R128).</summary>
    public GovernanceRules RulesOf(GoalId goal) => Rules.For(_goals.GetValueOrDefault(goal)?.BodyId);

    /// <summary>What the body's table suggests for a goal at the cut-off, or the goal's measures where they lead.</summary>
    public AssessmentSuggestion Suggest(GoalId goal) => RulesOf(goal).Suggest(_goals[goal], CountsOf(ActivitiesOf(goal)), _measures[goal], At);

    /// <summary>Goals that lead to a goal and are not closed, in order.</summary>
    public IEnumerable<Goal> GoalsBelow(GoalId goal) => Goals.Where(g => g.State != GoalState.Closed && g.Parents.Contains(goal));

    /// <summary>Goals that no activities lead to, and that the model suggests from the goals below them.</summary>
    public IEnumerable<Goal> RolledUp => Goals.Where(g => !g.TakesActivities && RulesOf(g.Id).RollUp != RollUp.None && GoalsBelow(g.Id).Any());

    /// <summary>What is suggested for a goal from those that lead to it.</summary>
    /// <param name="coverage">How well they cover it, as a person has judged; null when nobody has.</param>
    public RollUpSuggestion RollUpOf(GoalId goal, GoalCoverage? coverage) => RollUpSuggestion.Of(
        RulesOf(goal).RollUp,
        [.. GoalsBelow(goal).Select(g => (AssessmentOf(g.Id)?.Decided, AssessmentOf(g.Id) is { } assessed && RulesOf(g.Id).CountsAsMet(assessed.Decided)))],
        coverage);

    public OutcomeCounts CountsOf(IEnumerable<ActivityRow> activities) =>
        new(activities.Select(a => ActivityOutcomes.At(At.Cutoff, a.Latest?.Status, a.Plan.Start)));

    /// <summary>Activities not reported for just this tertial; a suggestion resting on them is preliminary.</summary>
    public int UnreportedOf(GoalId goal) => ActivitiesOf(goal).Count(a => !a.IsReportedFor(Tertial));

    /// <summary>Activities reported and not approved; a suggestion resting on them is preliminary too.</summary>
    public int WaitingOf(GoalId goal) => ActivitiesOf(goal).Count(a => a.IsWaitingFor(Tertial));
}

/// <param name="Area">Null for goals outside the areas.</param>
public sealed record GoalGroup(GoalArea? Area, GoalKind Kind, IReadOnlyList<Goal> Goals)
{
    public string Heading(ModelWords words) =>
        Area?.Name ?? (Kind == GoalKind.FinancialManagement ? words.Rules.LevelOf(Kind)?.Name ?? words.Of("goal-area.financial-management") : words.Of("goal-area.none"));
}

/// <summary>Loads a <see cref="YearOverview"/>.</summary>
public sealed class YearOverviews(StyrkedjaDbContext database, ActivityRows activities, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>period-unknown</c></exception>
    public async Task<YearOverview> LoadAsync(PeriodKey tertial, CancellationToken cancellation)
    {
        var year = tertial.Year;
        var years = await database.YearsRulesAsync(cancellation);
        var at = years.Calendar[tertial];
        var period = await database.Periods.AsNoTracking().FirstOrDefaultAsync(p => p.Year == year && p.Number == tertial.Number, cancellation);
        var areas = await database.GoalAreas.AsNoTracking().OrderBy(a => a.Order).ThenBy(a => a.Name).ToListAsync(cancellation);
        var goals = await database.Goals.AsNoTracking().Where(g => g.FirstYear <= year && g.LastYear >= year).OrderBy(g => g.Order).ThenBy(g => g.Title).ToListAsync(cancellation);
        var units = await database.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellation);
        var assessments = await database.Assessments.AsNoTracking().Where(a => a.Year == year || a.Year == year - 1).ToListAsync(cancellation);
        var rows = await activities.OfYearAsync(at, cancellation);
        var measures = await database.LeadingMeasuresAsync(years.Of(year), year, cancellation);
        var tree = UnitTree.AsOn(at.DayToShow(SwedishTime.DayOf(clock.GetUtcNow())), units);
        return new YearOverview(at, years.Calendar.Before(tertial), years.Of(year), period, areas, goals, tree, rows, assessments, measures);
    }
}
