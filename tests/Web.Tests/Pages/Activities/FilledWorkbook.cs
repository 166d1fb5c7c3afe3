using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Styrkedja.Web.Tests.Pages.Activities;

/// <summary>A workbook that a person fills in: cells by the name of their column and the number of their row.</summary>
internal sealed class FilledWorkbook(byte[] bytes)
{
    private byte[] _bytes = bytes;

    public byte[] Bytes => _bytes;

    public string this[int row, string column]
    {
        get
        {
            using var book = SpreadsheetDocument.Open(new MemoryStream(_bytes), false);
            return Cells(book, row)[Place(book, column)].InnerText;
        }
        set => Change(book =>
        {
            var cell = Cells(book, row)[Place(book, column)];
            cell.RemoveAllChildren();
            cell.DataType = CellValues.InlineString;
            cell.Append(new InlineString(new Text(value)));
        });
    }

    public int Rows
    {
        get
        {
            using var book = SpreadsheetDocument.Open(new MemoryStream(_bytes), false);
            return Sheet(book).Descendants<Row>().Count() - 1;
        }
    }

    public void Change(Action<SpreadsheetDocument> change)
    {
        using var file = new MemoryStream();
        file.Write(_bytes);
        using (var book = SpreadsheetDocument.Open(file, true))
        {
            change(book);
        }

        _bytes = file.ToArray();
    }

    /// <summary>The sheet to fill in, after the one that tells how.</summary>
    public static Worksheet Sheet(SpreadsheetDocument book) =>
        ((WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Descendants<Sheet>().ElementAt(1).Id!.Value!)).Worksheet!;

    public static List<Cell> Cells(SpreadsheetDocument book, int row) => [.. Sheet(book).Descendants<Row>().ElementAt(row - 1).Elements<Cell>()];

    private static int Place(SpreadsheetDocument book, string column) => Cells(book, 1).FindIndex(c => c.InnerText == column);
}
