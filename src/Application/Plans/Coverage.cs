using Styrkedja.Application.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;

namespace Styrkedja.Application.Plans;

/// <param name="Planned">Activities that it owns in the plan.</param>
/// <param name="Expected">By the unit itself, else by the model (R069, R070).</param>
/// <param name="FinancialManagementGoalsMissed">Goals for sound financial management that it has planned too little for.</param>
public sealed record UnitCoverage(Unit Unit, int Planned, int Expected, IReadOnlyList<Goal> FinancialManagementGoalsMissed)
{
    public bool IsShort => Planned < Expected || FinancialManagementGoalsMissed.Count > 0;
}

/// <summary>What a plan lacks (R003, R067–R070). It is shown and forbids nothing.</summary>
/// <param name="Units">Units that exist in the year and have none below them that plan.</param>
/// <param name="GoalsWithoutActivities">Nothing leads to them yet.</param>
/// <param name="GoalsOfBody">How many goals the body has, beside what its level asks for.</param>
public sealed record Coverage(IReadOnlyList<UnitCoverage> Units, IReadOnlyList<Goal> GoalsWithoutActivities, int GoalsOfBody, GoalLevel? Level)
{
    public bool HasTooFewGoals => Level?.AtLeast is { } least && GoalsOfBody < least;

    public bool HasTooManyGoals => Level?.AtMost is { } most && GoalsOfBody > most;

    public bool IsWhole => !HasTooFewGoals && !HasTooManyGoals && GoalsWithoutActivities.Count == 0 && !Units.Any(u => u.IsShort);

    public static Coverage Of(PlanView view, GovernanceRules rules)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Of(view.Plan, view.Goals, view.Activities, view.Units, rules);
    }

    /// <param name="goals">The plan's.</param>
    /// <param name="activities">Those that lead to any of them.</param>
    public static Coverage Of(OperationalPlan plan, IReadOnlyList<Goal> goals, IReadOnlyList<ActivityRow> activities, UnitTree units, GovernanceRules rules)
    {
        var byOwner = activities.ToLookup(a => a.Owner);
        var financial = goals.Where(g => g.Kind == GoalKind.FinancialManagement).ToList();
        var led = activities.SelectMany(a => a.Goals).ToHashSet();
        return new Coverage(
            [.. units.All.Where(u => u.ExistsDuring(plan.Time) && Plans(u)).Select(Check)],
            [.. goals.Where(g => !led.Contains(g.Id))],
            goals.Count(g => g.Kind is GoalKind.Board or GoalKind.Unknown),
            rules.LevelOf(GoalKind.Board));

        UnitCoverage Check(Unit unit)
        {
            var own = byOwner[unit.Id].ToList();
            var missed = financial.Where(g => own.Count(a => a.Goals.Contains(g.Id)) < rules.MinimumPerFinancialManagementGoal);
            return new UnitCoverage(unit, own.Count, unit.MinimumActivities ?? rules.MinimumActivities, [.. missed]);
        }

        // The lowest units plan; a unit above them only where it has chosen to, or has been told a minimum of its own. One
        // whose minimum is 0 leaves it to the unit above.
        bool Plans(Unit unit) => byOwner[unit.Id].Any() || unit.MinimumActivities switch
        {
            0 => false,
            null => !units.ChildrenOf(unit.Id).Any(c => c.MinimumActivities != 0 && c.ExistsDuring(plan.Time)),
            _ => true,
        };
    }
}
