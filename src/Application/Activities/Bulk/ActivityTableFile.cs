using System.Globalization;
using System.Xml;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using ExcelDataReader.Exceptions;
using Styrkedja.Application.Import;
using Styrkedja.Application.Import.Files;
using Styrkedja.Application.Import.Tables;

namespace Styrkedja.Application.Activities.Bulk;

/// <param name="Number">As the spreadsheet program numbers it.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells);

/// <param name="Heads">The head row.</param>
/// <param name="Rows">Those below it that are not empty.</param>
public sealed record TableRows(IReadOnlyList<string> Heads, IReadOnlyList<TableRow> Rows);

/// <summary>Reads the rows of a file or of pasted text, within the limits of every import.</summary>
public static class ActivityTableFile
{
    /// <summary>Most rows of one table.</summary>
    public const int MostRows = 5000;

    /// <summary>A title and some remarks may stand above the head row.</summary>
    private const int HeadReach = 20;

    /// <returns>The rows, or a sentence that says why they could not be read.</returns>
    public static (TableRows? Rows, string? Failure) Read(Stream content, string fileName, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        try
        {
            var bytes = FileContent.Read(content);
            if (bytes.Length == 0)
            {
                throw ImportRefusedException.Unreadable(ImportFailureCodes.Empty);
            }

            return FileContent.FormatOf(bytes, fileName) switch
            {
                FileFormat.Excel => Table(ExcelRows.Read(bytes), fileName),
                FileFormat.Csv or FileFormat.Text => Table(CsvRows.Read(TextDecoding.Decode(bytes)), fileName),
                _ => (null, Words.Current.Format("activity-table.not-a-table", fileName)),
            };
        }
        catch (ImportRefusedException refusal)
        {
            return (null, new ImportTexts(culture).Failure(refusal.Kind, refusal.Code, [fileName, .. refusal.Values]).Message);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or ExcelReaderException or CsvFormatException)
        {
            return (null, new ImportTexts(culture).Failure(ImportFailureClass.Unreadable, ImportFailureCodes.Damaged, fileName).Message);
        }
    }

    private static (TableRows?, string?) Table(IReadOnlyList<SheetRow> sheet, string fileName)
    {
        var head = sheet.Take(HeadReach).FirstOrDefault(row => new ActivityColumns(row.Cells) is var columns && columns.Has(ActivityColumn.Title) && columns.Missing.Count <= 2);
        if (head is null)
        {
            return (null, Words.Current.Format("activity-table.not-our-columns", fileName));
        }

        if (new ActivityColumns(head.Cells).Missing is { Count: > 0 } missing)
        {
            return (null, Words.Current.Format("activity-table.missing-columns", fileName, string.Join(", ", missing.Select(m => ActivityColumns.NameOf(m, Words.Current)))));
        }

        List<TableRow> rows = [.. sheet.Where(row => row.Number > head.Number && !row.IsBlank).Select(row => new TableRow(row.Number, row.Cells))];
        return rows.Count switch
        {
            0 => (null, Words.Current.Format("activity-table.no-rows", fileName)),
            > MostRows => (null, Words.Current.Format("activity-table.too-many", fileName, rows.Count, MostRows)),
            _ => (new TableRows(head.Cells, rows), null),
        };
    }
}
