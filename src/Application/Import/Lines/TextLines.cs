using Styrkedja.Application.Import.Files;

namespace Styrkedja.Application.Import.Lines;

/// <summary>Splits a text into lines; a form feed starts a page and, inside a line, a new line.</summary>
internal static class TextLines
{
    /// <exception cref="ImportRefusedException">a line, or the number of lines, is beyond the limits.</exception>
    public static List<SourceLine> Split(string text)
    {
        var lines = new List<SourceLine>(text.Length / 40);
        var at = 0;
        var startsPage = false;
        while (at < text.Length)
        {
            var length = text.AsSpan(at).IndexOfAny('\n', '\r', '\f');
            length = length < 0 ? text.Length - at : length;
            var raw = text.Substring(at, length);
            at += length;
            var endsInFeed = at < text.Length && text[at] == '\f';

            // A form feed alone between two line ends is no line of its own.
            if (!(endsInFeed && length == 0))
            {
                Add(lines, raw, startsPage);
                startsPage = false;
            }

            startsPage |= endsInFeed;
            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
        }

        return lines;
    }

    private static void Add(List<SourceLine> lines, string raw, bool startsPage)
    {
        if (raw.Length > ImportLimits.LineLength)
        {
            throw ImportRefusedException.Unreadable(ImportFailureCodes.LineTooLong, lines.Count + 1, raw.Length, ImportLimits.LineLength);
        }

        if (lines.Count >= ImportLimits.Lines)
        {
            throw ImportRefusedException.Unreadable(ImportFailureCodes.TooManyLines, ImportLimits.Lines);
        }

        var leadingSpace = raw.Length > 1 && raw[0] == ' ' && raw[1] != ' ';
        lines.Add(new SourceLine(lines.Count + 1, raw, LineCleaning.Clean(raw), startsPage || leadingSpace) { AfterFeed = startsPage });
    }
}
