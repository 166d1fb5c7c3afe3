namespace Styrkedja.Application.Import.Lines;

/// <summary>Finds what belongs to the page and not to the text: page numbers, running heads, tables of contents, slide notes (O23).</summary>
internal static class PageFurniture
{
    /// <summary>Lines at the top and bottom of a page among which running heads and feet are looked for.</summary>
    private const int EdgeLines = 2;

    /// <summary>Pages that must agree: what two pages begin with alike may be the text itself.</summary>
    private const int FewestPages = 3;

    public static void Ignore(IReadOnlyList<SourceLine> lines, LineLedger ledger, Predicate<SourceLine> isContent)
    {
        foreach (var line in lines.Where(line => !line.IsBlank))
        {
            if (line.Role == LineRole.Furniture || IsPageNumber(line.Text) || IsContentsEntry(line.Text))
            {
                ledger.Ignore(line, IgnoredReason.PageFurniture);
            }
            else if (line.Text is "Presentatör" or "Presentationsanteckningar")
            {
                ledger.Ignore(line, IgnoredReason.SlideNote);
            }
        }

        foreach (var line in RunningHeads(lines, isContent).Where(ledger.IsFree))
        {
            ledger.Ignore(line, IgnoredReason.PageFurniture);
        }
    }

    /// <summary>"3", "Sida 1 av 3", "3 (12)", "3/12".</summary>
    private static bool IsPageNumber(string text)
    {
        if (text.Length > 20)
        {
            return false;
        }

        var hasDigit = false;
        foreach (var word in text.Split(' ', '/', '(', ')'))
        {
            var isNumber = word.Length is > 0 and <= 3 && word.All(char.IsAsciiDigit);
            hasDigit |= isNumber;
            if (!isNumber && word.Length > 0 && !word.Equals("sida", StringComparison.OrdinalIgnoreCase) && word is not "av")
            {
                return false;
            }
        }

        return hasDigit;
    }

    /// <summary>"1.4 Title ........ 7".</summary>
    private static bool IsContentsEntry(string text)
    {
        var before = text.AsSpan().TrimEnd("0123456789").TrimEnd(' ');
        return before.Length < text.Length && (before.EndsWith("....") || before.EndsWith(". . .") || before.EndsWith("……"));
    }

    /// <summary>The same words (numbers aside) in the same place at the edge of at least half of the pages.</summary>
    private static IEnumerable<SourceLine> RunningHeads(IReadOnlyList<SourceLine> lines, Predicate<SourceLine> isContent)
    {
        var pages = Pages(lines);
        if (pages.Count < FewestPages)
        {
            return [];
        }

        return pages.SelectMany(Edges)
            .Where(edge => edge.Line.Text.Length < 100 && !edge.Line.IsBullet && !isContent(edge.Line))
            .GroupBy(edge => (edge.Place, Words: string.Concat(edge.Line.Text.Where(c => !char.IsAsciiDigit(c)))))
            .Where(group => group.Key.Words.Length > 0 && group.Count() >= FewestPages && group.Count() * 2 >= pages.Count)
            .SelectMany(group => group.Select(edge => edge.Line));
    }

    private static List<List<SourceLine>> Pages(IReadOnlyList<SourceLine> lines)
    {
        List<List<SourceLine>> pages = [[]];
        foreach (var line in lines)
        {
            if (line.AfterFeed)
            {
                pages.Add([]);
            }

            if (!line.IsBlank)
            {
                pages[^1].Add(line);
            }
        }

        return [.. pages.Where(page => page.Count > 0)];
    }

    /// <summary>The first lines have the places 0, 1; the last ones -1, -2.</summary>
    private static IEnumerable<(SourceLine Line, int Place)> Edges(List<SourceLine> page)
    {
        for (var i = 0; i < page.Count; i++)
        {
            if (i < EdgeLines || i >= page.Count - EdgeLines)
            {
                yield return (page[i], i < EdgeLines ? i : i - page.Count);
            }
        }
    }
}
