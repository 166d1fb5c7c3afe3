namespace Styrkedja.Domain.Organisation;

/// <summary>All units of a municipality as a tree; answers what is below what.</summary>
public sealed class UnitTree
{
    private readonly Dictionary<UnitId, Unit> _units;
    private readonly ILookup<UnitId?, Unit> _children;

    public UnitTree(IEnumerable<Unit> units)
    {
        _units = units.ToDictionary(u => u.Id);
        _children = _units.Values.ToLookup(u => u.ParentId is { } p && _units.ContainsKey(p) ? u.ParentId : null);
    }

    /// <summary>The units as they were, or will be, on the day; also those that do not exist then.</summary>
    public static UnitTree AsOn(DateOnly day, IEnumerable<Unit> units) => new(units.Select(u => u.AsOn(day)));

    public IEnumerable<Unit> Roots => _children[null];

    public int Count => _units.Count;

    public IEnumerable<Unit> All => _units.Values;

    public Unit? Find(UnitId id) => _units.GetValueOrDefault(id);

    public IEnumerable<Unit> ChildrenOf(UnitId id) => _children[id];

    /// <summary>The unit itself and everything below it. A loop in stored data ends the walk instead of the program.</summary>
    public IReadOnlySet<UnitId> SelfAndBelow(UnitId id)
    {
        var seen = new HashSet<UnitId>();
        var waiting = new Stack<UnitId>([id]);
        while (waiting.TryPop(out var next))
        {
            if (seen.Add(next))
            {
                foreach (var child in _children[next])
                {
                    waiting.Push(child.Id);
                }
            }
        }

        return seen;
    }

    /// <summary>From the top down to the unit itself.</summary>
    public IReadOnlyList<Unit> PathTo(UnitId id)
    {
        var path = new List<Unit>();
        for (var unit = Find(id); unit is not null && !path.Contains(unit); unit = unit.ParentId is { } parent ? Find(parent) : null)
        {
            path.Insert(0, unit);
        }

        return path;
    }
}
