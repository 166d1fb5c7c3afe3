using Styrkedja.Application.Budgets;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Measures;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Activities;

/// <param name="Left">To be reported for the period: those sent back first, then those that should have begun.</param>
/// <param name="Done">Reported for the period.</param>
/// <param name="Goals">The year's goals by id, for the line above each activity.</param>
/// <param name="MyUnits">The units the person reports for; empty for one who reports for all.</param>
/// <param name="GoalsToAssess">For those who assess.</param>
public sealed record Tasks(
    FollowUpPeriod Period,
    IReadOnlyList<ActivityRow> Left,
    IReadOnlyList<ActivityRow> Done,
    IReadOnlyDictionary<GoalId, Goal> Goals,
    IReadOnlyList<UnitDuty> MyUnits,
    IReadOnlyList<Goal> GoalsToAssess)
{
    /// <summary>Reports of the period that wait for the person to approve them; one who may approve every unit's has none of their own.</summary>
    public int ToApprove { get; init; }

    /// <summary>Assessments of the period that wait for a second person, who is not the one that made them; for those who assess.</summary>
    public IReadOnlyList<(Goal Goal, GoalAssessment Assessment)> ToConfirm { get; init; } = [];

    /// <summary>Measures that the person's units answer for and the period expects, known or not.</summary>
    public IReadOnlyList<MeasureDuty> Measures { get; init; } = [];

    /// <summary>Units whose money the person tells of in the period, told or not.</summary>
    public IReadOnlyList<BudgetDuty> Budgets { get; init; } = [];

    /// <summary>Units that are the person's for as long as they stand in for another, with for whom; their own never among them.</summary>
    public IReadOnlyDictionary<UnitId, Substitution> Lent { get; init; } = new Dictionary<UnitId, Substitution>();

    public IEnumerable<MeasureDuty> MeasuresLeft => Measures.Where(m => !m.IsDone);

    public IEnumerable<BudgetDuty> BudgetsLeft => Budgets.Where(b => !b.IsDone);

    /// <summary>Activities, measures and budgets still to be told of.</summary>
    public int LeftCount => Left.Count + MeasuresLeft.Count() + BudgetsLeft.Count();

    public int Total => Left.Count + Done.Count + Measures.Count + Budgets.Count;

    /// <summary>What a person has to do in the period.</summary>
    /// <param name="measures">Those that units answer for in the year.</param>
    /// <param name="budgets">Those of the year's plans, in the period.</param>
    /// <param name="reports">The units whose activities they report; null for all.</param>
    /// <param name="approves">The units whose reports they approve; null for all.</param>
    /// <param name="money">The units whose money they tell of; null for all.</param>
    public static Tasks Of(
        FollowUpPeriod period, YearOverview overview, IReadOnlyList<Measure> measures, IReadOnlyList<BudgetFollowUp> budgets, RoleHolder person,
        IReadOnlySet<UnitId>? reports, IReadOnlySet<UnitId>? approves, IReadOnlySet<UnitId>? money)
    {
        // Whoever may report for every unit has no list of their own: the follow-up page shows who has not reported.
        var mine = reports is null ? [] : overview.Activities.Where(a => reports.Contains(a.HeldNow)).ToList();
        var own = reports is null ? [] : person.Roles.Where(r => r.UnitId is not null && Rights.Grant(r.Role, Permission.ReportActivities)).Select(r => r.UnitId!.Value).Distinct();
        return new Tasks(
            period,
            [.. mine.Where(a => !a.IsReportedFor(period.Tertial)).OrderBy(a => a.Returned is null).ThenBy(a => a.Plan.Start)],
            [.. mine.Where(a => a.IsReportedFor(period.Tertial))],
            overview.Goals.ToDictionary(g => g.Id),
            [.. own.Select(overview.Units.Find).OfType<Unit>().Select(unit => UnitDuty.Of(unit, overview))],
            person.May(Permission.AssessGoals) ? [.. overview.Goals.Where(g => g.TakesActivities && overview.AssessmentOf(g.Id) is null or { Confirmation: Confirmation.Returned })] : [])
        {
            Lent = LentTo(person, overview.Units),
            Measures = MeasureDuty.Of(reports, measures, overview),
            Budgets = BudgetDuty.Of(money, budgets),
            ToConfirm = period.IsLocked || !person.May(Permission.AssessGoals) ? []
                : [.. overview.Goals.Select(g => (g, Assessment: overview.AssessmentOf(g.Id))).Where(g => g.Assessment?.MayBeReviewedBy(person.Id) == true).Select(g => (g.g, g.Assessment!))],
            ToApprove = period.IsLocked || approves is null ? 0 : overview.Activities.Count(a => approves.Contains(a.HeldNow) && a.IsWaitingFor(period.Tertial)),
        };
    }

    private static Dictionary<UnitId, Substitution> LentTo(RoleHolder person, UnitTree units)
    {
        var own = person.Roles.Where(r => r.Through is null && r.UnitId is not null).SelectMany(r => units.SelfAndBelow(r.UnitId!.Value)).ToHashSet();
        var lent = new Dictionary<UnitId, Substitution>();
        foreach (var role in person.Roles.Where(r => r.Through is not null))
        {
            foreach (var unit in units.SelfAndBelow(role.UnitId!.Value).Where(u => !own.Contains(u)))
            {
                lent.TryAdd(unit, role.Through!);
            }
        }

        return lent;
    }
}

/// <summary>What a unit has planned against what it is expected to (R069, R070).</summary>
public sealed record UnitDuty(Unit Unit, int Activities, int Minimum, int ForFinancialManagement)
{
    public bool IsMet => Activities >= Minimum;

    /// <summary>The unit's own activities and those of the units below it.</summary>
    public static UnitDuty Of(Unit unit, YearOverview overview)
    {
        var financial = overview.Goals.Where(g => g.Kind == GoalKind.FinancialManagement).Select(g => g.Id).ToHashSet();
        var below = overview.Units.SelfAndBelow(unit.Id);
        var activities = overview.Planned.Where(a => below.Contains(a.Owner)).ToList();
        return new UnitDuty(unit, activities.Count, unit.MinimumActivities ?? overview.Rules.MinimumActivities, activities.Count(a => a.Goals.Any(financial.Contains)));
    }
}

/// <summary>What the person at hand must do in the period that is worked with now.</summary>
public sealed class MyTasks(Periods periods, YearOverviews overviews, UnitsMeasures measures, BudgetFollowUps budgets, CurrentUser user)
{
    /// <returns>Null when the municipality has no follow-up period yet.</returns>
    public async Task<Tasks?> LoadAsync(CancellationToken cancellation)
    {
        if (await periods.CurrentAsync(cancellation) is not { } period)
        {
            return null;
        }

        var overview = await overviews.LoadAsync(period.Tertial, cancellation);
        var money = user.May(Permission.ReportBudget) ? await user.UnitsForAsync(Permission.ReportBudget, cancellation) : new HashSet<UnitId>();
        return Tasks.Of(
            period,
            overview,
            user.May(Permission.ReportActivities) ? await measures.OfYearAsync(period.Year, cancellation) : [],
            money?.Count > 0 ? await budgets.OfAsync(overview, cancellation) : [],
            user.Holder,
            user.May(Permission.ReportActivities) ? await user.UnitsForAsync(Permission.ReportActivities, cancellation) : new HashSet<UnitId>(),
            user.May(Permission.ApproveReports) ? await user.UnitsForAsync(Permission.ApproveReports, cancellation) : new HashSet<UnitId>(),
            money);
    }
}
