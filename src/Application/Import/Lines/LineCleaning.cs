using System.Text;

namespace Styrkedja.Application.Import.Lines;

/// <summary>One form for the many ways PDF tools write spaces and bullets (O12, O21).</summary>
internal static class LineCleaning
{
    public static string Clean(string raw)
    {
        var trimmed = raw.AsSpan().Trim(' ');
        if (IsPlain(trimmed) && !trimmed.Contains("  ", StringComparison.Ordinal))
        {
            return trimmed.Length == raw.Length ? raw : trimmed.ToString();
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

    /// <summary>Neither controls, spaces and hyphens of other kinds, nor anything beyond the Latin letters: most lines are only trimmed.</summary>
    private static bool IsPlain(ReadOnlySpan<char> line) =>
        !line.ContainsAnyInRange('\0', '\u001F') && !line.ContainsAnyInRange('\u007F', '\u00AD') && !line.ContainsAnyInRange('\u0250', '\uFFFF');

    /// <summary>Bullets of Symbol and Wingdings come as private-use characters; the arrow is kept, it is written by hand.</summary>
    private static bool IsBullet(char c) => c is '\u2022' or '\u25E6' or '\u25AA' or '\u25CF' or '\u25A0' or '\u2023' or (>= '\uF000' and <= '\uF0FF');

    private static bool IsInvisible(char c) => c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';
}
