using System.Buffers;

namespace Styrkedja.Domain.Activities;

/// <summary>The words <see cref="Plausibility"/> reads Swedish comments by, and how they are found: whole words, any case.</summary>
internal static class PlausibilityWords
{
    /// <summary>Work that still goes on, whatever else the text says.</summary>
    public static readonly PhraseList GoingOn = new(
        ["pågår", "arbetar aktivt", "fortsätter", "fortgår", "är pågående", "håller på", "återstår", "inte klar", "inte färdig", "ännu inte"]);

    /// <summary>Work to come, unless the text also tells that it was done.</summary>
    public static readonly PhraseList ToCome = new(["kommer att", "planeras", "ska påbörjas", "ska genomföras"]);

    public static readonly PhraseList Done = new(
    [
        "utfördes", "genomfördes", "genomförd", "genomfört", "genomförts", "avslutades", "avslutad", "avslutat", "utförd", "utfört",
        "klar", "klart", "klara", "färdig", "färdigt", "färdigställd", "färdigställdes", "publicerades", "beslutades", "antogs", "invigdes",
        "beviljat", "beviljad", "inlämnad", "inlämnat",
    ]);

    public static readonly PhraseList Deviates = new(
    [
        "avvikelse", "avviker", "försenad", "försenat", "försenade", "försening", "förseningar", "senare än", "efter utsatt", "efter planerat",
        "efter plan", "framflyttad", "framflyttat", "skjuts", "skjutits", "flyttats", "på grund av", "beror på", "berodde på", "p.g.a", "pga",
    ]);

    /// <summary>Phrases that fill the comment of a waiting activity without saying what is awaited.</summary>
    public static readonly string[] NoCause =
        ["oförändrat läge", "vänteläge", "i vänteläge", "se ovan", "samma som tidigare", "ingen förändring", "avvaktar", "väntar"];

    private static readonly string[] Months =
    [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
        "jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", "vecka", "våren", "sommaren", "hösten", "årsskiftet",
    ];

    public static string? FirstIn(string? text, PhraseList list)
    {
        if (text is null || !text.AsSpan().ContainsAny(list.Any))
        {
            return null;
        }

        foreach (var phrase in list.Phrases)
        {
            if (IndexOf(text, phrase) >= 0)
            {
                return phrase;
            }
        }

        return null;
    }

    /// <summary>The first date-like word as written, with the number before it: "25 nov", "hösten", "3/4", "2024-11-30".</summary>
    public static string? FirstDateIn(string? text)
    {
        var words = (text ?? "").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].Trim('.', ',', ';', ')', '(', ':');
            if (Array.Exists(Months, month => month.Equals(word, StringComparison.OrdinalIgnoreCase)))
            {
                var isWeek = word.Equals("vecka", StringComparison.OrdinalIgnoreCase);
                return isWeek ? (i + 1 < words.Length ? $"{word} {words[i + 1].TrimEnd('.', ',')}" : null)
                    : i > 0 && int.TryParse(words[i - 1], out _) ? $"{words[i - 1]} {word}"
                    : word;
            }

            if (word.Length >= 3 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[^1])
                && (word.Contains('/', StringComparison.Ordinal) || (word.Length == 10 && word[4] == '-')))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>True when at least two words remain after the phrases are taken away.</summary>
    public static bool SaysMoreThan(string[] phrases, string text)
    {
        foreach (var phrase in phrases)
        {
            text = text.Replace(phrase, " ", StringComparison.OrdinalIgnoreCase);
        }

        return text.Split([' ', '\n', '.', ',', ';', ':'], StringSplitOptions.RemoveEmptyEntries).Length >= 2;
    }

    private static int IndexOf(string text, string phrase)
    {
        for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + phrase.Length;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end])))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Phrases, and a way to see in one pass that a text has none of them.</summary>
    internal sealed class PhraseList(string[] phrases)
    {
        public IReadOnlyList<string> Phrases => phrases;

        public SearchValues<string> Any { get; } = SearchValues.Create(phrases, StringComparison.OrdinalIgnoreCase);
    }
}
