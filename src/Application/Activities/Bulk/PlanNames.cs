using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Bulk;

/// <summary>
/// Names of units and goals that stand for just one each, so that a table can be read back: where two share a name, the
/// unit above or the years are told too.
/// </summary>
public sealed class PlanNames
{
    private readonly Dictionary<UnitId, Unit> _units;
    private readonly Dictionary<GoalId, Goal> _goals;
    private readonly Dictionary<UnitId, string> _unitNames;
    private readonly Dictionary<GoalId, string> _goalNames;
    private readonly ILookup<string, Unit> _unitsByName;
    private readonly ILookup<string, Unit> _unitsByNameToday;
    private readonly ILookup<string, Goal> _goalsByName;

    /// <param name="units">As on the day whose names are to be shown.</param>
    public PlanNames(IReadOnlyCollection<Unit> units, IReadOnlyCollection<Goal> goals)
    {
        _units = units.ToDictionary(u => u.Id);
        _goals = goals.ToDictionary(g => g.Id);
        var shared = units.GroupBy(u => TitleKey.Of(u.Name)).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        _unitNames = units.ToDictionary(u => u.Id, u => shared.Contains(TitleKey.Of(u.Name)) && u.ParentId is { } above && _units.TryGetValue(above, out var parent) ? $"{u.Name} ({parent.Name})" : u.Name);
        var sharedGoals = goals.GroupBy(g => TitleKey.Of(Numbered(g))).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        _goalNames = goals.ToDictionary(g => g.Id, g => sharedGoals.Contains(TitleKey.Of(Numbered(g))) ? $"{Numbered(g)} ({YearsOf(g)})" : Numbered(g));
        _unitsByName = units.SelectMany(u => new[] { u.Name, _unitNames[u.Id] }.Select(TitleKey.Of).Distinct(), (u, key) => (key, u)).ToLookup(x => x.key, x => x.u);
        _unitsByNameToday = units.Where(u => u.NameToday is not null).ToLookup(u => TitleKey.Of(u.NameToday!));
        _goalsByName = goals.SelectMany(g => new[] { g.Title, Numbered(g), _goalNames[g.Id], g.Number }.OfType<string>().Select(TitleKey.Of).Distinct(), (g, key) => (key, g)).ToLookup(x => x.key, x => x.g);
    }

    public string NameOf(UnitId unit) => _unitNames.GetValueOrDefault(unit, "");

    public string NameOf(GoalId goal) => _goalNames.GetValueOrDefault(goal, "");

    public Unit Unit(UnitId id) => _units[id];

    /// <summary>Units of the name, or of that name today where none had it then; those that exist in the time when there are any.</summary>
    public IReadOnlyList<Unit> UnitsOf(string name, DateRange? plan) => Narrow(UnitsNamed(TitleKey.Of(name)), u => plan is { } time && u.ExistsDuring(time));

    /// <summary>Goals of the name, with or without number; those of the time when there are any.</summary>
    public IReadOnlyList<Goal> GoalsOf(string name, DateRange? plan) =>
        Narrow([.. _goalsByName[TitleKey.Of(name)]], g => plan is { } time && g.FirstYear <= time.End.Year && g.LastYear >= time.Start.Year);

    /// <summary>The name most like it, to suggest; null when none is near.</summary>
    public string? NearestUnit(string name) => Nearest(name, _unitNames.Values);

    /// <inheritdoc cref="NearestUnit"/>
    public string? NearestGoal(string name) => Nearest(name, _goalNames.Values.Concat(_goals.Values.Select(g => g.Title)));

    private List<Unit> UnitsNamed(string key) => _unitsByName.Contains(key) ? [.. _unitsByName[key]] : [.. _unitsByNameToday[key]];

    private static string Numbered(Goal goal) => goal.Number is null ? goal.Title : $"{goal.Number} {goal.Title}";

    private static string YearsOf(Goal goal) => goal.FirstYear == goal.LastYear ? $"{goal.FirstYear}" : $"{goal.FirstYear}–{goal.LastYear}";

    private static List<T> Narrow<T>(List<T> found, Func<T, bool> fits) => found.Count > 1 && found.Where(fits).ToList() is { Count: > 0 } fitting ? fitting : found;

    private static string? Nearest(string name, IEnumerable<string> names)
    {
        var wanted = TitleKey.Of(name);
        var best = names.Select(n => (Name: n, Far: Distance(wanted, TitleKey.Of(n)))).OrderBy(n => n.Far).FirstOrDefault();
        return best.Name is not null && best.Far <= Math.Max(2, wanted.Length / 3) ? best.Name : null;
    }

    /// <summary>How many letters must be added, taken away or changed (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 200 || b.Length > 200)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
