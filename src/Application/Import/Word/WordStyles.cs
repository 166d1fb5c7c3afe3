using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Application.Import.Lines;
using Styrkedja.Application.Import.Vocabulary;

namespace Styrkedja.Application.Import.Word;

/// <summary>What paragraph styles mean: the program's own, and headings of any document by style or outline level.</summary>
internal sealed class WordStyles
{
    private readonly Dictionary<string, Style> byId = [];
    private readonly int[] counters = new int[3];

    public WordStyles(Styles? styles)
    {
        foreach (var style in styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id)
            {
                byId.TryAdd(id, style);
            }
        }
    }

    public LineRole RoleOf(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
        return id switch
        {
            "SkActivityTitle" => LineRole.ActivityTitle,
            "SkUnit" => LineRole.Unit,
            "SkDescription" => LineRole.Description,
            "SkStatus" => LineRole.Status,
            "SkComment" => LineRole.Comment,
            "SkWaiting" => LineRole.Waiting,
            "SkDeviation" => LineRole.Deviation,
            "SkForecast" or "SkWaitingForecast" => LineRole.Forecast,
            "Title" or "Subtitle" or "Rubrik" or "Underrubrik" => LineRole.Furniture,
            _ when id.StartsWith("TOC", StringComparison.OrdinalIgnoreCase) || id.StartsWith("Innehll", StringComparison.Ordinal) => LineRole.Furniture,
            _ when id.StartsWith("SkCover", StringComparison.Ordinal) => LineRole.Furniture,
            _ => OutlineLevel(paragraph, id) switch
            {
                0 => LineRole.Heading1,
                1 => LineRole.Heading2,
                2 => LineRole.Heading3,
                _ => LineRole.Paragraph,
            },
        };
    }

    /// <summary>A bulleted or numbered item that is no heading.</summary>
    public bool IsListItem(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value is > 0
        || StyleChain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "")
            .Any(style => style.StyleParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value is > 0);

    /// <summary>
    /// A heading's number and its text without it. Automatic numbers are not in the text, so headings are counted by level;
    /// a literal number is believed and the count goes on from it.
    /// </summary>
    public (string? Number, string Title) Number(LineRole role, string text)
    {
        var level = role switch
        {
            LineRole.Heading1 => 0,
            LineRole.Heading2 => 1,
            _ => -1,
        };
        if (level < 0)
        {
            return (null, text);
        }

        if (HeadingNumber.Of(text) is { } literal && (level == 1) == (literal.Minor > 0))
        {
            counters[0] = literal.Major;
            counters[1] = literal.Minor;
            return (literal.Number, literal.Title);
        }

        counters[level]++;
        Array.Clear(counters, level + 1, counters.Length - level - 1);
        return (string.Join('.', counters.Take(level + 1)), text);
    }

    private int? OutlineLevel(Paragraph paragraph, string id)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own)
        {
            return own;
        }

        foreach (var style in StyleChain(id))
        {
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level)
            {
                return level;
            }
        }

        return BuiltInLevel(id);
    }

    /// <summary>"Heading2", or "Rubrik2" as a Swedish Word writes it.</summary>
    private static int? BuiltInLevel(string id) =>
        id.Length is 7 or 8 && (id.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || id.StartsWith("Rubrik", StringComparison.OrdinalIgnoreCase))
        && char.IsAsciiDigit(id[^1])
            ? id[^1] - '1'
            : null;

    private IEnumerable<Style> StyleChain(string id)
    {
        // Ten is more than any document inherits; a style that is based on itself ends there too.
        for (var depth = 0; depth < 10 && byId.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value ?? "";
        }
    }
}
