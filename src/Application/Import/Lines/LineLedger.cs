namespace Styrkedja.Application.Import.Lines;

/// <summary>The reasons of an <see cref="IgnoredLine"/>.</summary>
internal static class IgnoredReason
{
    public const string RepeatedTableHeading = "repeated-table-heading";
    public const string PageFurniture = "page-furniture";
    public const string SlideNote = "slide-note";
    public const string Boilerplate = "boilerplate";

    /// <summary>A column of a sheet that the program has no place for.</summary>
    public const string UnknownColumn = "unknown-column";
}

/// <summary>
/// Which place of the result holds each line. Parsers claim lines as they use them; a line can be claimed once, and
/// what nobody claimed is listed as ignored with a warning, so nothing is lost silently.
/// </summary>
internal sealed class LineLedger(IReadOnlyList<SourceLine> lines)
{
    private readonly LineOwner[] owners = new LineOwner[lines.Count];
    private readonly List<IgnoredLine> ignored = [];

    public IReadOnlyList<LineOwner> Owners => owners;

    public IReadOnlyList<IgnoredLine> Ignored => [.. ignored.OrderBy(line => line.Line)];

    public bool IsFree(SourceLine line) => owners[line.Number - 1] == LineOwner.Blank;

    public void Claim(SourceLine line, LineOwner owner)
    {
        if (line.IsBlank)
        {
            return;
        }

        if (!IsFree(line))
        {
            throw new InvalidOperationException($"Line {line.Number} already belongs to {owners[line.Number - 1]}.");
        }

        owners[line.Number - 1] = owner;
    }

    public void Claim(IEnumerable<SourceLine> claimed, LineOwner owner)
    {
        foreach (var line in claimed)
        {
            Claim(line, owner);
        }
    }

    public void Ignore(SourceLine line, string reason)
    {
        if (!line.IsBlank)
        {
            Claim(line, LineOwner.Ignored);
            ignored.Add(new IgnoredLine(line.Number, line.Raw.Trim(), reason));
        }
    }

    /// <summary>A part of a line, e.g. one column's name, beside the owner of the line as a whole.</summary>
    public void IgnorePart(SourceLine line, string part, string reason) => ignored.Add(new IgnoredLine(line.Number, part, reason));

    public IEnumerable<SourceLine> Unclaimed => lines.Where(line => !line.IsBlank && IsFree(line));
}
