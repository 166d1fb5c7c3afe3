using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Styrkedja.Documents.Excel;

/// <param name="Width">In characters, as spreadsheets count it.</param>
/// <param name="IsHidden">For what the program needs back and nobody should change.</param>
public sealed record ExcelColumn(string Heading, double Width, bool IsHidden = false)
{
    /// <summary>May be filled in on a locked sheet; its cells are texts, so that nothing typed becomes a number or a day.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Where the words to choose among are, e.g. <c>'Så gör du'!$A$5:$A$11</c>; null for any text.</summary>
    public string? Choices { get; init; }
}

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">At most 31 signs, without <c>: \ / ? * [ ]</c>; what does not fit is left out.</param>
/// <param name="Rows">Read once, in order. A cell is null, a text, a <see cref="DateOnly"/>, an <see cref="int"/> or a <see cref="decimal"/>.</param>
public sealed record ExcelSheet(string Name, IReadOnlyList<ExcelColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Only open columns can be changed. Locked without a password: against mistakes, not against anybody.</summary>
    public bool IsLocked { get; init; }

    /// <summary>To be read from the top, not filtered.</summary>
    public bool IsText { get; init; }
}

/// <summary>What a workbook says of itself, for those who have it read aloud.</summary>
public sealed record ExcelBook(string Title, CultureInfo Language);

/// <summary>
/// Writes tables as an Excel workbook (ISO/IEC 29500), a row at a time: the head row stays in sight and can be filtered,
/// days are days and numbers numbers. A text is never a formula, whatever it begins with.
/// </summary>
public static class Sheets
{
    /// <summary>Content type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Most signs of a cell, as Excel has it.</summary>
    public const int LongestCell = 32_767;

    private const string Head = "1", Day = "2", Text = "3", Number = "4", OpenText = "5";

    private static readonly Row _row = new();
    private static readonly Cell _cell = new();
    private static readonly InlineString _inline = new();
    private static readonly CellValue _value = new();
    private static readonly Text _text = new() { Space = SpaceProcessingModeValues.Preserve };
    private static readonly OpenXmlAttribute[] _headCell = Inline(Head), _textCell = Inline(Text), _openCell = Inline(OpenText), _emptyOpenCell = [Style(OpenText)], _dayCell = [Style(Day)], _numberCell = [Style(Number)];

    /// <param name="output">Needs only be writable; it is left open.</param>
    public static void Write(Stream output, params IReadOnlyList<ExcelSheet> sheets) => Write(output, null, sheets);

    /// <inheritdoc cref="Write(Stream, IReadOnlyList{ExcelSheet})"/>
    /// <param name="book">Its title and language; null for none.</param>
    public static void Write(Stream output, ExcelBook? book, params IReadOnlyList<ExcelSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(sheets);

        // The package is a zip that must seek; the caller's stream may be a web response that cannot.
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            if (book is not null)
            {
                document.PackageProperties.Title = Clean(book.Title);
                document.PackageProperties.Language = book.Language.Name;
            }

            var listed = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            var heads = new DefinedNames();
            foreach (var sheet in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                Write(part, sheet);
                listed.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)listed.ChildElements.Count + 1, Name = NameOf(sheet.Name) });
                if (sheet.IsLocked)
                {
                    // Marks the head row: repeated on every printed page, and read aloud with each cell.
                    heads.Append(new DefinedName($"'{NameOf(sheet.Name).Replace("'", "''", StringComparison.Ordinal)}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)listed.ChildElements.Count - 1 });
                }
            }

            workbook.Workbook = heads.HasChildren ? new Workbook(listed, heads) : new Workbook(listed);
        }

        package.Position = 0;
        package.CopyTo(output);
    }

    private static void Write(WorksheetPart part, ExcelSheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true, Hidden = c.IsHidden ? true : null })));
        writer.WriteStartElement(new SheetData());
        writer.WriteStartElement(_row);
        foreach (var column in sheet.Columns)
        {
            WriteText(writer, column.Heading, _headCell);
        }

        writer.WriteEndElement();
        var rows = 1;
        foreach (var cells in sheet.Rows)
        {
            rows++;
            writer.WriteStartElement(_row);
            for (var i = 0; i < cells.Count; i++)
            {
                WriteCell(writer, cells[i], i < sheet.Columns.Count && sheet.Columns[i].IsOpen);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        if (sheet.IsLocked)
        {
            writer.WriteElement(new SheetProtection { Sheet = true, FormatColumns = false, FormatRows = false, AutoFilter = false });
        }

        if (!sheet.IsText)
        {
            writer.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{LettersOf(sheet.Columns.Count)}{rows}") });
        }

        var choices = sheet.Columns.Select((c, i) => (c.Choices, Letters: LettersOf(i + 1))).Where(c => c.Choices is not null && rows > 1)
            .Select(c => Choice(c.Choices!, string.Create(CultureInfo.InvariantCulture, $"{c.Letters}2:{c.Letters}{rows}"))).ToList();
        if (choices.Count > 0)
        {
            writer.WriteElement(new DataValidations(choices) { Count = (uint)choices.Count });
        }

        writer.WriteEndElement();
    }

    private static DataValidation Choice(string choices, string cells) => new(new Formula1(choices))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = true,
        SequenceOfReferences = new ListValue<StringValue> { InnerText = cells },
    };

    private static void WriteCell(OpenXmlWriter writer, object? cell, bool isOpen)
    {
        switch (cell)
        {
            case null or "" when isOpen:
                writer.WriteStartElement(_cell, _emptyOpenCell);
                writer.WriteEndElement();
                break;
            case string given when isOpen:
                WriteText(writer, Clean(given), _openCell);
                break;
            case null or "":
                writer.WriteStartElement(_cell);
                writer.WriteEndElement();
                break;
            case DateOnly day:
                WriteNumber(writer, day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), _dayCell);
                break;
            case int or decimal:
                WriteNumber(writer, ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture), _numberCell);
                break;
            case string text:
                WriteText(writer, Clean(text), _textCell);
                break;
            default:
                throw new ArgumentException($"A cell cannot be a {cell.GetType().Name}.", nameof(cell));
        }
    }

    private static void WriteText(OpenXmlWriter writer, string text, OpenXmlAttribute[] attributes)
    {
        writer.WriteStartElement(_cell, attributes);
        writer.WriteStartElement(_inline);
        writer.WriteStartElement(_text);
        writer.WriteString(text);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteNumber(OpenXmlWriter writer, string number, OpenXmlAttribute[] attributes)
    {
        writer.WriteStartElement(_cell, attributes);
        writer.WriteStartElement(_value);
        writer.WriteString(number);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Without what XML cannot hold, and no longer than a cell can be.</summary>
    private static string Clean(string text)
    {
        var whole = text.Length <= LongestCell ? text : text[..(LongestCell - 1)] + "…";
        for (var i = 0; i < whole.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(whole[i]))
            {
                return CleanSlowly(whole);
            }
        }

        return whole;
    }

    // Pairs of surrogates are signs too, and stay.
    private static string CleanSlowly(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                kept.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }

    private static string NameOf(string name)
    {
        var plain = string.Concat(Clean(name).Where(c => !@":\/?*[]".Contains(c, StringComparison.Ordinal)));
        return plain.Length <= 31 ? plain : plain[..31];
    }

    private static string LettersOf(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : LettersOf((column - 1) / 26) + LettersOf(((column - 1) % 26) + 1);

    private static OpenXmlAttribute[] Inline(string style) => [Style(style), new OpenXmlAttribute("t", "", "inlineStr")];

    private static OpenXmlAttribute Style(string style) => new("s", "", style);

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "#,##0.###" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EEF0" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), new Border(Thin<LeftBorder>(), Thin<RightBorder>(), Thin<TopBorder>(), Thin<BottomBorder>(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true, FillId = 2, ApplyFill = true },
            new CellFormat(Top()) { NumberFormatId = 164, ApplyNumberFormat = true, ApplyAlignment = true },
            new CellFormat(Top()) { ApplyAlignment = true },
            new CellFormat(Top()) { NumberFormatId = 165, ApplyNumberFormat = true, ApplyAlignment = true },
            new CellFormat(Top(), new Protection { Locked = false }) { NumberFormatId = 49, ApplyNumberFormat = true, BorderId = 1, ApplyBorder = true, ApplyAlignment = true, ApplyProtection = true }));

    private static T Thin<T>()
        where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin };

    private static Alignment Top() => new() { WrapText = true, Vertical = VerticalAlignmentValues.Top };
}
