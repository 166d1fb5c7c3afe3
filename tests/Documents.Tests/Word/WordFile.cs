using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Documents.Pdf;
using Styrkedja.Documents.Reports;

namespace Styrkedja.Documents.Tests.Word;

/// <summary>A written Word file, opened again.</summary>
internal sealed class WordFile : IDisposable
{
    private readonly WordprocessingDocument _word;

    private WordFile(Stream file)
    {
        file.Position = 0;
        _word = WordprocessingDocument.Open(file, false);
    }

    public MainDocumentPart Main => _word.MainDocumentPart!;

    public Body Body => Main.Document.Body!;

    public WordprocessingDocument Package => _word;

    public IReadOnlyList<string> Errors =>
        [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(_word).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];

    public static async Task<WordFile> OfAsync(CommitteeReport report)
    {
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        var file = new MemoryStream();
        await new ReportWriter(printer, new ReportWriterOptions()).WriteAsync(report, ReportFormat.Docx, file, null, TestContext.Current.CancellationToken);
        return new WordFile(file);
    }

    public static async Task<WordFile> OfAsync(TertialReport report)
    {
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        var file = new MemoryStream();
        await new ReportWriter(printer, new ReportWriterOptions()).WriteAsync(report, ReportFormat.Docx, file, null, TestContext.Current.CancellationToken);
        return new WordFile(file);
    }

    public IEnumerable<string> Texts(string style) => Body.Descendants<Paragraph>().Where(p => StyleOf(p) == style).Select(TextOf);

    public static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    public static string TextOf(OpenXmlElement element) => string.Concat(element.Descendants<Text>().Select(text => text.Text));

    public void Dispose() => _word.Dispose();
}
