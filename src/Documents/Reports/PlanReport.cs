using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Reports;

/// <summary>A body's operational plan for a year (R115, R116): its goals with the units' activities, the budget, and the decision.</summary>
/// <param name="Version">Number of the adopted version; 0 for the plan as it is put together.</param>
/// <param name="Decision">Body, date and paragraph as printed; null before it is adopted.</param>
/// <param name="Condition">What another body must decide for it to hold; null for nothing.</param>
/// <param name="Groups">Goals by area, those for sound financial management last.</param>
public sealed record PlanReport(
    string Municipality,
    string Body,
    string Name,
    int Year,
    int Version,
    DateOnly MadeOn,
    string? Decision,
    string? Condition,
    IReadOnlyList<PlannedGoalGroup> Groups,
    IReadOnlyList<UnitBudget> Budget);

/// <param name="Heading">Goal area, or the words for goals outside the areas and for sound financial management.</param>
public sealed record PlannedGoalGroup(string Heading, IReadOnlyList<PlannedGoal> Goals);

/// <param name="Number">The municipality's own number of the goal; null when it has none.</param>
public sealed record PlannedGoal(string? Number, string Title, IReadOnlyList<string> SubGoals, IReadOnlyList<string> Measures, IReadOnlyList<PlannedActivity> Activities);

/// <param name="Unit">The unit that does it.</param>
/// <param name="Plan">Both days included; they may lie outside the plan's year.</param>
public sealed record PlannedActivity(string Title, string Unit, DateRange Plan, string? Description)
{
    /// <summary>The priority's word; null for a normal one.</summary>
    public string? Priority { get; init; }
}

/// <param name="Frame">Thousands of kronor; null when only lines are given.</param>
public sealed record UnitBudget(string Unit, decimal? Frame, IReadOnlyList<BudgetGroup> Lines);

/// <param name="Amount">Thousands of kronor; income is negative.</param>
public sealed record BudgetGroup(string AccountGroup, decimal Amount);
