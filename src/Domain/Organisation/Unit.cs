using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Organisation;

/// <summary>
/// A part of the administration, in a tree with free level names (O30: unit, department and service area are used for
/// the same thing). It stays the same unit when it is renamed or moved: its standings say how it was when (R126). What it
/// shows of itself is the standing in force.
/// </summary>
public sealed class Unit : IOrganised
{
    private readonly List<UnitStanding> _standings = [];

    public Unit(UnitId id, string name, UnitId? parent, string level, DateOnly validFrom)
    {
        Id = id;
        Name = Required.Text(name, "unit-name-required", TextLimits.Name);
        ParentId = parent;
        Level = Required.Text(level, "unit-level-required", TextLimits.Name);
        ValidFrom = StandingSince = validFrom;
        _standings.Add(new UnitStanding(validFrom, Name, parent, Level, null, null));
    }

    private Unit()
    {
        Name = Level = "";
    }

    private Unit(Unit unit, DateOnly day)
    {
        (Id, ValidFrom, ValidTo, _standings) = (unit.Id, unit.ValidFrom, unit.ValidTo, unit._standings);
        Name = Level = "";
        Show(Timeline.On(_standings, day));
        NameToday = unit.Name == Name ? null : unit.Name;
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

    /// <summary>First day of the standing it shows.</summary>
    public DateOnly StandingSince { get; private set; }

    /// <summary>Its name today where it is shown as of a day when it had another; else null.</summary>
    public string? NameToday { get; }

    /// <summary>All there are and will be, the oldest first.</summary>
    public IReadOnlyList<UnitStanding> Standings => [.. _standings.OrderBy(s => s.FirstDay)];

    Guid IOrganised.Key => Id.Value;

    Guid? IOrganised.Above => ParentId?.Value;

    IReadOnlyList<Placed> IOrganised.Places => [.. Standings.Select(s => new Placed(s.FirstDay, s.Name, s.ParentId?.Value))];

    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } end || day <= end);

    public bool ExistsDuring(DateRange range) => ValidFrom <= range.End && (ValidTo is not { } end || range.Start <= end);

    /// <summary>The unit as it was, or will be, on the day; for reading only.</summary>
    public Unit AsOn(DateOnly day) => _standings.Count == 0 ? this : new Unit(this, day);

    IOrganised IOrganised.AsOn(DateOnly day) => AsOn(day);

    void IOrganised.ChangeFrom(DateOnly day, string name, Guid? above)
    {
        var was = AsOn(day);
        ChangeFrom(day, name, above is { } id ? new UnitId(id) : null, was.Level, was.Employees, was.MinimumActivities);
    }

    /// <summary>What it has been called on any day of the time, and what it is called today: a person may write either.</summary>
    public IReadOnlyList<string> NamesDuring(DateRange time)
    {
        var standings = Standings;
        return [.. standings.Where((s, i) => s.FirstDay <= time.End && (i == standings.Count - 1 || standings[i + 1].FirstDay > time.Start)).Select(s => s.Name).Append(NameToday ?? Name).Distinct()];
    }

    /// <summary>Corrects the standing it shows, for all the time that stands.</summary>
    public void Describe(string name, string level, int? employees, int? minimumActivities) =>
        Correct(new UnitStanding(StandingSince, name, ParentId, level, employees, minimumActivities));

    /// <param name="tree">All units of the municipality, to see that no unit ends up below itself.</param>
    public void MoveBelow(UnitId? parent, UnitTree tree)
    {
        if (parent is { } above && tree.SelfAndBelow(Id).Contains(above))
        {
            throw new RuleBrokenException("unit-below-itself", Name);
        }

        Correct(new UnitStanding(StandingSince, Name, parent, Level, Employees, MinimumActivities));
    }

    /// <summary>Lets it be otherwise from a day on.</summary>
    /// <param name="day">After its first day, no later than its last.</param>
    /// <param name="parent">Null for the top; the one it has for no move.</param>
    /// <exception cref="RuleBrokenException"><c>unit-changed-before-start</c>, <c>unit-changed-after-end</c>, <c>unit-changed-that-day</c>.</exception>
    public void ChangeFrom(DateOnly day, string name, UnitId? parent, string level, int? employees, int? minimumActivities)
    {
        if (day <= ValidFrom)
        {
            throw new RuleBrokenException("unit-changed-before-start", Name, ValidFrom);
        }

        if (day > ValidTo)
        {
            throw new RuleBrokenException("unit-changed-after-end", Name, ValidTo);
        }

        if (_standings.Exists(s => s.FirstDay == day))
        {
            throw new RuleBrokenException("unit-changed-that-day", Name, day);
        }

        Timeline.Insert(_standings, new UnitStanding(day, name, parent, level, employees, minimumActivities));
    }

    /// <summary>Takes back what was to be otherwise from a day on.</summary>
    public void TakeBackChange(DateOnly day) => Timeline.Remove(_standings, day);

    /// <summary>Shows the standing of the day.</summary>
    /// <returns>Whether it showed another.</returns>
    public bool TakeEffect(DateOnly today)
    {
        var standing = Timeline.On(_standings, today);
        var changes = StandingSince != standing.FirstDay || Name != standing.Name || ParentId != standing.ParentId;
        Show(standing);
        return changes;
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

    private void Correct(UnitStanding given)
    {
        var shown = _standings.Find(s => s.FirstDay == StandingSince) ?? Timeline.On(_standings, StandingSince);
        IStanding<UnitStanding> before = shown;
        var old = before.From(shown.FirstDay);
        shown.Take(given);
        Timeline.Carry(_standings, shown.FirstDay, old, shown);
        Show(shown);
    }

    private void Show(UnitStanding standing)
    {
        StandingSince = standing.FirstDay;
        Name = standing.Name;
        ParentId = standing.ParentId;
        Level = standing.Level;
        Employees = standing.Employees;
        MinimumActivities = standing.MinimumActivities;
    }
}
