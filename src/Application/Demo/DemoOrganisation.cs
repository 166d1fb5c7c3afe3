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
            var first = unit.Formerly ?? unit.Name;
            var made = new Unit(Ids.New<UnitId>(), first, unit.Parent is null ? null : Unit(unit.Parent), unit.Level, From);
            made.Describe(first, unit.Level, unit.Employees, unit.MinimumActivities);
            if (unit.Formerly is not null)
            {
                made.ChangeFrom(new DateOnly(calendar.ThisYear - 1, 1, 1), unit.Name, made.ParentId, unit.Level, unit.Employees, unit.MinimumActivities);
                made.TakeEffect(calendar.Today);
            }

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

    /// <summary>The name that the unit's things of the year are told under.</summary>
    public string NameOf(UnitId unit, int year) => _units.Values.First(u => u.Id == unit).AsOn(new DateOnly(year, 12, 31)).Name;

    /// <summary>Units that have had another name.</summary>
    public IEnumerable<Unit> Renamed => _units.Values.Where(u => u.Standings.Count > 1);

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
