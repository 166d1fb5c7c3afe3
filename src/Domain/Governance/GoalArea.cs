namespace Styrkedja.Domain.Governance;

/// <summary>A goal area of the council's goals (R029): what goals are listed under, not a branch below the vision.</summary>
public sealed class GoalArea
{
    /// <exception cref="RuleBrokenException"><c>goal-area-name-required</c>, <c>text-too-long</c>.</exception>
    public GoalArea(GoalAreaId id, string name, int order)
    {
        Id = id;
        Name = Required.Text(name, "goal-area-name-required", TextLimits.Name);
        Order = order;
    }

    public GoalAreaId Id { get; private set; }

    public string Name { get; private set; }

    public int Order { get; private set; }

    /// <exception cref="RuleBrokenException"><c>goal-area-name-required</c>, <c>text-too-long</c>.</exception>
    public void Rename(string? name) => Name = Required.Text(name, "goal-area-name-required", TextLimits.Name);

    public void PlaceAt(int order) => Order = order;
}
