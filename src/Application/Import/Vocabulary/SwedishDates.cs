using System.Globalization;

namespace Styrkedja.Application.Import.Vocabulary;

/// <summary>Dates as Swedish offices write them. A date without a year is never guessed here (O16).</summary>
internal static class SwedishDates
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "yyyyMMdd", "yyyy-M-d", "d/M yyyy", "d/M-yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy",
        "d MMMM yyyy", "d MMM yyyy", "d MMM. yyyy", "'den' d MMMM yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm",
    ];

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    public static bool TryParse(string text, out DateOnly date)
    {
        if (TryParseIso(text, out date))
        {
            return true;
        }

        var isDate = DateTime.TryParseExact(text.Trim(), Formats, Swedish, DateTimeStyles.AllowWhiteSpaces, out var time)
            && time.Year is >= 1900 and < 2200;
        date = isDate ? DateOnly.FromDateTime(time) : default;
        return isDate;
    }

    /// <summary>Exactly <c>yyyy-MM-dd</c>: the fast way, for the two dates at the end of a line.</summary>
    public static bool TryParseIso(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (!HasIsoShape(text))
        {
            return false;
        }

        var year = int.Parse(text[..4], CultureInfo.InvariantCulture);
        var month = int.Parse(text[5..7], CultureInfo.InvariantCulture);
        var day = int.Parse(text[8..], CultureInfo.InvariantCulture);
        if (year is < 1900 or >= 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Ten characters, digits and hyphens in the right places; the day need not exist.</summary>
    public static bool HasIsoShape(ReadOnlySpan<char> text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        for (var i = 0; i < 10; i++)
        {
            if (i is not (4 or 7) && !char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    // The property makes a copy each time it is asked.
    private static readonly string[] MonthNames = Swedish.DateTimeFormat.MonthNames;

    /// <summary>1–12 for "oktober", "okt", "Okt."; 0 for other words.</summary>
    public static int Month(ReadOnlySpan<char> word)
    {
        word = word.TrimEnd(".,;:)");
        if (word.Length is < 3 or > 9)
        {
            return 0;
        }

        for (var i = 0; i < 12; i++)
        {
            if (word.StartsWith(Months[i], StringComparison.OrdinalIgnoreCase)
                && (word.Length == 3 || word.Equals(MonthNames[i], StringComparison.OrdinalIgnoreCase)
                    || word.Equals("sept", StringComparison.OrdinalIgnoreCase)))
            {
                return i + 1;
            }
        }

        return 0;
    }
}
