using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Vocabulary;

namespace Styrkedja.Application.Import.Reports;

internal enum OutlineKind
{
    /// <summary>Before the first heading.</summary>
    Front,

    /// <summary>A chapter's heading and its introduction.</summary>
    Chapter,

    /// <summary>"1.4 …": a goal or a fixed section.</summary>
    Numbered,

    /// <summary>The last chapter.</summary>
    Catalogue,
}

/// <param name="Lines">All lines, the heading's first line included.</param>
/// <param name="Number">As printed or counted; null for <see cref="OutlineKind.Front"/>.</param>
/// <param name="Title">The heading's first line without its number.</param>
internal sealed record OutlineBlock(OutlineKind Kind, IReadOnlyList<SourceLine> Lines, string? Number, string Title);

/// <summary>Cuts a report into chapters, goals and sections by its headings.</summary>
internal sealed class ReportOutline(IReadOnlyList<SourceLine> lines)
{
    /// <summary>A heading of several lines, with blank lines between, stands at most so far above its table.</summary>
    private const int HeadingReach = 6;

    /// <summary>The last chapter's introduction is shorter than this.</summary>
    private const int CatalogueReach = 14;

    private readonly List<OutlineBlock> blocks = [];
    private int chapter;
    private int section;
    private OutlineKind kind = OutlineKind.Front;
    private int from;
    private string? number;
    private string title = "";

    public IReadOnlyList<OutlineBlock> Blocks()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsBlank)
            {
                Visit(i);
            }
        }

        Close(lines.Count);
        return blocks;
    }

    private void Visit(int i)
    {
        var line = lines[i];
        switch (line.Role)
        {
            case LineRole.Heading1:
                chapter++;
                section = 0;
                Open(IsCatalogueAhead(i) ? OutlineKind.Catalogue : OutlineKind.Chapter, i, line.HeadingNumber, line.Text);
                break;
            case LineRole.Heading2 when kind != OutlineKind.Catalogue:
                section++;
                Open(OutlineKind.Numbered, i, line.HeadingNumber, line.Text);
                break;
            case LineRole.None or LineRole.Paragraph:
                VisitText(i);
                break;
        }
    }

    private void VisitText(int i)
    {
        var text = lines[i].Text;
        if (char.IsAsciiDigit(text[0]))
        {
            if (kind != OutlineKind.Catalogue && HeadingNumber.Of(text) is { } heading && PlannedDates.AtEndOf(text) is null)
            {
                VisitNumber(i, heading);
            }
        }
        else if (kind != OutlineKind.Catalogue && StartsParagraph(i) && ReportMarks.IsCatalogueGroup(lines[i]) && !IsTableAhead(i))
        {
            // The chapter's own heading is missing or unnumbered; what the group says is clear all the same.
            Open(OutlineKind.Catalogue, i, null, text);
        }
    }

    private void VisitNumber(int i, HeadingNumber heading)
    {
        if (heading.Minor > 0)
        {
            if ((heading.Major == chapter || chapter == 0)
                && (IsTableAhead(i) || (heading.Minor == section + 1 && StartsParagraph(i))))
            {
                section = heading.Minor;
                Open(OutlineKind.Numbered, i, heading.Number, heading.Title);
            }
        }
        else if (heading.Major == chapter + 1 && StartsParagraph(i))
        {
            var catalogue = IsCatalogueAhead(i);
            if (catalogue || chapter == 0)
            {
                chapter = heading.Major;
                section = 0;
                Open(catalogue ? OutlineKind.Catalogue : OutlineKind.Chapter, i, heading.Number, heading.Title);
            }
        }
    }

    private void Open(OutlineKind next, int at, string? nextNumber, string nextTitle)
    {
        Close(at);
        (kind, from, number, title) = (next, at, nextNumber, nextTitle);
    }

    private void Close(int to)
    {
        if (to > from)
        {
            blocks.Add(new OutlineBlock(kind, [.. lines.Skip(from).Take(to - from)], number, title));
        }
    }

    private bool StartsParagraph(int i) =>
        i == 0 || lines[i].StartsPage || lines[i].Role != LineRole.None || lines[i - 1].IsBlank || ReportMarks.IsTableHead(lines[i - 1]);

    private bool IsTableAhead(int i) => IsAhead(i, HeadingReach, ReportMarks.IsTableHead, stop: line =>
        ReportMarks.IsStatus(line) || PlannedDates.AtEndOf(line.Text) is not null || line.IsBullet);

    private bool IsCatalogueAhead(int i) => IsAhead(i, CatalogueReach, ReportMarks.IsCatalogueGroup, stop: ReportMarks.IsTableHead);

    private bool IsAhead(int i, int reach, Predicate<SourceLine> wanted, Predicate<SourceLine> stop)
    {
        for (var seen = 0; ++i < lines.Count && seen < reach;)
        {
            if (lines[i].IsBlank)
            {
                continue;
            }

            if (wanted(lines[i]))
            {
                return true;
            }

            if (stop(lines[i]))
            {
                return false;
            }

            seen++;
        }

        return false;
    }
}
