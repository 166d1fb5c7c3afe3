namespace Styrkedja.Domain.Governance;

public enum RegionalKind
{
    GoalArea,
    Principle,

    /// <summary>Stands under a goal area.</summary>
    Priority,
}

/// <param name="Code">What it is known by within its strategy, e.g. <c>M2.1</c>.</param>
/// <param name="Under">Code of a priority's goal area; null for the other kinds.</param>
public sealed record RegionalEntry(RegionalKind Kind, string Code, string Title, string? Under);

/// <summary>A regional development strategy: its goal areas with their priorities, and its principles (R006, R021).</summary>
public sealed class RegionalStrategy
{
    private readonly List<RegionalEntry> _entries = [];

    /// <exception cref="RuleBrokenException">of the name, the years and the entries.</exception>
    public RegionalStrategy(RegionalStrategyId id, string name, int firstYear, int lastYear, IEnumerable<RegionalEntry> entries)
    {
        Id = id;
        Name = "";
        Call(name, firstYear, lastYear);
        Hold(entries);
    }

    private RegionalStrategy() => Name = "";

    public RegionalStrategyId Id { get; private set; }

    public string Name { get; private set; }

    public int FirstYear { get; private set; }

    /// <summary>Included.</summary>
    public int LastYear { get; private set; }

    public IReadOnlyList<RegionalEntry> Entries => _entries;

    public IEnumerable<RegionalEntry> Of(RegionalKind kind) => _entries.Where(e => e.Kind == kind);

    public IEnumerable<RegionalEntry> Under(RegionalEntry area) => Of(RegionalKind.Priority).Where(e => e.Under == area.Code);

    public RegionalEntry? Find(string code) => _entries.Find(e => e.Code == code);

    /// <exception cref="RuleBrokenException"><c>regional-name-required</c>, <c>regional-years-out-of-order</c>, <c>text-too-long</c>.</exception>
    public void Call(string? name, int firstYear, int lastYear)
    {
        var given = Required.Text(name, "regional-name-required", TextLimits.Name);
        if (lastYear < firstYear)
        {
            throw new RuleBrokenException("regional-years-out-of-order", firstYear, lastYear);
        }

        (Name, FirstYear, LastYear) = (given, firstYear, lastYear);
    }

    /// <summary>Holds these entries and no others, in their order.</summary>
    /// <exception cref="RuleBrokenException"><c>regional-code-required</c>, <c>regional-code-twice</c>, <c>regional-title-required</c>, <c>regional-priority-without-area</c>, <c>text-too-long</c>.</exception>
    public void Hold(IEnumerable<RegionalEntry> entries)
    {
        var given = entries.Select(Checked).ToList();
        if (given.GroupBy(e => e.Code, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new RuleBrokenException("regional-code-twice", twice.Key);
        }

        if (given.Find(e => e.Kind == RegionalKind.Priority && !given.Exists(a => a.Kind == RegionalKind.GoalArea && a.Code == e.Under)) is { } loose)
        {
            throw new RuleBrokenException("regional-priority-without-area", loose.Code, loose.Under ?? "–");
        }

        _entries.Clear();
        _entries.AddRange(given);
    }

    private static RegionalEntry Checked(RegionalEntry entry)
    {
        var code = Required.Text(entry.Code, "regional-code-required", TextLimits.Number);
        var title = Required.Optional(entry.Title, TextLimits.Title) ?? throw new RuleBrokenException("regional-title-required", code);
        return new RegionalEntry(entry.Kind, code, title, entry.Kind == RegionalKind.Priority ? Required.Optional(entry.Under, TextLimits.Number) : null);
    }
}
