using System.Text;
using Styrkedja.Documents.Content;
using Styrkedja.Documents.Html;
using Styrkedja.Documents.Pdf;
using Styrkedja.Documents.Reports;
using Styrkedja.Documents.Word;

namespace Styrkedja.Documents;

/// <summary>
/// Writes a frozen report as a file. The same content goes into every format, so that Word, PDF and web page cannot
/// tell different things (R088, R100).
/// </summary>
/// <param name="printer">Lent, not owned: several writers may share one warm Chromium.</param>
public sealed class ReportWriter(PdfPrinter printer, ReportWriterOptions options)
{
    /// <param name="output">Needs only be writable; it is left open.</param>
    /// <param name="progress">Told once for every heading; not told for <see cref="ReportFormat.Json"/>.</param>
    /// <exception cref="ChromiumMissingException">for <see cref="ReportFormat.Pdf"/>, when the server has no Chromium.</exception>
    /// <exception cref="TimeoutException">for <see cref="ReportFormat.Pdf"/>, when printing takes too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">when <paramref name="format"/> is not one of the four.</exception>
    public Task WriteAsync(CommitteeReport report, ReportFormat format, Stream output, IProgress<RenderProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return format == ReportFormat.Json
            ? ReportJson.WriteAsync(report, output, cancellation)
            : WriteAsync(CommitteeReportContent.Of(report, options.Culture), format, output, progress, cancellation);
    }

    /// <inheritdoc cref="WriteAsync(CommitteeReport, ReportFormat, Stream, IProgress{RenderProgress}?, CancellationToken)"/>
    public Task WriteAsync(TertialReport report, ReportFormat format, Stream output, IProgress<RenderProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return format == ReportFormat.Json
            ? ReportJson.WriteAsync(report, output, cancellation)
            : WriteAsync(TertialReportContent.Of(report, options.Culture), format, output, progress, cancellation);
    }

    /// <inheritdoc cref="WriteAsync(CommitteeReport, ReportFormat, Stream, IProgress{RenderProgress}?, CancellationToken)"/>
    public Task WriteAsync(PlanReport report, ReportFormat format, Stream output, IProgress<RenderProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return format == ReportFormat.Json
            ? ReportJson.WriteAsync(report, output, cancellation)
            : WriteAsync(PlanReportContent.Of(report, options.Culture), format, output, progress, cancellation);
    }

    /// <summary>
    /// The report as one <c>article</c> element for a page of the product: same content and ids as the file, classes of
    /// the product's style sheet, neither style elements nor style attributes. It brings its own <c>h1</c>.
    /// </summary>
    public Task WriteFragmentAsync(CommitteeReport report, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new HtmlReport(CommitteeReportContent.Of(report, options.Culture), null).WriteFragmentAsync(output, cancellation);
    }

    /// <inheritdoc cref="WriteFragmentAsync(CommitteeReport, Stream, CancellationToken)"/>
    public Task WriteFragmentAsync(TertialReport report, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new HtmlReport(TertialReportContent.Of(report, options.Culture), null).WriteFragmentAsync(output, cancellation);
    }

    /// <inheritdoc cref="WriteFragmentAsync(CommitteeReport, Stream, CancellationToken)"/>
    public Task WriteFragmentAsync(PlanReport report, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new HtmlReport(PlanReportContent.Of(report, options.Culture), null).WriteFragmentAsync(output, cancellation);
    }

    private Task WriteAsync(ReportDocument content, ReportFormat format, Stream output, IProgress<RenderProgress>? progress, CancellationToken cancellation) => format switch
    {
        ReportFormat.Html => new HtmlReport(content, progress).WriteDocumentAsync(output, options.FontFolder, cancellation),
        ReportFormat.Docx => new WordReport(content, progress).WriteAsync(output, cancellation),
        ReportFormat.Pdf => WritePdfAsync(content, output, progress, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format of reports."),
    };

    private async Task WritePdfAsync(ReportDocument content, Stream output, IProgress<RenderProgress>? progress, CancellationToken cancellation)
    {
        using var html = new MemoryStream();
        await new HtmlReport(content, progress).WriteDocumentAsync(html, options.FontFolder, cancellation);
        var properties = new PdfProperties(content.Title, content.Cover.Publisher, content.Culture.Name);
        var pdf = await printer.PrintAsync(Encoding.UTF8.GetString(html.GetBuffer(), 0, (int)html.Length), properties, cancellation);
        await output.WriteAsync(pdf, cancellation);
    }
}
