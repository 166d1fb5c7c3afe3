using System.Text;

namespace Styrkedja.Application.Import.Lines;

/// <summary>One form for the many ways PDF tools write spaces and bullets (O12, O21).</summary>
internal static class LineCleaning
{
    public static string Clean(string raw)
    {
        if (IsClean(raw))
        {
            return raw;
        }

        var cleaned = new StringBuilder(raw.Length);
        var pendingSpace = false;
        foreach (var c in raw)
        {
            if (IsInvisible(c))
            {
                continue;
            }

            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                pendingSpace = cleaned.Length > 0;
                continue;
            }

            if (pendingSpace)
            {
                cleaned.Append(' ');
                pendingSpace = false;
            }

            cleaned.Append(IsBullet(c) && cleaned.Length == 0 ? '•' : c);
        }

        return cleaned.ToString();
    }

    /// <summary>Bullets of Symbol and Wingdings come as private-use characters; the arrow is kept, it is written by hand.</summary>
    private static bool IsBullet(char c) => c is '\u2022' or '\u25E6' or '\u25AA' or '\u25CF' or '\u25A0' or '\u2023' or (>= '\uF000' and <= '\uF0FF');

    private static bool IsInvisible(char c) => c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';

    private static bool IsClean(string raw)
    {
        var previous = ' ';
        foreach (var c in raw)
        {
            if ((c == ' ' && previous == ' ') || c is < ' ' or (> '\u007E' and < '\u00AE') or >= '\u2000')
            {
                return false;
            }

            previous = c;
        }

        return raw.Length == 0 || previous != ' ';
    }
}
