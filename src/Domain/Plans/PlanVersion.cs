using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Domain.Plans;

/// <summary>A plan as it was adopted, kept for good (R116).</summary>
public sealed class PlanVersion
{
    public PlanVersion(Guid id, PlanId plan, int number, PlanContent content, string decision, string? condition, DateOnly adoptedOn, Signature by)
    {
        Id = id;
        PlanId = plan;
        Number = number;
        Content = content;
        Decision = decision;
        Condition = condition;
        AdoptedOn = adoptedOn;
        MadeBy = by.By;
        MadeByName = by.Name;
        MadeAt = by.At;
    }

    private PlanVersion()
    {
        Content = null!;
        Decision = MadeByName = "";
    }

    public Guid Id { get; private set; }

    public PlanId PlanId { get; private set; }

    /// <summary>1 for the first adoption.</summary>
    public int Number { get; private set; }

    public PlanContent Content { get; private set; }

    public string Decision { get; private set; }

    /// <summary>As it was adopted; whether it was met since is the plan's.</summary>
    public string? Condition { get; private set; }

    public DateOnly AdoptedOn { get; private set; }

    public AccountId? MadeBy { get; private set; }

    public string MadeByName { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }
}

/// <summary>All that a plan holds at one moment, with names as they were then.</summary>
public sealed record PlanContent(IReadOnlyList<GoalInPlan> Goals, IReadOnlyList<ActivityInPlan> Activities, IReadOnlyList<BudgetInPlan> Budget)
{
    /// <summary>Sum of the units' frames, thousands of kronor.</summary>
    public decimal TotalFrame => Budget.Where(b => b.AccountGroup is null).Sum(b => b.Amount);

    /// <summary>The same with one activity as given: in the place it had, else last.</summary>
    public PlanContent With(ActivityInPlan activity) => this with
    {
        Activities = Activities.Any(a => a.Id == activity.Id) ? [.. Activities.Select(a => a.Id == activity.Id ? activity : a)] : [.. Activities, activity],
    };
}

public sealed record GoalInPlan(GoalId Id, string? Number, string Title, GoalKind Kind, string? Area, IReadOnlyList<string> SubGoals, IReadOnlyList<string> Measures);

public sealed record ActivityInPlan(ActivityId Id, string Title, string Unit, DateOnly Start, DateOnly End, string? Description, IReadOnlyList<GoalId> Goals)
{
    /// <summary>Normal also in versions from before there were any.</summary>
    public ActivityPriority Priority { get; init; } = ActivityPriority.Normal;
}

/// <param name="AccountGroup">Null for the unit's frame as a whole.</param>
/// <param name="Amount">Thousands of kronor; income is negative.</param>
public sealed record BudgetInPlan(string Unit, string? AccountGroup, decimal Amount)
{
    /// <summary>Null in versions from before the unit was kept beside its name.</summary>
    public UnitId? UnitId { get; init; }
}
