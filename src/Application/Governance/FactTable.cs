using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using Styrkedja.Application.Import;
using Styrkedja.Application.Import.Files;
using Styrkedja.Application.Import.Tables;

namespace Styrkedja.Application.Governance;

/// <summary>A row of a table of facts.</summary>
/// <param name="Number">As a spreadsheet program numbers it.</param>
/// <param name="Cells">Trimmed, in the order of the columns asked for; empty where a row ends early.</param>
public sealed record FactRow(int Number, IReadOnlyList<string> Cells);

/// <summary>What is wrong in a table, and where.</summary>
/// <param name="Column">Its name in the head row.</param>
/// <param name="Key">Key of the sentence, after <c>fact-fault.</c></param>
public sealed record FactFault(int Row, string Column, string Key, params IReadOnlyList<object?> Facts)
{
    public string Sentence(Words words) => words.Format($"fact-fault.{Key}", Facts);
}

/// <summary>A fact that would be stored.</summary>
/// <param name="Stored">As it is now; null for a new one.</param>
public sealed record FactDifference(string Code, string? Stored, string Given);

/// <summary>What storing a table would do. With faults nothing is stored.</summary>
public sealed record FactComparison(IReadOnlyList<FactDifference> Differences, int Unchanged, IReadOnlyList<FactFault> Faults)
{
    /// <summary>A sum of what a person sees, so that nothing else is stored than that.</summary>
    public string Fingerprint() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001e', Differences.Select(d => $"{d.Code}\u001f{d.Stored}\u001f{d.Given}")))));
}

/// <summary>Reads small tables of facts: CSV with named columns, as a file or pasted.</summary>
public static class FactTable
{
    /// <returns>The file's text, or a sentence that says why it could not be read.</returns>
    public static (string? Text, string? Failure) TextOf(Stream content, string fileName)
    {
        try
        {
            var bytes = FileContent.Read(content);
            return FileContent.FormatOf(bytes, fileName) is FileFormat.Csv or FileFormat.Text
                ? (TextDecoding.Decode(bytes), null)
                : (null, Words.Current.Format("fact-table.not-csv", fileName));
        }
        catch (ImportRefusedException refusal)
        {
            return (null, new ImportTexts(CultureInfo.CurrentUICulture).Failure(refusal.Kind, refusal.Code, [fileName, .. refusal.Values]).Message);
        }
    }

    /// <param name="columns">Names that the head row must have, whatever their order.</param>
    /// <returns>The rows below the head, or a sentence that says why there are none.</returns>
    public static (IReadOnlyList<FactRow>? Rows, string? Failure) Read(string text, params IReadOnlyList<string> columns)
    {
        IReadOnlyList<SheetRow> sheet;
        try
        {
            sheet = CsvRows.Read(text);
        }
        catch (Exception e) when (e is CsvFormatException or ImportRefusedException)
        {
            return (null, Words.Current["fact-table.unreadable"]);
        }

        if (sheet.FirstOrDefault(r => r.Cells.Any(c => c.Contains('\n', StringComparison.Ordinal))) is { } open)
        {
            return (null, Words.Current.Format("fact-table.open-quote", open.Number));
        }

        var head = sheet.FirstOrDefault(r => !r.IsBlank);
        var places = columns.Select(c => head is null ? -1 : head.Cells.ToList().FindIndex(h => string.Equals(h.Trim().TrimStart('\uFEFF'), c, StringComparison.OrdinalIgnoreCase))).ToList();
        if (places.Contains(-1))
        {
            return (null, Words.Current.Format("fact-table.columns", string.Join(", ", columns.Where((_, i) => places[i] < 0)), string.Join(";", columns)));
        }

        List<FactRow> rows = [.. sheet.Where(r => r.Number > head!.Number && !r.IsBlank).Select(r => new FactRow(r.Number, [.. places.Select(p => p < r.Cells.Count ? r.Cells[p].Trim() : "")]))];
        return rows.Count == 0 ? (null, Words.Current["fact-table.no-rows"]) : (rows, null);
    }
}
