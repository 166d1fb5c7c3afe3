namespace Styrkedja.Domain.Governance;

/// <summary>
/// A focus area through the years: what goals bear on and what it leads to outside the municipality. How it is worded
/// belongs to each version of the vision (R019); it is a dimension of its own, apart from goal areas (findings 1).
/// </summary>
public sealed class FocusArea(FocusAreaId id)
{
    private readonly List<string> _agenda = [];

    public FocusAreaId Id { get; private set; } = id;

    /// <summary>Goals and targets of Agenda 2030 by code, e.g. <c>3</c> and <c>3.4</c>, in the agenda's order (R005).</summary>
    public IReadOnlyList<string> Agenda => _agenda;

    /// <summary>Leads to these and no others.</summary>
    /// <exception cref="RuleBrokenException"><c>agenda-code-unknown</c></exception>
    public void LinkToAgenda(IEnumerable<string> codes)
    {
        var linked = Agenda2030.InOrder(codes);
        _agenda.Clear();
        _agenda.AddRange(linked);
    }
}

/// <summary>A focus area as a version of the vision words it.</summary>
/// <param name="Name">At most <see cref="TextLimits.Name"/> characters.</param>
/// <param name="Text">Null for one with only a name.</param>
public sealed record FocusAreaWording(FocusAreaId Id, string Name, string? Text)
{
    internal FocusAreaWording Checked() =>
        new(Id, Required.Text(Name, "focus-area-name-required", TextLimits.Name), Required.Optional(Text, TextLimits.Text));
}
