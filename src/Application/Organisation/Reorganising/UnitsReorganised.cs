using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Organisation.Reorganising;

/// <summary>Of units also the level, and how many who work there.</summary>
internal sealed class UnitsReorganised(ReorganisationAsked asked, IReadOnlyList<IOrganised> all) : PlacesReorganised(asked, all, "unit")
{
    private readonly ReorganisationAsked _asked = asked;

    public override Reorganised Make()
    {
        var made = base.Make();
        if (Together() is { } employees && _asked.Kind == ReorganisationKind.Merge)
        {
            made.Say("employees", made.Destinations[0].Name, employees);
        }

        return made;
    }

    protected override IOrganised Begin(NewPart part, IOrganised like, Guid? above)
    {
        var unit = new Unit(new UnitId(part.Id), part.Name ?? "", above is { } id ? new UnitId(id) : null, string.IsNullOrWhiteSpace(_asked.Level) ? ((Unit)like).Level : _asked.Level, Day);
        unit.Describe(unit.Name, unit.Level, Together(), null);
        return unit;
    }

    protected override bool Differs(IOrganised was, string name) => base.Differs(was, name) || LevelOf((Unit)was) != ((Unit)was).Level || EmployeesOf((Unit)was) != ((Unit)was).Employees;

    protected override void ChangeFromDay(Reorganised made, IOrganised one, string name, Guid? above)
    {
        var unit = (Unit)one;
        var was = unit.AsOn(Day);
        var level = LevelOf(was);
        unit.ChangeFrom(Day, name, above is { } id ? new UnitId(id) : null, level, EmployeesOf(was), was.MinimumActivities);
        if (level != was.Level)
        {
            made.Say("level", name, was.Level, level);
        }
    }

    private string LevelOf(Unit was) => _asked.Kind != ReorganisationKind.Rename || string.IsNullOrWhiteSpace(_asked.Level) ? was.Level : _asked.Level.Trim();

    private int? EmployeesOf(Unit was) => _asked.Kind == ReorganisationKind.Merge ? Together() : was.Employees;

    // All who worked in those that become one; null where nobody has said for any of them, and for a split.
    private int? Together()
    {
        var employees = _asked.Kind == ReorganisationKind.Merge ? Subjects.Select(s => ((Unit)s.AsOn(Day)).Employees).ToList() : [];
        return employees.Exists(e => e is not null) ? employees.Sum() : null;
    }
}
