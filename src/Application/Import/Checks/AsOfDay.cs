using System.Buffers;
using System.Globalization;
using Styrkedja.Application.Import.Vocabulary;

namespace Styrkedja.Application.Import.Checks;

/// <summary>
/// The day a report seems to have been made: the latest day that its comments speak of as past. Sentences about what is to
/// come are left out. It is a lower bound, so that "overdue" is rather missed than alleged.
/// </summary>
internal static class AsOfDay
{
    private static readonly SearchValues<string> FutureWords = SearchValues.Create(
    [
        "kommer att", "planera", "förvänta", "ska ", "skall ", "inför", "beräkna", "senast", "tänkt", "troligt", "innan", "hösten", "våren",
        "kommande", "för beslut",
    ], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Months = SearchValues.Create(
        ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"], StringComparison.OrdinalIgnoreCase);

    private static readonly char[] LineEnds = ['\n', '!', '?'];

    public static DateOnly? Of(IEnumerable<ImportedActivity> activities, int? year)
    {
        DateOnly? latest = null;
        foreach (var activity in activities)
        {
            foreach (var text in (IEnumerable<string?>)[activity.Comment, activity.DeviationText])
            {
                latest = Later(latest, LatestPastIn(text, year));
            }
        }

        return latest;
    }

    private static DateOnly? LatestPastIn(string? text, int? year)
    {
        DateOnly? latest = null;
        if (MayNameDay(text))
        {
            foreach (var sentence in text!.Split(LineEnds).SelectMany(line => line.Split(". ")))
            {
                if (MayNameDay(sentence) && !sentence.AsSpan().ContainsAny(FutureWords))
                {
                    latest = Later(latest, LatestDayIn(sentence, year));
                }
            }
        }

        return latest;
    }

    /// <summary>False for what has neither month nor digit, and need not be taken apart.</summary>
    private static bool MayNameDay(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9') || text.ContainsAny(Months);

    private static DateOnly? LatestDayIn(string sentence, int? year)
    {
        DateOnly? latest = null;
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].AsSpan().Trim(".,;:()");
            latest = Later(latest, SwedishDates.TryParseIso(word, out var day) ? day : year is { } inYear ? WithoutYear(words, i, word, inYear) : null);
        }

        return latest;
    }

    /// <summary>"3/4", "25 april", "i augusti" (the month's last day); another year written after them is not guessed away.</summary>
    private static DateOnly? WithoutYear(string[] words, int i, ReadOnlySpan<char> word, int year)
    {
        var followedByYear = i + 1 < words.Length && words[i + 1].Length >= 4 && int.TryParse(words[i + 1].AsSpan(0, 4), out var stated) && stated != year;
        if (followedByYear)
        {
            return null;
        }

        if (word.IndexOf('/') is > 0 and var slash)
        {
            return int.TryParse(word[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var dayOfMonth)
                && int.TryParse(word[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var numericMonth)
                ? Day(year, numericMonth, dayOfMonth)
                : null;
        }

        var month = SwedishDates.Month(word);
        return month == 0 || i == 0 ? null
            : int.TryParse(words[i - 1], NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? Day(year, month, day)
            : words[i - 1] == "i" && year is >= 1 and <= 9999 ? new DateOnly(year, month, DateTime.DaysInMonth(year, month))
            : null;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other ?? one : one;
}
