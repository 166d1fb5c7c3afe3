using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Documents.Content;
using Document = DocumentFormat.OpenXml.Wordprocessing.Document;

namespace Styrkedja.Documents.Word;

/// <summary>Writes a report as a Word file: Open XML (ISO/IEC 29500), valid as Office 2019 reads it.</summary>
internal sealed class WordReport(ReportDocument report, IProgress<RenderProgress>? progress)
{
    private readonly Labels _labels = new(report.Culture);
    private readonly int _headings = report.Chapters.Sum(chapter => chapter.Sections.Count + 1);
    private int _written;

    public async Task WriteAsync(Stream output, CancellationToken cancellation)
    {
        // The package is a zip that must seek; the caller's stream may be a web response that cannot.
        using var package = new MemoryStream();
        using (var word = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = report.Title;
            word.PackageProperties.Creator = report.Cover.Publisher;
            word.PackageProperties.Language = report.Culture.Name;
            Write(word.AddMainDocumentPart(), cancellation);
        }

        package.Position = 0;
        await package.CopyToAsync(output, cancellation);
    }

    private void Write(MainDocumentPart main, CancellationToken cancellation)
    {
        WordParts.AddTemplate(main, report.Culture);
        var header = WordParts.AddHeader(main, report.Running);
        var footer = WordParts.AddFooter(main, report.Running, _labels);
        var background = WordParts.AddPicture(main, WordCover.Pixel);

        using var writer = OpenXmlWriter.Create(main);
        var body = new WordBody(writer);
        writer.WriteStartDocument();
        writer.WriteStartElement(new Document());
        writer.WriteStartElement(new Body());
        new WordCover(body, _labels).Write(report.Cover, background);
        new WordContents(body, _labels).Write([.. Numbered()]);
        WriteOpening(body);
        WriteChapters(body, cancellation);
        writer.WriteElement(WordParts.Page(header, footer));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Bookmarks count all headings in the order they are written, from 1.</summary>
    private IEnumerable<(Heading Heading, int Bookmark)> Numbered() =>
        report.Chapters
            .SelectMany(chapter => chapter.Sections.Select(section => section.Heading).Prepend(chapter.Heading))
            .Select((heading, index) => (heading, index + 1))
            .Where(entry => entry.heading.Number is not null);

    private void WriteOpening(WordBody body)
    {
        if (report.Opening is { } opening)
        {
            body.Paragraph("SkOpeningHeading", opening.Title);
            WriteAll(body, opening.Blocks);
        }
    }

    private void WriteChapters(WordBody body, CancellationToken cancellation)
    {
        foreach (var chapter in report.Chapters)
        {
            WriteHeading(body, chapter.Heading);
            WriteAll(body, chapter.Introduction);
            foreach (var section in chapter.Sections)
            {
                cancellation.ThrowIfCancellationRequested();
                WriteHeading(body, section.Heading);
                WriteAll(body, section.Blocks);
            }
        }
    }

    private void WriteHeading(WordBody body, Heading heading)
    {
        _written++;

        // Only the first chapter starts a page: later ones follow on, so that no page is left half empty.
        body.Heading(heading, _written, onNewPage: _written == 1);
        progress?.Report(new RenderProgress(_written, _headings, heading.Title));
    }

    private static void WriteAll(WordBody body, IReadOnlyList<Block> blocks)
    {
        var markup = new WordBlocks(body);
        foreach (var block in blocks)
        {
            markup.Write(block);
        }
    }
}
