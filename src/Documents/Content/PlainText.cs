using System.Text;

namespace Styrkedja.Documents.Content;

/// <summary>
/// Makes typed or pasted text fit to print: XML 1.0 §2.2 forbids most control characters and lone surrogates, and a
/// Word file holding one of them does not open at all.
/// </summary>
internal static class PlainText
{
    private static readonly char[] LineEnds = ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    /// <summary>One line of clean text; empty for null.</summary>
    public static string Line(string? text) => string.Join(' ', Paragraphs(text));

    /// <summary>The text's paragraphs, clean and trimmed; empty ones are dropped.</summary>
    public static IReadOnlyList<string> Paragraphs(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        return IsCleanLine(text) ? [text.Trim()] : [.. text.Split(LineEnds).Select(Clean).Where(line => line.Length > 0)];
    }

    /// <summary>Paragraphs where a leading bullet or hyphen, as people type lists, makes a list item.</summary>
    public static Prose Prose(string? text) => new([.. Paragraphs(text).Select(AsLine)]);

    private static TextLine AsLine(string paragraph)
    {
        var bullet = paragraph.Length > 2 && paragraph[0] is '-' or '–' or '•' or '*' && paragraph[1] == ' ';
        return bullet ? new TextLine(paragraph[2..].TrimStart(), true) : new TextLine(paragraph, false);
    }

    /// <summary>One line with nothing in it to take away, as nearly every text is.</summary>
    private static bool IsCleanLine(ReadOnlySpan<char> text) =>
        !text.ContainsAnyInRange('\0', '\u001F') && !text.ContainsAnyInRange('\u007F', '\u009F') && !text.ContainsAnyInRange('\u2028', '\u2029')
        && !text.ContainsAnyInRange('\uD800', '\uDFFF') && !text.ContainsAnyInRange('\uFFFE', '\uFFFF');

    private static string Clean(string line)
    {
        var clean = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD, which shows the reader that something was lost.
            if (rune.Value == '\t')
            {
                clean.Append(' ');
            }
            else if (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim();
    }
}
