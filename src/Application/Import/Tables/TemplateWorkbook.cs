using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Styrkedja.Application.Import.Vocabulary;

namespace Styrkedja.Application.Import.Tables;

/// <summary>The template as an Excel workbook: choices in lists, dates as dates, the head row always in sight.</summary>
internal static class TemplateWorkbook
{
    private const uint PlainStyle = 0;
    private const uint HeadStyle = 1;
    private const uint DateStyle = 2;
    private const uint WrapStyle = 3;

    /// <summary>Lists of choices are laid on this many rows.</summary>
    private const int ChoiceRows = 2000;

    private static readonly (string Key, string Example)[] Help =
    [
        ("goal", "Fler invånare ska ha nära till natur"), ("goal-kind", "Kommunstyrelsens mål"), ("goal-area", "Hållbar vardag"),
        ("activity", "Anlägga gångstig runt Älvsjön"), ("units", "Park och natur; VA, gator och vägar"), ("start", "2026-02-01"),
        ("end", "2026-09-30"), ("description", "En stig på 3 km med bänkar"), ("status", "Pågående enligt plan"),
        ("comment", "Sträckan är röjd."), ("waiting", "Länsstyrelsens beslut om strandskydd"),
        ("deviation", "Två veckor senare på grund av tjälen."), ("forecast", "oktober 2026"),
        ("sub-goals", "Minst 3 nya stigar under 2026"), ("measures", "Antal meter ny stig"),
    ];

    public static void Write(Stream output, IReadOnlyList<ImportedGoal> goals, ImportTexts texts)
    {
        // The package is written where it can seek; the caller's stream may be a response.
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            AddSheet(workbook, texts["template.sheet"], ActivitySheet(goals));
            AddSheet(workbook, texts["template.help-sheet"], HelpSheet(texts));
        }

        memory.Position = 0;
        memory.CopyTo(output);
    }

    private static void AddSheet(WorkbookPart workbook, string name, Worksheet worksheet)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = worksheet;
        var sheets = workbook.Workbook.Sheets!;
        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name });
    }

    private static Worksheet ActivitySheet(IReadOnlyList<ImportedGoal> goals)
    {
        var data = new SheetData(HeadRow(ImportTemplate.Columns));
        foreach (var row in TemplateRows.Of(goals))
        {
            data.Append(new Row(row.Select((text, column) => Cell(text, (SheetColumn)column))));
        }

        return new Worksheet(
            new SheetViews(new SheetView(new Pane
            {
                VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
            })
            { WorkbookViewId = 0 }),
            new Columns(TemplateRows.Columns.Select(column => Width((uint)column + 1, column is SheetColumn.Start or SheetColumn.End ? 12 : 28))),
            data,
            new DataValidations(Choice(SheetColumn.GoalKind, GoalKindWords.Offered), Choice(SheetColumn.Status, StatusWords.Offered)));
    }

    private static Worksheet HelpSheet(ImportTexts texts)
    {
        var data = new SheetData(HeadRow([texts["template.help.column"], texts["template.help.what"], texts["template.help.example"]]));
        for (var column = 0; column < Help.Length; column++)
        {
            var choices = (SheetColumn)column == SheetColumn.GoalKind ? GoalKindWords.Offered : StatusWords.Offered;
            data.Append(new Row(
                Cell(ImportTemplate.Columns[column], WrapStyle),
                Cell(texts["template.help." + Help[column].Key, string.Join(", ", choices)], WrapStyle),
                Cell(Help[column].Example, WrapStyle)));
        }

        return new Worksheet(new Columns(Width(1, 16), Width(2, 80), Width(3, 40)), data);
    }

    private static Row HeadRow(IEnumerable<string> names) => new(names.Select(name => Cell(name, HeadStyle)));

    private static Cell Cell(string text, SheetColumn column) =>
        column is SheetColumn.Start or SheetColumn.End && SwedishDates.TryParseIso(text, out var day)
            ? new Cell { CellValue = new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate()), StyleIndex = DateStyle }
            : Cell(text, column is SheetColumn.Start or SheetColumn.End ? DateStyle : WrapStyle);

    private static Cell Cell(string text, uint style) => new()
    {
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }),
        StyleIndex = style,
    };

    private static Column Width(uint column, double width) => new() { Min = column, Max = column, Width = width, CustomWidth = true };

    private static DataValidation Choice(SheetColumn column, IReadOnlyList<string> choices)
    {
        var letter = (char)('A' + (int)column);
        return new DataValidation(new Formula1($"\"{string.Join(',', choices)}\""))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,

            // A municipality may have words of its own: Excel warns, the import asks.
            ErrorStyle = DataValidationErrorStyleValues.Warning,
            ShowErrorMessage = true,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{letter}2:{letter}{ChoiceRows}" },
        };
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FormatId = PlainStyle },
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true }));
}
