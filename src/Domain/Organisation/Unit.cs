using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Organisation;

/// <summary>
/// A part of the administration, in a tree with free level names (O30: unit, department and service area are used for
/// the same thing).
/// </summary>
public sealed class Unit
{
    public Unit(UnitId id, string name, UnitId? parent, string level, DateOnly validFrom)
    {
        Id = id;
        Name = Required.Text(name, "unit-name-required", TextLimits.Name);
        ParentId = parent;
        Level = level;
        ValidFrom = validFrom;
    }

    private Unit()
    {
        Name = Level = "";
    }

    public UnitId Id { get; private set; }

    public string Name { get; private set; }

    public UnitId? ParentId { get; private set; }

    /// <summary>What the municipality calls this level: Förvaltning, Avdelning, Enhet …</summary>
    public string Level { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day it exists; null while it does.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Full-time employees, as a measure of how much can be expected of it (R070).</summary>
    public int? Employees { get; private set; }

    /// <summary>How many activities a year are expected at least; null follows the governance model (R069, R070).</summary>
    public int? MinimumActivities { get; private set; }

    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } end || day <= end);

    public bool ExistsDuring(DateRange range) => ValidFrom <= range.End && (ValidTo is not { } end || range.Start <= end);

    public void Describe(string name, string level, int? employees, int? minimumActivities)
    {
        Name = Required.Text(name, "unit-name-required", TextLimits.Name);
        Level = Required.Text(level, "unit-level-required", TextLimits.Name);
        Employees = Required.AtLeast(employees, 0, "unit-employees-negative");
        MinimumActivities = Required.AtLeast(minimumActivities, 0, "unit-minimum-negative");
    }

    /// <param name="tree">All units of the municipality, to see that no unit ends up below itself.</param>
    public void MoveBelow(UnitId? parent, UnitTree tree)
    {
        if (parent is { } above && tree.SelfAndBelow(Id).Contains(above))
        {
            throw new RuleBrokenException("unit-below-itself", Name);
        }

        ParentId = parent;
    }

    /// <param name="lastDay">The last day the unit exists (R126).</param>
    public void Close(DateOnly lastDay)
    {
        if (lastDay < ValidFrom)
        {
            throw new RuleBrokenException("unit-closed-before-start", Name, ValidFrom);
        }

        ValidTo = lastDay;
    }

    /// <summary>Takes back that the unit was closed.</summary>
    public void Reopen() => ValidTo = null;
}
