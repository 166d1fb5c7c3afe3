using System.Text;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Documents.Pdf;
using Styrkedja.Documents.Reports;
using Styrkedja.Documents.Tests.Samples;
using Styrkedja.Documents.Tests.Word;

namespace Styrkedja.Documents.Tests;

public sealed class PlanReportTests
{
    [Fact]
    public async Task Word_has_a_heading_for_every_goal_tables_with_repeated_heads_and_the_decision()
    {
        using var word = await OpenAsync(PlanSample.Report);
        var body = word.MainDocumentPart!.Document!.Body!;
        Texts(body, "Heading1").ShouldBe(["Miljö och klimat", "God ekonomisk hushållning", "Budget", "Beslut"]);
        Texts(body, "Heading2").ShouldBe(PlanSample.Report.Groups.SelectMany(g => g.Goals).Select(g => g.Title));
        Texts(body, "Heading3").ShouldBe(["Kost och lokalvård efter kontogrupp"]);
        Texts(body, "SkHeadAmount").ShouldBe(["Tkr", "Tkr"]);
        Texts(body, "SkActivityTitle").ShouldBe(["Väga svinnet i alla kök", "Skylta vad som slängs", "Byta schema tillsammans"]);
        Texts(body, "SkUnit").ShouldBe(["Kost och lokalvård", "Kost och lokalvård", "Äldreomsorg"]);
        Texts(body, "SkStatusMissing").ShouldBeEmpty("a plan has nothing to say of what has been reported");
        Texts(body, "SkCellAmount").ShouldBe(["86 400", "214 900", "301 300", "61 200", "27 700,5", "−2 500,5"]);
        Texts(body, "Normal").ShouldContain("Planen antogs av Kommunstyrelsen 17 november 2026, § 162.");
        Texts(body, "Normal").ShouldContain("Den antogs på villkor: Kommunfullmäktige antar budgeten för 2027.");
        var headed = body.Elements<Table>().Where(t => t.GetFirstChild<TableProperties>()!.TableStyle!.Val != "TableNormal").ToList();
        headed.Count.ShouldBe(4);
        headed.ShouldAllBe(t => t.Elements<TableRow>().First().TableRowProperties!.Elements<TableHeader>().Any());
    }

    [Fact]
    public async Task Word_is_valid_for_Office_2019_full_long_and_empty()
    {
        foreach (var report in new[] { PlanSample.Report, PlanSample.Long, PlanSample.Empty })
        {
            using var word = await OpenAsync(report);
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_web_page_tells_the_same_and_a_draft_says_that_it_is_one()
    {
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(await BytesAsync(PlanSample.Report, ReportFormat.Html)));
        page.QuerySelectorAll("td.amount").Select(c => Plain(c.TextContent)).ShouldBe(["86 400", "214 900", "301 300", "61 200", "27 700,5", "−2 500,5"]);
        page.QuerySelectorAll(".acts tbody").Length.ShouldBe(3);
        page.QuerySelectorAll(".acts .st").ShouldBeEmpty();
        page.QuerySelectorAll(".acts tr.bd").Length.ShouldBe(2, "an activity without description has no second row");

        var draft = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(await BytesAsync(PlanSample.Empty, ReportFormat.Html)));
        draft.QuerySelector(".cover")!.TextContent.ShouldContain("Utkast 17 november 2026");
        draft.QuerySelector(".report")!.TextContent.ShouldContain("Den gäller först när den är antagen.");
    }

    [Fact]
    public async Task The_pdf_is_tagged_and_has_an_outline()
    {
        Assert.SkipUnless(HasChromium, "Chromium is not installed here, so no PDF can be printed.");
        var pdf = new PrintedPdf(await BytesAsync(PlanSample.Report, ReportFormat.Pdf));
        pdf[pdf.Root].ShouldContain("/MarkInfo");
        PrintedPdf.Reference(pdf[pdf.Root], "StructTreeRoot").ShouldNotBeNull();
        PrintedPdf.Reference(pdf[pdf.Root], "Outlines").ShouldNotBeNull();
    }

    private static bool HasChromium
    {
        get
        {
            try
            {
                return Chromium.Find(null) is not null;
            }
            catch (ChromiumMissingException)
            {
                return false;
            }
        }
    }

    private static IEnumerable<string> Texts(Body body, string style) => body.Descendants<Paragraph>().Where(p => WordFile.StyleOf(p) == style).Select(p => Plain(WordFile.TextOf(p)));

    /// <summary>With ordinary spaces for those between thousands.</summary>
    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    private static async Task<WordprocessingDocument> OpenAsync(PlanReport report) => WordprocessingDocument.Open(new MemoryStream(await BytesAsync(report, ReportFormat.Docx)), false);

    private static async Task<byte[]> BytesAsync(PlanReport report, ReportFormat format)
    {
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        using var output = new MemoryStream();
        await new ReportWriter(printer, new ReportWriterOptions()).WriteAsync(report, format, output, null, TestContext.Current.CancellationToken);
        return output.ToArray();
    }
}
