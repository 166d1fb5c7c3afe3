using System.Text;
using Microsoft.Playwright;
using Styrkedja.Bench.Figures;
using Styrkedja.Bench.Samples;
using Styrkedja.Documents;
using Styrkedja.Documents.Pdf;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Bench.Reports;

/// <summary>
/// The PDF of a report of 27 activities, from the frozen report to the finished file, beside a page that is kept open in
/// a warm Chromium, is given the same HTML, and prints it with the same options.
/// </summary>
internal static class PrintingPdf
{
    private const int Activities = 27;
    private const double Limit = 1.3;

    public static async Task<Figure> MeasureAsync()
    {
        var report = InventedReport.Of(Activities);
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        var writer = new ReportWriter(printer, new ReportWriterOptions { FontFolder = WebHost.FontFolder });
        using var html = new MemoryStream();
        await writer.WriteAsync(report, ReportFormat.Html, html);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("STYRKEDJA_CHROMIUM") ?? "/usr/bin/chromium",
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
            Args = ["--disable-gpu"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { JavaScriptEnabled = false });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var text = Encoding.UTF8.GetString(html.ToArray());
        return Figure.Of("PDF, 27 activities", Limit, await Pairs.MeasureAsync(
            5,
            25,
            () => Pairs.TimeAsync(async () =>
            {
                await page.SetContentAsync(text);
                await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true });
            }),
            () => Pairs.TimeAsync(() => writer.WriteAsync(report, ReportFormat.Pdf, Stream.Null))));
    }
}
