using System.Globalization;
using Styrkedja.Application.Activities.Bulk;

namespace Styrkedja.Application.Activities.Forms;

/// <summary>Reads a report form that has been filled in; the sheet may have another name and columns of the person's own.</summary>
public static class ReportFormFile
{
    /// <inheritdoc cref="TableFile.Read"/>
    public static (TableRows? Rows, string? Failure) Read(Stream content, string fileName, CultureInfo culture) =>
        TableFile.Read(content, fileName, culture, heads => new ReportFormColumns(heads), ReportFormColumns.NameOf, "report-form");
}
