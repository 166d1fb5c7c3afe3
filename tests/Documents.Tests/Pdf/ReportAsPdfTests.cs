using System.Diagnostics;
using System.Text;
using Styrkedja.Documents.Pdf;
using Styrkedja.Documents.Tests.Samples;

namespace Styrkedja.Documents.Tests.Pdf;

public sealed class ReportAsPdfTests
{
    [Fact]
    public async Task The_pdf_is_tagged_and_says_title_author_and_language()
    {
        SkipWithoutChromium();
        var pdf = new PrintedPdf(await Written.BytesAsync(CommitteeSample.Report, ReportFormat.Pdf));
        var catalog = pdf[pdf.Root];
        catalog.ShouldContain("/Marked true");
        catalog.ShouldContain("/StructTreeRoot");
        catalog.ShouldContain("/DisplayDocTitle true");
        catalog.ShouldContain($"/Lang {Hex("sv-SE")}");
        catalog.Split("/Lang").Length.ShouldBe(2);
        pdf[pdf.Info].ShouldContain($"/Title {Hex("Arbetet med de politiska målen 2024 – Kost och Lokalvård")}");
        pdf[pdf.Info].ShouldContain($"/Author {Hex("Älvsala kommun")}");
        pdf[pdf.Info].ShouldNotContain("Skia");
    }

    [Fact]
    public async Task The_outline_holds_every_heading()
    {
        SkipWithoutChromium();
        var pdf = new PrintedPdf(await Written.BytesAsync(CommitteeSample.Report, ReportFormat.Pdf));
        var outline = PrintedPdf.Reference(pdf[pdf.Root], "Outlines").ShouldNotBeNull();
        PrintedPdf.Reference(pdf[outline], "First").ShouldNotBeNull();
        var titles = TitlesUnder(pdf, outline).ToList();

        // The cover's title, the contents, the position in brief, two chapters, ten numbered sections, five groups.
        titles.Count.ShouldBe(1 + 1 + 1 + 2 + 10 + 5);
    }

    [Fact]
    public async Task Page_numbers_in_the_contents_are_those_of_the_headings()
    {
        SkipWithoutChromium();
        var text = await TextOfAsync(await Written.BytesAsync(CommitteeSample.Report, ReportFormat.Pdf));
        var pages = text.Split('\f');
        var lines = pages[1].Split('\n').Select(line => line.Trim()).ToList();
        foreach (var title in CommitteeSample.Report.Goals.Select(goal => goal.Title))
        {
            var line = lines.Single(candidate => candidate.Contains(title, StringComparison.Ordinal));
            var number = int.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);

            // Where the product's typefaces are missing, a wider one may break the heading.
            string.Join(' ', pages[number - 1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain(title);
        }
    }

    [Fact]
    public async Task A_page_number_that_was_foreseen_wrongly_is_put_right()
    {
        SkipWithoutChromium();
        await using var printer = new PdfPrinter(new PdfPrinterOptions());

        // Two pages before the heading, where a report has one cover.
        const string html = "<article class='report'><p>Ett<p style='break-before:page'>Två<p style='break-before:page'><a href='#tre'>Tre står på sida <b data-page-of='tre'></b></a><h2 id='tre'>Tre</h2></article>";
        var pdf = await printer.PrintAsync(html, new PdfProperties("Prov", "Älvsala", "sv-SE"), TestContext.Current.CancellationToken);
        (await TextOfAsync(pdf)).ShouldContain("Tre står på sida 3");
    }

    [Fact]
    public async Task One_page_serves_many_documents_and_keeps_nothing_of_them()
    {
        SkipWithoutChromium();
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        var properties = new PdfProperties("Prov", "Älvsala", "sv-SE");
        var before = await printer.PrintAsync("<style>p{display:none}</style><p>Första", properties, TestContext.Current.CancellationToken);
        var after = await TextOfAsync(await printer.PrintAsync("<p>Andra", properties, TestContext.Current.CancellationToken));
        before.ShouldNotBeEmpty();
        after.ShouldContain("Andra");
        after.ShouldNotContain("Första");
    }

    [Fact]
    public async Task Pages_are_numbered_and_the_cover_is_not()
    {
        SkipWithoutChromium();
        var bytes = await Written.BytesAsync(CommitteeSample.Report, ReportFormat.Pdf);
        var count = PdfPages.Count(new PrintedPdf(bytes));
        count.ShouldBeInRange(6, 9);
        var pages = (await TextOfAsync(bytes)).Split('\f');
        pages[0].ShouldNotContain($"({count})");
        pages[1].ShouldContain($"2 ({count})");
        pages[count - 1].ShouldContain($"{count} ({count})");
    }

    [Fact]
    public async Task One_warm_browser_serves_many_prints_and_a_new_one_is_started_after_a_crash()
    {
        SkipWithoutChromium();
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        var properties = new PdfProperties("Prov", "Älvsala kommun", "sv-SE");
        (await printer.PrintAsync("<p>Ett", properties, TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(500);
        await printer.CrashAsync();
        (await printer.PrintAsync("<p>Två", properties, TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task A_page_reaches_no_network_and_runs_no_script()
    {
        SkipWithoutChromium();
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        var html = "<body><img src='http://127.0.0.1:9/x.png' alt=''><script>document.body.textContent='SKRIPT'</script><p>Text</p>";
        var pdf = await printer.PrintAsync(html, new PdfProperties("Prov", "Älvsala", "sv-SE"), TestContext.Current.CancellationToken);
        (await TextOfAsync(pdf)).ShouldContain("Text");
        (await TextOfAsync(pdf)).ShouldNotContain("SKRIPT");
    }

    [Fact]
    public async Task Printing_that_takes_too_long_is_stopped()
    {
        SkipWithoutChromium();
        await using var printer = new PdfPrinter(new PdfPrinterOptions { TimeLimit = TimeSpan.FromMilliseconds(1) });
        await Should.ThrowAsync<TimeoutException>(() => printer.PrintAsync("<p>Text", new PdfProperties("Prov", "Älvsala", "sv-SE"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_missing_Chromium_is_said_in_plain_Swedish()
    {
        await using var printer = new PdfPrinter(new PdfPrinterOptions { ChromiumPath = "/finns/inte" });
        var missing = await Should.ThrowAsync<ChromiumMissingException>(() => printer.PrintAsync("<p>", new PdfProperties("Prov", "Älvsala", "sv-SE"), TestContext.Current.CancellationToken));
        missing.Message.ShouldContain("Chromium");
    }

    private static IEnumerable<string> TitlesUnder(PrintedPdf pdf, int parent)
    {
        for (var item = PrintedPdf.Reference(pdf[parent], "First"); item is { } number; item = PrintedPdf.Reference(pdf[number], "Next"))
        {
            yield return pdf[number];
            foreach (var below in TitlesUnder(pdf, number))
            {
                yield return below;
            }
        }
    }

    private static void SkipWithoutChromium()
    {
        try
        {
            Chromium.Find(null);
        }
        catch (ChromiumMissingException)
        {
            Assert.Skip("Chromium is not installed here, so no PDF can be printed.");
        }
    }

    private static async Task<string> TextOfAsync(byte[] pdf)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "pdftotext (poppler-utils) is not installed here, so the PDF's text cannot be read.");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            return await process.StandardOutput.ReadToEndAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Hex(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
