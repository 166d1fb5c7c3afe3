using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;

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
        var byOwner = view.Activities.ToLookup(a => a.Owner);
        var financial = view.Goals.Where(g => g.Kind == GoalKind.FinancialManagement).ToList();
        var led = view.Activities.SelectMany(a => a.Goals).ToHashSet();
        return new Coverage(
            [.. view.Units.All.Where(u => u.ExistsDuring(view.Plan.Time) && Plans(u, view, byOwner)).Select(Check)],
            [.. view.Goals.Where(g => !led.Contains(g.Id))],
            view.Goals.Count(g => g.Kind is GoalKind.Board or GoalKind.Unknown),
            rules.LevelOf(GoalKind.Board));

        UnitCoverage Check(Unit unit)
        {
            var own = byOwner[unit.Id].ToList();
            var missed = financial.Where(g => own.Count(a => a.Goals.Contains(g.Id)) < rules.MinimumPerFinancialManagementGoal);
            return new UnitCoverage(unit, own.Count, unit.MinimumActivities ?? rules.MinimumActivities, [.. missed]);
        }
    }

    /// <summary>
    /// The lowest units plan; a unit above them only where it has chosen to, or has been told a minimum of its own. One
    /// whose minimum is 0 leaves it to the unit above.
    /// </summary>
    private static bool Plans(Unit unit, PlanView view, ILookup<UnitId, Activities.ActivityRow> byOwner) => byOwner[unit.Id].Any() || unit.MinimumActivities switch
    {
        0 => false,
        null => !view.Units.ChildrenOf(unit.Id).Any(c => c.MinimumActivities != 0 && c.ExistsDuring(view.Plan.Time)),
        _ => true,
    };
}
