namespace Styrkedja.Application.Import.Tables;

/// <summary>A row of a sheet or a record of a CSV file.</summary>
/// <param name="Number">1-based, as the spreadsheet program numbers it.</param>
/// <param name="Cells">Text; days as yyyy-MM-dd; missing cells are left out at the end.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}
