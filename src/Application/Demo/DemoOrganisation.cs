using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Demo;

/// <summary>Älvsala's units and political bodies, found by name by whatever else the content says.</summary>
internal sealed class DemoOrganisation
{
    private readonly Dictionary<string, Unit> _units = [];
    private readonly Dictionary<string, string> _heads = [];
    private readonly Dictionary<string, Body> _bodies = [];

    public DemoOrganisation(OrganisationContent content, DemoCalendar calendar)
    {
        From = new DateOnly(calendar.Terms.First(), 1, 1);
        foreach (var unit in content.Units)
        {
            var made = new Unit(Ids.New<UnitId>(), unit.Name, unit.Parent is null ? null : Unit(unit.Parent), unit.Level, From);
            made.Describe(unit.Name, unit.Level, unit.Employees, unit.MinimumActivities);
            _units.Add(unit.Name, made);
            if (unit.Head is not null)
            {
                _heads.Add(unit.Name, unit.Head);
            }
        }

        foreach (var body in content.Bodies)
        {
            _bodies.Add(body.Name, new Body(Ids.New<BodyId>(), body.Name, body.Kind, body.Parent is null ? null : Body(body.Parent), From));
        }
    }

    /// <summary>The organisation came with the term of office that the oldest content lies in.</summary>
    public DateOnly From { get; }

    public UnitId Unit(string name) => _units[name].Id;

    public string NameOf(UnitId unit) => _units.Values.First(u => u.Id == unit).Name;

    public string HeadOf(string unit) => _heads[unit];

    public BodyId Body(string name) => _bodies[name].Id;

    /// <summary>From the top down, each level for itself: a unit is stored after the one it lies below.</summary>
    public IEnumerable<IEnumerable<object>> Generations
    {
        get
        {
            HashSet<UnitId?> unitsAbove = [null];
            HashSet<BodyId?> bodiesAbove = [null];
            while (unitsAbove.Count + bodiesAbove.Count > 0)
            {
                List<Unit> units = [.. _units.Values.Where(u => unitsAbove.Contains(u.ParentId))];
                List<Body> bodies = [.. _bodies.Values.Where(b => bodiesAbove.Contains(b.ParentId))];
                yield return [.. units, .. bodies];
                unitsAbove = [.. units.Select(u => (UnitId?)u.Id)];
                bodiesAbove = [.. bodies.Select(b => (BodyId?)b.Id)];
            }
        }
    }
}
