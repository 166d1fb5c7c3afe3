using System.Globalization;
using System.Text;
using Styrkedja.Documents.Content;

namespace Styrkedja.Documents.Html;

/// <summary>Writes a report as HTML, heading by heading, so that a long one neither fills memory nor blocks a cancellation.</summary>
internal sealed class HtmlReport(ReportDocument report, IProgress<RenderProgress>? progress)
{
    private static readonly string Css = ReadCss();

    /// <summary>More lines than this are set closer, so that thirty goals still fit a page.</summary>
    private const int AiryContents = 18;

    private readonly Markup _html = new();
    private readonly Labels _labels = new(report.Culture);
    private readonly int _headings = report.Chapters.Sum(chapter => chapter.Sections.Count + 1);
    private int _written;

    /// <summary>A document that stands alone: one style element, no script, nothing fetched.</summary>
    /// <param name="fontFolder">Folder with the product's woff2 files, or null for the system's fonts.</param>
    public async Task WriteDocumentAsync(Stream output, string? fontFolder, CancellationToken cancellation)
    {
        _html.Filled($"<!doctype html>\n<html lang=\"{report.Culture.TwoLetterISOLanguageName}\">\n<head>\n<meta charset=\"utf-8\">\n");
        _html.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"author\" content=\"").Text(report.Cover.Publisher).Raw("\">\n");
        _html.Element("title", report.Title).Raw("\n<style>\n").Raw(HtmlFonts.Rules(fontFolder)).Raw(Css).Raw(PageFurniture()).Raw("</style>\n</head>\n<body>\n");
        await WriteFragmentAsync(output, cancellation);
        _html.Raw("</body>\n</html>\n");
        await FlushAsync(output, cancellation);
    }

    /// <summary>The same content as one element, for a page that brings its own style sheet.</summary>
    public async Task WriteFragmentAsync(Stream output, CancellationToken cancellation)
    {
        var blocks = new BlockMarkup(_html);
        _html.Filled($"<article class=\"report\" lang=\"{report.Culture.TwoLetterISOLanguageName}\">\n");
        WriteCover();
        WriteContents();
        if (report.Opening is { } opening)
        {
            _html.Raw("<section class=\"opening\">").Element("h2", opening.Title).Raw("\n");
            WriteAll(blocks, opening.Blocks);
            _html.Raw("</section>\n");
        }

        foreach (var chapter in report.Chapters)
        {
            _html.Raw("<section class=\"chapter\">\n");
            WriteHeading(chapter.Heading);
            WriteAll(blocks, chapter.Introduction);
            await FlushAsync(output, cancellation);
            foreach (var section in chapter.Sections)
            {
                _html.Raw("<section>\n");
                WriteHeading(section.Heading);
                WriteAll(blocks, section.Blocks);
                _html.Raw("</section>\n");
                await FlushAsync(output, cancellation);
            }

            _html.Raw("</section>\n");
        }

        _html.Raw("</article>\n");
        await FlushAsync(output, cancellation);
    }

    private void WriteCover()
    {
        var cover = report.Cover;
        _html.Raw("<header class=\"cover\">").Raw(River).Raw("<div class=\"cover__in\"><p class=\"cover__brand\">").Text(cover.Publisher).Raw("</p>\n");
        _html.Element("h1", cover.Title).Raw("<p class=\"sub\">").Text(cover.Subtitle).Raw("</p>\n<dl>");
        foreach (var fact in cover.Facts)
        {
            _html.Element("dt", fact.Name).Element("dd", fact.Value);
        }

        _html.Raw("</dl></div></header>\n");
    }

    private void WriteContents()
    {
        _html.Raw("<nav class=\"contents\" aria-labelledby=\"rapportens-innehall\"><h2 id=\"rapportens-innehall\">").Text(_labels["Contents"]);
        var headings = report.Contents.ToList();
        _html.Raw("</h2>\n").Raw(headings.Count > AiryContents ? "<ol class=\"toc toc--long\">\n" : "<ol class=\"toc\">\n");
        foreach (var heading in headings)
        {
            _html.Filled($"<li class=\"t{heading.Level}\"><a href=\"#{heading.Id}\"><span class=\"gnum\">{heading.Number}</span> <span>").Text(heading.Title);

            // Filled by the printer once it knows where the headings fell (PdfPrinter).
            _html.Filled($"</span> <span class=\"pg\" data-page-of=\"{heading.Id}\"></span></a></li>\n");
        }

        _html.Raw("</ol></nav>\n");
    }

    private void WriteHeading(Heading heading)
    {
        var tag = heading.Level == 1 ? "h2" : "h3";
        _html.Filled($"<{tag} id=\"{heading.Id}\">");
        if (heading.Number is { } number)
        {
            _html.Filled($"<span class=\"gnum\">{number}</span> ");
        }

        _html.Raw("<span>").Text(heading.Title).Filled($"</span></{tag}>\n");
        _written++;
        progress?.Report(new RenderProgress(_written, _headings, heading.Title));
    }

    private static void WriteAll(BlockMarkup markup, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            markup.Write(block);
        }
    }

    private async Task FlushAsync(Stream output, CancellationToken cancellation) =>
        await output.WriteAsync(_html.Take(), cancellation);

    private string PageFurniture()
    {
        var page = _labels.Fill("PageOf", "\" counter(page) \"", "\" counter(pages) \"");
        return $$"""
            @page{
            @top-left{content:{{CssText(report.Running.HeadLeft)}}}
            @top-right{content:{{CssText(report.Running.HeadRight)}}}
            @bottom-left{content:{{CssText(report.Running.Foot)}}}
            @bottom-right{content:"{{page}}"}
            }

            """;
    }

    /// <summary>Every character but letters and digits as an escape (CSS Syntax §4.3.7), so that no text can end the string or the element.</summary>
    private static string CssText(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            css.Append(char.IsAsciiLetterOrDigit((char)Math.Min(rune.Value, 0xFFFF))
                ? rune.ToString()
                : string.Create(CultureInfo.InvariantCulture, $"\\{rune.Value:X6}"));
        }

        return css.Append('"').ToString();
    }

    private static string ReadCss()
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }

    private const string River = """
        <svg class="river" viewBox="0 0 210 297" preserveAspectRatio="none" aria-hidden="true" focusable="false"><g fill="none" stroke="#fff" stroke-opacity=".10" stroke-width=".6"><path d="M60 300c30-40 5-70 45-95s40-60 75-75 35-60 50-90"/><path d="M68 300c30-40 8-70 45-95s40-57 75-72 35-60 50-90"/><path d="M76 300c30-40 11-70 45-95s40-54 75-69 35-60 50-90"/><path d="M84 300c30-40 14-70 45-95s40-51 75-66 35-60 50-90"/><path d="M92 300c30-40 17-70 45-95s40-48 75-63 35-60 50-90"/></g></svg>
        """;
}
