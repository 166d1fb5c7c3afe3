namespace Styrkedja.Application.Import.Vocabulary;

/// <summary>"1.4 Title", "1 Title", "3. Title": a number and a title that begins like one.</summary>
/// <param name="Number">Without a trailing point.</param>
internal readonly record struct HeadingNumber(string Number, string Title)
{
    public int Major { get; private init; }

    /// <summary>0 for a number of one level.</summary>
    public int Minor { get; private init; }

    public static HeadingNumber? Of(string text)
    {
        var at = 0;
        if (!TryNumber(text, ref at, out var major))
        {
            return null;
        }

        var minor = 0;
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            if (!TryNumber(text, ref at, out minor))
            {
                return null;
            }
        }

        var number = text[..at];
        at += at < text.Length && text[at] is '.' or ')' ? 1 : 0;
        if (at >= text.Length || text[at] != ' ')
        {
            return null;
        }

        var title = text[(at + 1)..];
        return char.IsUpper(title[0]) || title[0] is '"' or '”' or '“' or '»' || (minor > 0 && char.IsAsciiDigit(title[0]))
            ? new HeadingNumber(number, title) { Major = major, Minor = minor }
            : null;
    }

    private static bool TryNumber(string text, ref int at, out int number)
    {
        var from = at;
        number = 0;
        while (at < text.Length && at - from < 4 && char.IsAsciiDigit(text[at]))
        {
            number = (number * 10) + (text[at++] - '0');
        }

        // Three digits and more are years and amounts.
        return at > from && at - from <= 2;
    }
}
