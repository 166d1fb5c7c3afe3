using System.Globalization;

namespace Styrkedja.Documents.Content;

/// <summary>A chapter numbers its own sections, so that no caller can give two of them the same number (R098).</summary>
internal sealed class Chapter
{
    private readonly List<Section> _sections = [];
    private readonly int _number;
    private int _numbered;

    public Chapter(int number, string title, IEnumerable<Block> introduction)
    {
        _number = number;
        Heading = new Heading(1, Invariant($"{number}"), title, Invariant($"kap-{number}"));
        Introduction = [.. introduction];
    }

    public Heading Heading { get; }

    public IReadOnlyList<Block> Introduction { get; }

    public IReadOnlyList<Section> Sections => _sections;

    public Chapter Add(string title, IEnumerable<Block> blocks)
    {
        _numbered++;
        _sections.Add(new Section(
            new Heading(2, Invariant($"{_number}.{_numbered}"), title, Invariant($"kap-{_number}-{_numbered}")), [.. blocks]));
        return this;
    }

    /// <summary>A section outside the numbering and the contents list, e.g. a group of goals in the last chapter.</summary>
    public Chapter AddUnnumbered(string title, IEnumerable<Block> blocks)
    {
        _sections.Add(new Section(
            new Heading(2, null, title, Invariant($"kap-{_number}-del-{_sections.Count + 1}")), [.. blocks]));
        return this;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
