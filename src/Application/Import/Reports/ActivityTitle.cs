using Styrkedja.Application.Import.Lines;

namespace Styrkedja.Application.Import.Reports;

/// <summary>Finds title and departments by reading upwards from the dates (O10).</summary>
/// <param name="From">Index of the first line that belongs to them.</param>
internal readonly record struct ActivityTitle(int From, IReadOnlyList<SourceLine> TitleLines, IReadOnlyList<SourceLine> UnitLines)
{
    /// <summary>Titles of more lines than this are rather the end of the comment before, without a blank line between.</summary>
    private const int LongestTitle = 4;

    /// <param name="lines">The lines of one goal's table.</param>
    /// <param name="anchor">Index of the line with the dates.</param>
    /// <param name="floor">First index that does not belong to the activity before for sure.</param>
    /// <param name="titleOnAnchor">True when the dates stand at the end of the title's own line.</param>
    public static ActivityTitle Above(IReadOnlyList<SourceLine> lines, int anchor, int floor, bool titleOnAnchor)
    {
        if (titleOnAnchor)
        {
            var top = lines[anchor].StartsPage || lines[anchor].Role != LineRole.None ? anchor : TopOfBlock(lines, anchor, floor);
            top = Shorten(lines, top, anchor);
            return new ActivityTitle(top, Range(lines, top, anchor), []);
        }

        if (lines[anchor].Role == LineRole.Dates)
        {
            return ByRole(lines, anchor, floor);
        }

        List<SourceLine> units = [];
        var from = anchor;
        while (true)
        {
            var bottom = SkipGap(lines, from - 1, floor);
            if (bottom < floor || ReportMarks.IsStatus(lines[bottom]))
            {
                return new ActivityTitle(from, [], units);
            }

            var top = TopOfBlock(lines, bottom, floor);
            var bullet = Enumerable.Range(top, bottom - top + 1).FirstOrDefault(i => lines[i].IsBullet, bottom + 1);
            units.InsertRange(0, Range(lines, bullet, bottom + 1));
            from = top;
            if (bullet > top)
            {
                top = Shorten(lines, TopOverPageBreak(lines, top, floor), bullet - 1);
                return new ActivityTitle(top, [.. Range(lines, top, bullet).Where(line => !line.IsBlank && !ReportMarks.IsTableHead(line))], units);
            }
        }
    }

    /// <summary>
    /// Where the columns are kept apart by blanks (a PDF), the dates stand beside the first line of the title's cell and the
    /// rest of the cell below: the title goes on in lower case, and what begins with a capital or a bullet are departments.
    /// </summary>
    public static (IReadOnlyList<SourceLine> Title, IReadOnlyList<SourceLine> Units) Below(IReadOnlyList<SourceLine> lines, int anchor)
    {
        List<SourceLine> title = [], units = [];
        var isTitle = true;
        for (var i = anchor + 1; HasColumns(lines[anchor]) && i < lines.Count && BelongsToCell(lines[i]); i++)
        {
            isTitle &= char.IsLower(lines[i].Text[0]);
            (isTitle ? title : units).Add(lines[i]);
        }

        return (title, units);
    }

    /// <summary>Two blanks between title and dates: in the text of other tools there is one.</summary>
    private static bool HasColumns(SourceLine anchor)
    {
        var raw = anchor.Raw.AsSpan().TrimEnd();
        var title = raw.TrimEnd("0123456789- ");
        return anchor.Role == LineRole.None && title.Length > 0 && raw[title.Length..].StartsWith("  ");
    }

    private static bool BelongsToCell(SourceLine line) =>
        !line.IsBlank && !line.StartsPage && !ReportMarks.IsStatus(line) && !ReportMarks.IsTableHead(line) && ActivityTable.DatesOf(line) is null;

    private static ActivityTitle ByRole(IReadOnlyList<SourceLine> lines, int anchor, int floor)
    {
        var from = anchor;
        while (from > floor && lines[from - 1].Role is LineRole.ActivityTitle or LineRole.Unit)
        {
            from--;
        }

        var own = Range(lines, from, anchor);
        return new ActivityTitle(
            from,
            [.. own.Where(line => line.Role == LineRole.ActivityTitle)],
            [.. own.Where(line => line.Role == LineRole.Unit)]);
    }

    /// <summary>The last line with something of the activity on it, at or above the index.</summary>
    private static int SkipGap(IReadOnlyList<SourceLine> lines, int i, int floor)
    {
        while (i >= floor && (lines[i].IsBlank || ReportMarks.IsTableHead(lines[i])))
        {
            i--;
        }

        return i;
    }

    private static int TopOfBlock(IReadOnlyList<SourceLine> lines, int bottom, int floor)
    {
        var top = bottom;
        while (top > floor && !lines[top].StartsPage && !lines[top - 1].IsBlank
            && !ReportMarks.IsTableHead(lines[top - 1]) && !ReportMarks.IsStatus(lines[top - 1]))
        {
            top--;
        }

        return top;
    }

    /// <summary>A title that a page break cut: its second half begins in lower case below the break.</summary>
    private static int TopOverPageBreak(IReadOnlyList<SourceLine> lines, int top, int floor)
    {
        var above = SkipGap(lines, top - 1, floor);
        var crossesPage = lines[top].StartsPage || Range(lines, above + 1, top).Any(ReportMarks.IsTableHead);
        return above >= floor && crossesPage && !ReportMarks.IsStatus(lines[above]) && !lines[above].IsBullet
            && Paragraphs.Continues(lines[above], lines[top])
            ? TopOfBlock(lines, above, floor)
            : top;
    }

    private static int Shorten(IReadOnlyList<SourceLine> lines, int top, int bottom)
    {
        if (bottom - top < LongestTitle)
        {
            return top;
        }

        for (var i = bottom - 1; i >= top; i--)
        {
            if (!lines[i].IsBlank && Paragraphs.EndsSentence(lines[i].Text))
            {
                return i + 1;
            }
        }

        return top;
    }

    private static SourceLine[] Range(IReadOnlyList<SourceLine> lines, int from, int to)
    {
        var range = new SourceLine[Math.Max(0, to - from)];
        for (var i = 0; i < range.Length; i++)
        {
            range[i] = lines[from + i];
        }

        return range;
    }
}
