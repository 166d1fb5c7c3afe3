namespace Styrkedja.Domain.Organisation;

/// <summary>What a unit is called, what it lies below and how large it is, from a day until its next standing (R126).</summary>
public sealed class UnitStanding : IStanding<UnitStanding>
{
    internal UnitStanding(DateOnly firstDay, string name, UnitId? parent, string level, int? employees, int? minimumActivities)
    {
        FirstDay = firstDay;
        Name = Required.Text(name, "unit-name-required", TextLimits.Name);
        ParentId = parent;
        Level = Required.Text(level, "unit-level-required", TextLimits.Name);
        Employees = Required.AtLeast(employees, 0, "unit-employees-negative");
        MinimumActivities = Required.AtLeast(minimumActivities, 0, "unit-minimum-negative");
    }

    private UnitStanding()
    {
        Name = Level = "";
    }

    /// <inheritdoc/>
    public DateOnly FirstDay { get; private set; }

    public string Name { get; private set; }

    public UnitId? ParentId { get; private set; }

    public string Level { get; private set; }

    /// <inheritdoc cref="Unit.Employees"/>
    public int? Employees { get; private set; }

    /// <inheritdoc cref="Unit.MinimumActivities"/>
    public int? MinimumActivities { get; private set; }

    UnitStanding IStanding<UnitStanding>.From(DateOnly day) => new(day, Name, ParentId, Level, Employees, MinimumActivities);

    void IStanding<UnitStanding>.Rebase(UnitStanding before, UnitStanding now)
    {
        Name = Name == before.Name ? now.Name : Name;
        ParentId = ParentId == before.ParentId ? now.ParentId : ParentId;
        Level = Level == before.Level ? now.Level : Level;
        Employees = Employees == before.Employees ? now.Employees : Employees;
        MinimumActivities = MinimumActivities == before.MinimumActivities ? now.MinimumActivities : MinimumActivities;
    }

    internal void Take(UnitStanding given)
    {
        Name = given.Name;
        ParentId = given.ParentId;
        Level = given.Level;
        Employees = given.Employees;
        MinimumActivities = given.MinimumActivities;
    }
}
