using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Styrkedja.Documents.Pdf;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Tests;

/// <summary>Writes a report the way the product does and hands back what came out.</summary>
internal static class Written
{
    public static async Task<byte[]> BytesAsync(CommitteeReport report, ReportFormat format, IProgress<RenderProgress>? progress = null, ReportWriterOptions? options = null)
    {
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        using var output = new MemoryStream();
        await new ReportWriter(printer, options ?? new ReportWriterOptions()).WriteAsync(report, format, output, progress, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    public static async Task<byte[]> BytesAsync(TertialReport report, ReportFormat format)
    {
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        using var output = new MemoryStream();
        await new ReportWriter(printer, new ReportWriterOptions()).WriteAsync(report, format, output, null, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    public static async Task<IDocument> PageAsync(CommitteeReport report) =>
        new HtmlParser().ParseDocument(Encoding.UTF8.GetString(await BytesAsync(report, ReportFormat.Html)));

    public static async Task<IDocument> PageAsync(TertialReport report) =>
        new HtmlParser().ParseDocument(Encoding.UTF8.GetString(await BytesAsync(report, ReportFormat.Html)));

    public static async Task<string> FragmentAsync(CommitteeReport report)
    {
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        using var output = new MemoryStream();
        await new ReportWriter(printer, new ReportWriterOptions()).WriteFragmentAsync(report, output, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
