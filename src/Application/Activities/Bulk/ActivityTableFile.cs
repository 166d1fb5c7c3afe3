using System.Globalization;

namespace Styrkedja.Application.Activities.Bulk;

/// <summary>Reads a table of activities.</summary>
public static class ActivityTableFile
{
    /// <inheritdoc cref="TableFile.Read"/>
    public static (TableRows? Rows, string? Failure) Read(Stream content, string fileName, CultureInfo culture) =>
        TableFile.Read(content, fileName, culture, heads => new ActivityColumns(heads), ActivityColumns.NameOf, "activity-table");
}
