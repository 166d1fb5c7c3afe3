namespace Styrkedja.Domain.Governance;

public enum VisionState
{
    /// <summary>Written, and waits for the council.</summary>
    Proposed,

    /// <summary>Decided; it holds from its first day.</summary>
    Adopted,
}

/// <summary>What a version of the vision says and when it holds.</summary>
/// <param name="ValidTo">Included; null until the next version takes over.</param>
/// <param name="Areas">In their order.</param>
public sealed record VisionWording(string Text, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<FocusAreaWording> Areas)
{
    /// <exception cref="RuleBrokenException"><c>vision-text-required</c>, <c>vision-ends-before-it-starts</c>, <c>focus-area-name-required</c>, <c>focus-areas-alike</c>, <c>text-too-long</c>.</exception>
    public VisionWording Checked()
    {
        var areas = Areas.Select(a => a.Checked()).ToList();
        if (areas.GroupBy(a => a.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } alike)
        {
            throw new RuleBrokenException("focus-areas-alike", alike.Key);
        }

        return ValidTo is { } last && last < ValidFrom
            ? throw new RuleBrokenException("vision-ends-before-it-starts", ValidFrom, last)
            : new VisionWording(Required.Text(Text, "vision-text-required", TextLimits.Text), ValidFrom, ValidTo, areas);
    }
}

/// <summary>
/// A version of the council's vision with its focus areas, so that an old document shows the text that held then (R018,
/// R019, R112).
/// </summary>
public sealed class Vision
{
    private readonly List<FocusAreaWording> _areas = [];

    /// <summary>A proposal.</summary>
    /// <exception cref="RuleBrokenException">of the wording.</exception>
    public Vision(VisionId id, VisionWording wording)
    {
        Id = id;
        Text = "";
        Word(wording);
    }

    private Vision() => Text = "";

    public VisionId Id { get; private set; }

    public VisionState State { get; private set; }

    public string Text { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>As decided, included; null until the next version takes over.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Where it was decided, as printed: body, date and paragraph.</summary>
    public string? Decision { get; private set; }

    public IReadOnlyList<FocusAreaWording> Areas => _areas;

    public VisionWording Wording => new(Text, ValidFrom, ValidTo, [.. _areas]);

    /// <summary>Words it anew. Whether a document already carries what it said is for the one who asks to know.</summary>
    /// <exception cref="RuleBrokenException">of the wording.</exception>
    public void Word(VisionWording wording)
    {
        var given = wording.Checked();
        (Text, ValidFrom, ValidTo) = (given.Text, given.ValidFrom, given.ValidTo);
        _areas.Clear();
        _areas.AddRange(given.Areas);
    }

    /// <param name="decision">Body, date and paragraph as printed.</param>
    /// <exception cref="RuleBrokenException"><c>vision-already-adopted</c>, <c>vision-decision-required</c>.</exception>
    public void Adopt(string? decision)
    {
        if (State == VisionState.Adopted)
        {
            throw new RuleBrokenException("vision-already-adopted", ValidFrom);
        }

        Decision = Required.Text(decision, "vision-decision-required");
        State = VisionState.Adopted;
    }

    /// <summary>Sets its last day.</summary>
    /// <param name="lastDay">Null until the next version takes over.</param>
    /// <exception cref="RuleBrokenException"><c>vision-ends-before-it-starts</c></exception>
    public void EndOn(DateOnly? lastDay)
    {
        if (lastDay is { } last && last < ValidFrom)
        {
            throw new RuleBrokenException("vision-ends-before-it-starts", ValidFrom, last);
        }

        ValidTo = lastDay;
    }
}
