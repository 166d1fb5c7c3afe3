using System.Globalization;
using Styrkedja.Application.Organisation;
using Styrkedja.Documents;
using Styrkedja.Documents.Excel;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Web.Pages.Plans;

/// <summary>A plan as a file to keep, hand out or work on with, made when it is asked for.</summary>
public sealed class PlanFiles(ReportWriter writer)
{
    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");

    private static readonly Dictionary<string, (string Type, Func<ReportWriter, PlanReport, Stream, CancellationToken, Task> Write)> _formats = new()
    {
        ["docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (writer, report, file, cancellation) => writer.WriteAsync(report, ReportFormat.Docx, file, null, cancellation)),
        ["pdf"] = ("application/pdf", (writer, report, file, cancellation) => writer.WriteAsync(report, ReportFormat.Pdf, file, null, cancellation)),
        ["xlsx"] = (Sheets.ContentType, (_, report, file, _) =>
        {
            PlanWorkbook.Write(report, _swedish, file);
            return Task.CompletedTask;
        }),
    };

    /// <summary>Endings of the files, as the pages offer them.</summary>
    public static IEnumerable<string> Formats => _formats.Keys;

    /// <returns>Null for a format that plans cannot be had in.</returns>
    /// <exception cref="Documents.Pdf.ChromiumMissingException">for <c>pdf</c>, when the server has no Chromium.</exception>
    /// <exception cref="TimeoutException">for <c>pdf</c>, when printing takes too long.</exception>
    public async Task<PlanFile?> MakeAsync(PlanReport report, string? format, CancellationToken cancellation)
    {
        if (format is null || !_formats.TryGetValue(format, out var wanted))
        {
            return null;
        }

        using var content = new MemoryStream();
        await wanted.Write(writer, report, content, cancellation);
        var version = report.Version == 0 ? "" : $"-v{report.Version}";
        return new PlanFile(content.ToArray(), wanted.Type, $"{Municipalities.SlugOf(report.Name)}{version}.{format}");
    }
}

public sealed record PlanFile(byte[] Content, string Type, string Name);
