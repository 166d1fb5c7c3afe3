using System.Globalization;
using CsvHelper;
using Styrkedja.Application.Import.Tables;

namespace Styrkedja.Application.Import;

/// <summary>
/// The template for import that the program hands out, empty or filled with goals: one row for each activity. What is
/// written with goals is read back as the same goals.
/// </summary>
public static class ImportTemplate
{
    /// <summary>The columns' names, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. TemplateRows.Columns.Select(SheetColumns.NameOf)];

    /// <summary>An Excel workbook with a sheet to fill in and a sheet that explains each column.</summary>
    /// <param name="culture">Language of the explanations; the columns' names are Swedish in both.</param>
    public static void WriteExcel(Stream output, IReadOnlyList<ImportedGoal>? goals = null, CultureInfo? culture = null) =>
        TemplateWorkbook.Write(output, goals ?? [], new ImportTexts(culture ?? CultureInfo.GetCultureInfo("sv")));

    /// <summary>Semicolons and UTF-8 with a byte order mark: what a Swedish Excel opens without asking.</summary>
    public static void WriteCsv(Stream output, IReadOnlyList<ImportedGoal>? goals = null)
    {
        var options = new CsvWriterOptions { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };
        using var csv = CsvWriter.Create(output, options, true);
        csv.WriteRecord([.. Columns]);
        foreach (var row in TemplateRows.Of(goals ?? []))
        {
            csv.WriteRecord(row);
        }
    }
}
