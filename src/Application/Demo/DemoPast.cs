using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Demo;

/// <summary>
/// How Älvsala was organised before: several committees, each with its administration, until the term of office in which
/// one board and one administration came (R126, R127).
/// </summary>
internal sealed class DemoPast
{
    private const int TermYears = 4;
    private readonly DateOnly _day;
    private readonly Dictionary<string, Unit> _units = [];
    private readonly List<Body> _bodies = [];
    private readonly List<Reorganisation> _acts = [];

    public DemoPast(OrganisationContent content, DemoOrganisation now)
    {
        _day = now.From;
        foreach (var unit in content.FormerUnits)
        {
            var made = new Unit(Ids.New<UnitId>(), unit.Name, unit.Parent is null ? null : _units[unit.Parent].Id, unit.Level, _day.AddYears(-TermYears));
            made.Close(_day.AddDays(-1));
            _units.Add(unit.Name, made);
        }

        foreach (var heir in content.FormerUnits.GroupBy(u => u.Became))
        {
            var ended = heir.Select(u => _units[u.Name].Id.Value).ToList();
            var to = now.Unit(heir.Key).Value;
            Record(ended.Count > 1 ? ReorganisationKind.Merge : ReorganisationKind.Close, ended, to, [to]);
        }

        foreach (var heir in content.FormerBodies.GroupBy(b => b.Became))
        {
            var ended = heir.Select(b => new Body(Ids.New<BodyId>(), b.Name, b.Kind, null, _day.AddYears(-TermYears))).ToList();
            ended.ForEach(b => b.Close(_day.AddDays(-1)));
            _bodies.AddRange(ended);
            Record(ReorganisationKind.BodyEnd, ended.ConvertAll(b => b.Id.Value), now.Body(heir.Key).Value, []);
        }

        foreach (var unit in now.Renamed)
        {
            Record(ReorganisationKind.Rename, [unit.Id.Value], unit.Id.Value, [], unit.StandingSince);
        }
    }

    /// <summary>Top down, as the present organisation's; the acts last.</summary>
    public IEnumerable<IEnumerable<object>> Generations =>
        [[.. _units.Values.Where(u => u.ParentId is null), .. _bodies], [.. _units.Values.Where(u => u.ParentId is not null)], _acts];

    private void Record(ReorganisationKind kind, List<Guid> before, Guid after, List<Guid> created, DateOnly? day = null)
    {
        var from = day ?? _day;
        var decided = from.AddDays(-75);
        var effects = new ReorganisationEffects { Created = created, Ended = kind == ReorganisationKind.Rename ? [] : [.. before.Select(id => new ChangedEnd(id, null))], Changed = kind == ReorganisationKind.Rename ? before : [] };
        var by = new Signature(null, "Johan Ekvall", new DateTimeOffset(decided.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero));
        _acts.Add(new Reorganisation(Ids.New<ReorganisationId>(), kind, from, FormattableString.Invariant($"Kommunfullmäktige {decided:yyyy-MM-dd}, § {110 + _acts.Count}"), before, [after], effects, by));
    }
}
