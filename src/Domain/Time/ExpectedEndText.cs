using System.Globalization;
using System.Text.RegularExpressions;

namespace Styrkedja.Domain.Time;

/// <summary>
/// Reads an expected end as people write it: "2024-10-25", "25 oktober 2024", "oktober 2024", "2024-10",
/// "KF 25 november 2024". Never guesses a year (O16).
/// </summary>
public static partial class ExpectedEndText
{
    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly string[] _days = ["yyyy-MM-dd", "yyyyMMdd", "d MMMM yyyy", "d MMM yyyy", "d/M yyyy"];
    private static readonly string[] _months = ["yyyy-MM", "MMMM yyyy", "MMM yyyy"];

    /// <summary>Null when the text is none of the forms.</summary>
    public static ExpectedEnd? Read(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, _days, _swedish, DateTimeStyles.AllowWhiteSpaces, out var day))
        {
            return new ExpectedEnd.Day(day);
        }

        if (DateOnly.TryParseExact(text, _months, _swedish, DateTimeStyles.AllowWhiteSpaces, out var month))
        {
            return new ExpectedEnd.Month(month.Year, month.Month);
        }

        // A meeting: the body's name and a day, in either order.
        var match = BodyThenDay().Match(text) is { Success: true } first ? first : DayThenBody().Match(text);
        return match.Success && DateOnly.TryParseExact(match.Groups["day"].Value, _days, _swedish, DateTimeStyles.AllowWhiteSpaces, out var meeting)
            ? new ExpectedEnd.Meeting(meeting, match.Groups["body"].Value.Trim(' ', ','))
            : null;
    }

    /// <summary>The words that <see cref="Read"/> reads back as the same end.</summary>
    public static string Write(ExpectedEnd end) => end switch
    {
        ExpectedEnd.Day day => day.Date.ToString("d MMMM yyyy", _swedish),
        ExpectedEnd.Month month => month.Latest.ToString("MMMM yyyy", _swedish),
        ExpectedEnd.Meeting meeting => $"{meeting.Body} {meeting.Date.ToString("d MMMM yyyy", _swedish)}",
        _ => end.ToString(),
    };

    [GeneratedRegex(@"^(?<body>\p{L}[^\d]{0,80}?)[ ,]+(?<day>\d.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex BodyThenDay();

    [GeneratedRegex(@"^(?<day>\d{4}-\d{2}-\d{2}|\d{1,2} \p{L}+ \d{4})[ ,]+(?<body>\p{L}[^\d]{0,80})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayThenBody();
}
