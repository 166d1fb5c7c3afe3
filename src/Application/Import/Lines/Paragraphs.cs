namespace Styrkedja.Application.Import.Lines;

/// <summary>Puts together again what the page broke apart.</summary>
internal static class Paragraphs
{
    /// <summary>
    /// Groups lines into paragraphs. A blank line, a bullet or a new page ends one; over a page break (with or without a
    /// repeated table head) it goes on when the sentence plainly does (O9).
    /// </summary>
    /// <param name="isPageBreak">True for lines, left out of the result, that only a page break put there.</param>
    /// <param name="begins">True for lines whose first words say that they begin a paragraph.</param>
    public static List<List<SourceLine>> Of(IEnumerable<SourceLine> lines, Predicate<SourceLine> isPageBreak, Predicate<SourceLine>? begins = null)
    {
        List<List<SourceLine>> paragraphs = [];
        SourceLine? previous = null;
        var gap = false;
        var newPage = false;
        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                gap = true;
                continue;
            }

            if (isPageBreak(line))
            {
                newPage = true;
                continue;
            }

            var isFirst = previous is null || begins?.Invoke(line) == true || line.IsBullet || line.Role != LineRole.None
                || (newPage || line.StartsPage ? !Continues(previous, line) : gap);
            if (isFirst)
            {
                paragraphs.Add([]);
            }

            paragraphs[^1].Add(line);
            previous = line;
            gap = newPage = false;
        }

        return paragraphs;
    }

    /// <summary>True when the second line must belong to the first one's sentence.</summary>
    public static bool Continues(SourceLine previous, SourceLine next) =>
        !next.IsBullet && char.IsLower(next.Text[0]) && !EndsSentence(previous.Text);

    public static bool EndsSentence(string text) => text.AsSpan().TrimEnd("\"”’)").EndsWith('.') || text[^1] is ':' or '?' or '!' or ';';

    /// <summary>Lines of one paragraph, with single spaces between.</summary>
    public static string Join(IEnumerable<SourceLine> lines) => string.Join(' ', lines.Select(line => line.Text));

    /// <summary>Paragraphs with line feeds between; null when there is none.</summary>
    public static string? JoinAll(IEnumerable<IEnumerable<SourceLine>> paragraphs)
    {
        var text = string.Join('\n', paragraphs.Select(Join));
        return text.Length == 0 ? null : text;
    }
}
