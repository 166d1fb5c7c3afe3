namespace Styrkedja.Domain.Governance;

/// <summary>
/// A focus area through the years: what goals bear on and what it leads to outside the municipality. How it is worded
/// belongs to each version of the vision (R019); it is a dimension of its own, apart from goal areas (findings 1).
/// </summary>
public sealed class FocusArea(FocusAreaId id)
{
    private readonly List<string> _agenda = [];
    private readonly List<RegionalLink> _regional = [];

    public FocusAreaId Id { get; private set; } = id;

    /// <summary>Goals and targets of Agenda 2030 by code, e.g. <c>3</c> and <c>3.4</c>, in the agenda's order (R005).</summary>
    public IReadOnlyList<string> Agenda => _agenda;

    /// <summary>
    /// Goal areas, principles and priorities of the regional strategy that it leads to (R021). Each is said by itself: the
    /// goal area of a priority does not follow from it.
    /// </summary>
    public IReadOnlyList<RegionalLink> Regional => _regional;

    /// <summary>Leads to these and no others.</summary>
    /// <exception cref="RuleBrokenException"><c>agenda-code-unknown</c></exception>
    public void LinkToAgenda(IEnumerable<string> codes)
    {
        var linked = Agenda2030.InOrder(codes);
        _agenda.Clear();
        _agenda.AddRange(linked);
    }

    /// <summary>Leads to these and no others.</summary>
    /// <exception cref="RuleBrokenException"><c>regional-entry-unknown</c></exception>
    public void LinkToRegion(IReadOnlyCollection<RegionalLink> links, IReadOnlyCollection<RegionalStrategy> strategies)
    {
        List<RegionalLink> linked = [];
        foreach (var strategy in strategies)
        {
            var order = strategy.Entries.Select(e => e.Code).ToList();
            linked.AddRange(links.Where(l => l.Strategy == strategy.Id && order.Contains(l.Code)).DistinctBy(l => l.Code).OrderBy(l => order.IndexOf(l.Code))
                .Select(l => l with { IsMain = l.IsMain && strategy.Find(l.Code)!.Kind == RegionalKind.GoalArea }));
        }

        if (links.FirstOrDefault(l => !linked.Exists(k => k.Strategy == l.Strategy && k.Code == l.Code)) is { } strange)
        {
            throw new RuleBrokenException("regional-entry-unknown", strange.Code);
        }

        _regional.Clear();
        _regional.AddRange(linked);
    }
}

/// <param name="Code">Of a goal area, principle or priority of the strategy.</param>
/// <param name="IsMain">Whether a goal area is the main one (R022).</param>
public sealed record RegionalLink(RegionalStrategyId Strategy, string Code, bool IsMain);

/// <summary>A focus area as a version of the vision words it.</summary>
/// <param name="Name">At most <see cref="TextLimits.Name"/> characters.</param>
/// <param name="Text">Null for one with only a name.</param>
public sealed record FocusAreaWording(FocusAreaId Id, string Name, string? Text)
{
    internal FocusAreaWording Checked() =>
        new(Id, Required.Text(Name, "focus-area-name-required", TextLimits.Name), Required.Optional(Text, TextLimits.Text));
}
