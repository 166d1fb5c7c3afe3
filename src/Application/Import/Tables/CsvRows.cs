using CsvHelper;
using Styrkedja.Application.Import.Files;

namespace Styrkedja.Application.Import.Tables;

/// <summary>Records of a CSV file, whichever of semicolon, tab and comma it uses.</summary>
internal static class CsvRows
{
    /// <summary>True for text whose first line names columns of the template, whatever its file is called.</summary>
    public static bool Recognises(string text)
    {
        var line = FirstLine(text);
        return line.Length < 2000 && line.ContainsAny(';', '\t', ',')
            && new SheetColumns([.. line.ToString().Split(Delimiter(line))]).Has(SheetColumn.Goal, SheetColumn.Activity);
    }

    public static IReadOnlyList<SheetRow> Read(string text)
    {
        var options = new CsvReaderOptions
        {
            Separator = Delimiter(FirstLine(text)),
            HasHeader = false,
            SkipEmptyLines = false,
            MaxRecordSize = ImportLimits.LineLength * 4,
        };
        using var reader = CsvReader.FromText(text, options);
        List<SheetRow> rows = [];
        while (reader.Read())
        {
            if (rows.Count >= ImportLimits.Lines)
            {
                throw ImportRefusedException.Unreadable(ImportFailureCodes.TooManyLines, ImportLimits.Lines);
            }

            var cells = new string[Math.Min(reader.FieldCount, ImportLimits.Columns)];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = WithoutFormulaGuard(reader.GetString(i));
            }

            rows.Add(new SheetRow(rows.Count + 1, cells));
        }

        return rows;
    }

    /// <summary>The template is written with an apostrophe before what a spreadsheet would take for a formula.</summary>
    private static string WithoutFormulaGuard(string cell) =>
        cell.Length > 1 && cell[0] == '\'' && cell[1] is '=' or '@' or '+' or '-' ? cell[1..] : cell;

    private static ReadOnlySpan<char> FirstLine(string text)
    {
        var line = text.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        return end < 0 ? line : line[..end];
    }

    private static char Delimiter(ReadOnlySpan<char> line)
    {
        var (best, most) = (';', 0);
        foreach (var candidate in ";\t,")
        {
            var count = line.Count(candidate);
            (best, most) = count > most ? (candidate, count) : (best, most);
        }

        return best;
    }
}
