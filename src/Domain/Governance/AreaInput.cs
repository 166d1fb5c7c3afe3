namespace Styrkedja.Domain.Governance;

/// <summary>Who raised the questions that a focus area was built from (R020).</summary>
public enum InputSource
{
    Citizens,
    Companies,
    Children,
    Politicians,
    Workshops,

    /// <summary>The regional development strategy and Agenda 2030.</summary>
    RegionAndAgenda,
    Other,
}

/// <param name="Text">What was raised.</param>
/// <param name="Keywords">Each once.</param>
/// <param name="GatheredOn">Null where nobody knows.</param>
/// <param name="GatheredWhere">E.g. a meeting or a survey; null where nobody knows.</param>
public sealed record AreaInputDetails(InputSource Source, string Text, IReadOnlyList<string> Keywords, DateOnly? GatheredOn, string? GatheredWhere)
{
    /// <exception cref="RuleBrokenException"><c>input-text-required</c>, <c>input-keywords-too-many</c>, <c>text-too-long</c>.</exception>
    internal AreaInputDetails Checked()
    {
        var keywords = Keywords.Select(k => Required.Optional(k, TextLimits.Name)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return keywords.Count > AreaInput.MostKeywords
            ? throw new RuleBrokenException("input-keywords-too-many", keywords.Count, AreaInput.MostKeywords)
            : new(Source, Required.Text(Text, "input-text-required", TextLimits.Text), keywords, GatheredOn, Required.Optional(GatheredWhere, TextLimits.Name));
    }
}

/// <summary>A piece of what a focus area was built from: what somebody raised, with its keywords (R020).</summary>
public sealed class AreaInput
{
    public const int MostKeywords = 50;

    private readonly List<string> _keywords = [];

    /// <exception cref="RuleBrokenException">of the details.</exception>
    public AreaInput(Guid id, FocusAreaId area, AreaInputDetails details)
    {
        Id = id;
        FocusAreaId = area;
        Text = "";
        Change(details);
    }

    private AreaInput() => Text = "";

    public Guid Id { get; private set; }

    public FocusAreaId FocusAreaId { get; private set; }

    public InputSource Source { get; private set; }

    public string Text { get; private set; }

    public DateOnly? GatheredOn { get; private set; }

    public string? GatheredWhere { get; private set; }

    public IReadOnlyList<string> Keywords => _keywords;

    /// <exception cref="RuleBrokenException">of the details.</exception>
    public void Change(AreaInputDetails details)
    {
        var given = details.Checked();
        (Source, Text, GatheredOn, GatheredWhere) = (given.Source, given.Text, given.GatheredOn, given.GatheredWhere);
        _keywords.Clear();
        _keywords.AddRange(given.Keywords);
    }

    /// <summary>Keywords as people paste them: one a line, or with commas or semicolons between.</summary>
    public static IReadOnlyList<string> KeywordsIn(string? typed) =>
        [.. (typed ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
