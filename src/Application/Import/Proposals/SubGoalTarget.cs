using System.Globalization;
using Styrkedja.Application.Import.Vocabulary;

namespace Styrkedja.Application.Import.Proposals;

/// <summary>Number, unit and year of a sub-goal such as "öka med 125 stycken under 2022", where the text has them (R067).</summary>
internal static class SubGoalTarget
{
    private static readonly string[] Numbers = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    /// <summary>Words that follow a number without being its unit.</summary>
    private static readonly string[] NoUnit = ["och", "eller", "under", "per", "i", "av", "till", "från", "för", "på", "inom", "vid", "som", "senast", "år", "året"];

    /// <param name="documentYear">What "under året" means.</param>
    public static ImportedSubGoal Read(string text, int? documentYear)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        decimal? target = null;
        string? unit = null;
        int? year = text.Contains("under året", StringComparison.OrdinalIgnoreCase) ? documentYear : null;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].TrimEnd('.', ',', ';', ')');
            if (word.Length == 4 && StatedYear.YearAt(word, 0) is { } stated)
            {
                year = stated;
            }
            else if (target is null && Number(word) is { } number)
            {
                target = number;
                unit = word.EndsWith('%') ? "procent" : i + 1 < words.Length ? UnitOf(words[i + 1]) : null;
            }
        }

        return new ImportedSubGoal(text, target, unit, year);
    }

    private static decimal? Number(string word)
    {
        // "ett" is an article far more often than a target.
        var index = Array.FindIndex(Numbers, number => number.Equals(word, StringComparison.OrdinalIgnoreCase));
        return index >= 2 ? index
            : decimal.TryParse(word.TrimEnd('%').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value
            : null;
    }

    private static string? UnitOf(string word)
    {
        word = word.TrimEnd('.', ',', ';', ')');
        return word == "%" ? "procent"
            : word.Length > 0 && word.All(char.IsLetter) && !NoUnit.Contains(word, StringComparer.OrdinalIgnoreCase) ? word
            : null;
    }
}
