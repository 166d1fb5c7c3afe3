using System.Globalization;

namespace Styrkedja.Application.Import.Vocabulary;

/// <summary>The year a text says it is about: "för 2024", "mål 2022", "verksamhetsplan 2024", "året 2024".</summary>
internal static class StatedYear
{
    private static readonly string[] Leads = ["för", "mål", "plan", "året", "år", "rapport", "redovisning", "under"];

    public static int? In(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (In(text) is { } year)
            {
                return year;
            }
        }

        return null;
    }

    private static int? In(string text)
    {
        for (var at = text.IndexOf(" 20", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" 20", at + 1, StringComparison.Ordinal))
        {
            if (YearAt(text, at + 1) is { } year && Array.Exists(Leads, lead => text.AsSpan(0, at).EndsWith(lead, StringComparison.OrdinalIgnoreCase)))
            {
                return year;
            }
        }

        return null;
    }

    /// <summary>Four digits with no digit, hyphen or letter after them.</summary>
    public static int? YearAt(string text, int at) =>
        at + 4 <= text.Length
        && (at + 4 == text.Length || !(char.IsLetterOrDigit(text[at + 4]) || text[at + 4] == '-'))
        && int.TryParse(text.AsSpan(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= 2000 and < 2100
            ? year
            : null;
}
