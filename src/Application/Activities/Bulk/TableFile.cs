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
public static class TableFile
{
    /// <summary>Most rows of one table.</summary>
    public const int MostRows = 5000;

    /// <summary>A title and some remarks may stand above the head row.</summary>
    private const int HeadReach = 20;

    /// <param name="columnsOf">The kind of table sought, for a head row.</param>
    /// <param name="nameOf">A column as a person reads it.</param>
    /// <param name="words">Beginning of the keys of the sentences that say what is wrong with the file.</param>
    /// <returns>The rows, or a sentence that says why they could not be read.</returns>
    public static (TableRows? Rows, string? Failure) Read<T>(
        Stream content, string fileName, CultureInfo culture, Func<IReadOnlyList<string>, TableColumns<T>> columnsOf, Func<T, Words, string> nameOf, string words)
        where T : struct, Enum
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
                FileFormat.Excel => Table(ExcelRows.Read(bytes, sheet => HeadOf(sheet) is not null)),
                FileFormat.Csv or FileFormat.Text => Table(CsvRows.Read(TextDecoding.Decode(bytes))),
                _ => (null, Words.Current.Format($"{words}.not-a-table", fileName)),
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

        SheetRow? HeadOf(IReadOnlyList<SheetRow> sheet) => sheet.Take(HeadReach).FirstOrDefault(row => columnsOf(row.Cells).LooksRight);

        (TableRows?, string?) Table(IReadOnlyList<SheetRow> sheet)
        {
            if (HeadOf(sheet) is not { } head)
            {
                return (null, Words.Current.Format($"{words}.not-our-columns", fileName));
            }

            if (columnsOf(head.Cells).Missing is { Count: > 0 } missing)
            {
                return (null, Words.Current.Format($"{words}.missing-columns", fileName, string.Join(", ", missing.Select(m => nameOf(m, Words.Current)))));
            }

            List<TableRow> rows = [.. sheet.Where(row => row.Number > head.Number && !row.IsBlank).Select(row => new TableRow(row.Number, row.Cells))];
            return rows.Count switch
            {
                0 => (null, Words.Current.Format($"{words}.no-rows", fileName)),
                > MostRows => (null, Words.Current.Format($"{words}.too-many", fileName, rows.Count, MostRows)),
                _ => (new TableRows(head.Cells, rows), null),
            };
        }
    }
}
