using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Styrkedja.Documents.Excel;
using Styrkedja.Documents.Tests.Samples;

namespace Styrkedja.Documents.Tests.Excel;

public sealed class SheetsTests
{
    [Fact]
    public void Days_are_days_numbers_numbers_and_a_text_is_never_a_formula()
    {
        using var book = Open(new ExcelSheet("Prov", [new("Text", 20), new("Dag", 12), new("Tal", 8), new("Id", 5, IsHidden: true)],
        [
            ["=1+1", new DateOnly(2026, 2, 1), 2.5m, "a"],
            ["Rad\nett\u0001 👍", null, 3, null],
        ]));
        Valid(book);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var cells = sheet.Descendants<Row>().Select(r => r.Elements<Cell>().ToList()).ToList();
        cells[1][0].InlineString!.InnerText.ShouldBe("=1+1");
        cells[1][0].CellFormula.ShouldBeNull();
        DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(cells[1][1].CellValue!.Text, CultureInfo.InvariantCulture))).ShouldBe(new DateOnly(2026, 2, 1));
        cells[1][2].CellValue!.Text.ShouldBe("2.5");
        cells[2][0].InlineString!.InnerText.ShouldBe("Rad\nett 👍", "what XML cannot hold is left out");
        cells[2].Count.ShouldBe(4);
        sheet.Descendants<Column>().Last().Hidden!.Value.ShouldBeTrue();
        sheet.GetFirstChild<AutoFilter>()!.Reference!.Value.ShouldBe("A1:D3");
        sheet.Descendants<Pane>().Single().VerticalSplit!.Value.ShouldBe(1);
    }

    [Fact]
    public void Names_and_cells_that_are_too_long_are_cut_and_a_sheet_may_be_empty()
    {
        using var book = Open(
            new ExcelSheet("En [bok]: " + new string('x', 40), [.. Enumerable.Range(0, 30).Select(i => new ExcelColumn($"K{i}", 5))], []),
            new ExcelSheet("Lång", [new("Text", 5)], [[new string('å', 40_000)]]));
        Valid(book);
        book.WorkbookPart!.Workbook!.Descendants<Sheet>().First().Name!.Value!.Length.ShouldBe(31);
        var sheets = book.WorkbookPart.WorksheetParts.Select(p => p.Worksheet!).ToList();
        sheets.ShouldContain(s => s.GetFirstChild<AutoFilter>()!.Reference!.Value == "A1:AD1");
        sheets.SelectMany(s => s.Descendants<InlineString>()).Max(s => s.InnerText.Length).ShouldBe(Styrkedja.Documents.Excel.Sheets.LongestCell);
    }

    [Fact]
    public void A_plan_has_its_goals_activities_and_budget_as_sheets()
    {
        foreach (var report in new[] { PlanSample.Report, PlanSample.Long, PlanSample.Empty })
        {
            using var file = new MemoryStream();
            PlanWorkbook.Write(report, CultureInfo.GetCultureInfo("sv-SE"), file);
            using var book = SpreadsheetDocument.Open(file, false);
            Valid(book);
            var sheets = book.WorkbookPart!.Workbook!.Descendants<Sheet>().ToList();
            sheets.Select(s => s.Name!.Value).ShouldBe(["Mål", "Aktiviteter", "Budget"]);
            RowsOf(book, sheets[0]).ShouldBe(report.Groups.Sum(g => g.Goals.Count));
            RowsOf(book, sheets[1]).ShouldBe(report.Groups.SelectMany(g => g.Goals).Sum(g => g.Activities.Count));
            RowsOf(book, sheets[2]).ShouldBe(report.Budget.Sum(b => b.Lines.Count + (b.Frame is null ? 0 : 1)));
        }
    }

    private static int RowsOf(SpreadsheetDocument book, Sheet sheet) =>
        ((WorksheetPart)book.WorkbookPart!.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<Row>().Count() - 1;

    private static SpreadsheetDocument Open(params ExcelSheet[] sheets)
    {
        var file = new MemoryStream();
        Styrkedja.Documents.Excel.Sheets.Write(file, sheets);
        return SpreadsheetDocument.Open(file, false);
    }

    private static void Valid(SpreadsheetDocument book) =>
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
}
