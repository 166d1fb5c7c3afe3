using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Application.Import.Files;
using Styrkedja.Application.Import.Lines;

namespace Styrkedja.Application.Import.Word;

/// <summary>
/// A Word document's body as lines in document order, one for each paragraph; of a table, the head's cells and the two
/// date cells of a row are one line each. Headers and footers are not part of the body.
/// </summary>
internal sealed class WordLines
{
    private readonly List<SourceLine> lines = [];
    private readonly WordStyles styles;

    private WordLines(WordStyles styles) => this.styles = styles;

    public static IReadOnlyList<SourceLine> Read(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes, false), false);
        var main = document.MainDocumentPart ?? throw ImportRefusedException.Unreadable(ImportFailureCodes.Damaged);
        var reader = new WordLines(new WordStyles(main.StyleDefinitionsPart?.Styles));
        reader.ReadBlocks(main.Document?.Body?.ChildElements ?? throw ImportRefusedException.Unreadable(ImportFailureCodes.Damaged), false);
        return reader.lines;
    }

    private void ReadBlocks(IEnumerable<OpenXmlElement> blocks, bool furniture)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    ReadParagraph(paragraph, furniture);
                    break;
                case Table table:
                    new WordTable(this, styles).Read(table);
                    break;
                case SdtBlock content:
                    // A table of contents is generated from the headings it repeats.
                    var isContents = content.SdtProperties?.GetFirstChild<SdtContentDocPartObject>()?.DocPartGallery?.Val?.Value == "Table of Contents";
                    if (content.SdtContentBlock is { } inner)
                    {
                        ReadBlocks(inner.ChildElements, furniture || isContents);
                    }

                    break;
                case CustomXmlBlock or InsertedRun:
                    ReadBlocks(block.ChildElements, furniture);
                    break;
            }
        }
    }

    private void ReadParagraph(Paragraph paragraph, bool furniture)
    {
        var text = WordText.Of(paragraph);
        if (text.Length == 0)
        {
            return;
        }

        var role = furniture ? LineRole.Furniture : styles.RoleOf(paragraph);
        Add(styles.IsListItem(paragraph) && role is LineRole.Paragraph ? "• " + text : text, role);
    }

    /// <summary>Adds a line and gives headings the number they have by counting, unless the text begins with one.</summary>
    public void Add(string raw, LineRole role, (DateOnly? Start, DateOnly? End)? plan = null)
    {
        var clean = LineCleaning.Clean(raw);
        var (number, title) = styles.Number(role, clean);
        Add(new SourceLine(lines.Count + 1, raw, title, false) { Role = role, Plan = plan, HeadingNumber = number });
    }

    /// <param name="number">The goal's own number, from a cell before the title; null when there is none.</param>
    public void AddCatalogueGoal(string raw, string title, string? number) =>
        Add(new SourceLine(lines.Count + 1, raw, title, false) { Role = LineRole.CatalogueGoal, HeadingNumber = number });

    private void Add(SourceLine line)
    {
        if (lines.Count >= ImportLimits.Lines)
        {
            throw ImportRefusedException.Unreadable(ImportFailureCodes.TooManyLines, ImportLimits.Lines);
        }

        if (line.Raw.Length > ImportLimits.LineLength)
        {
            throw ImportRefusedException.Unreadable(ImportFailureCodes.LineTooLong, lines.Count + 1, line.Raw.Length, ImportLimits.LineLength);
        }

        lines.Add(line);
    }
}
