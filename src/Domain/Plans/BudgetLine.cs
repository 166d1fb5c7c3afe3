namespace Styrkedja.Domain.Plans;

/// <summary>A unit's money in a plan: its frame, or a line of it by account group (R115).</summary>
public sealed class BudgetLine
{
    /// <param name="accountGroup">Null for the frame as a whole.</param>
    /// <param name="amount">Thousands of kronor; income is negative.</param>
    /// <exception cref="RuleBrokenException"><c>budget-amount-beyond</c></exception>
    public BudgetLine(Guid id, PlanId plan, UnitId unit, string? accountGroup, decimal amount, int order)
    {
        Id = id;
        PlanId = plan;
        UnitId = unit;
        AccountGroup = Required.Optional(accountGroup, TextLimits.Name);
        Amount = Math.Abs(amount) <= TextLimits.LargestNumber ? amount : throw new RuleBrokenException("budget-amount-beyond", amount);
        Order = order;
    }

    private BudgetLine()
    {
    }

    public Guid Id { get; private set; }

    public PlanId PlanId { get; private set; }

    public UnitId UnitId { get; private set; }

    public string? AccountGroup { get; private set; }

    public decimal Amount { get; private set; }

    public int Order { get; private set; }
}

/// <summary>What a unit has been asked to do when a plan was adopted (R117).</summary>
public sealed class PlanningTask
{
    public PlanningTask(Guid id, PlanId plan, UnitId unit, DateOnly due)
    {
        Id = id;
        PlanId = plan;
        UnitId = unit;
        Due = due;
    }

    private PlanningTask()
    {
    }

    public Guid Id { get; private set; }

    public PlanId PlanId { get; private set; }

    public UnitId UnitId { get; private set; }

    /// <summary>Last day, included.</summary>
    public DateOnly Due { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public string? DoneByName { get; private set; }

    /// <summary>The unit says that its plan is complete.</summary>
    public void Finish(Signature by)
    {
        DoneAt = by.At;
        DoneByName = by.Name;
    }

    public void TakeUpAgain() => DoneAt = null;

    /// <summary>Another unit has it to do.</summary>
    public void HandTo(UnitId unit) => UnitId = unit;

    /// <param name="due">A later adoption may give another day.</param>
    public void MoveTo(DateOnly due) => Due = due;
}
