using System.Globalization;
using System.Text;
using ExcelDataReader;
using Styrkedja.Application.Import.Files;

namespace Styrkedja.Application.Import.Tables;

/// <summary>Rows of the first sheet that has the columns sought; of the first sheet where none has.</summary>
internal static class ExcelRows
{
    /// <summary>Formatting far below the last row makes sheets look a million rows long.</summary>
    private const int EmptyRowsAtEnd = 1000;

    // The reader asks for code page 1252 as it starts, although it needs it only for the old .xls format.
    static ExcelRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="isSought">Whether a sheet has the columns; null for those of the template.</param>
    public static IReadOnlyList<SheetRow> Read(byte[] bytes, Func<IReadOnlyList<SheetRow>, bool>? isSought = null)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes, false));
        List<SheetRow>? first = null;
        do
        {
            var rows = ReadSheet(reader);
            if (isSought?.Invoke(rows) ?? (SheetColumns.FindIn(rows) is not null))
            {
                return rows;
            }

            first ??= rows;
        }
        while (reader.NextResult());

        return first;
    }

    private static List<SheetRow> ReadSheet(IExcelDataReader reader)
    {
        List<SheetRow> rows = [];
        var blank = 0;
        while (blank < EmptyRowsAtEnd && reader.Read())
        {
            if (rows.Count >= ImportLimits.Lines)
            {
                throw ImportRefusedException.Unreadable(ImportFailureCodes.TooManyLines, ImportLimits.Lines);
            }

            var cells = new string[Math.Min(reader.FieldCount, ImportLimits.Columns)];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Text(reader.GetValue(i));
            }

            rows.Add(new SheetRow(rows.Count + 1, cells));
            blank = rows[^1].IsBlank ? blank + 1 : 0;
        }

        rows.RemoveRange(rows.Count - blank, blank);
        return rows;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Storable(value.ToString() ?? ""),
    };

    // A workbook can name any code unit, also those that no text can hold: NUL, and half of a pair.
    private static string Storable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace("\0", "", StringComparison.Ordinal)));
}
