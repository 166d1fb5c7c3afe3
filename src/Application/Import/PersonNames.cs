namespace Styrkedja.Application.Import;

/// <summary>Tells names of people from the names of places and things that are called after people.</summary>
internal static class PersonNames
{
    /// <summary>A first name and a surname.</summary>
    public static bool IsFull(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (second.Length < 3 || char.IsUpper(second[1]) || IsOneOf(second, PersonalDataWords.NoSurnames))
        {
            return false;
        }

        var hyphen = first.IndexOf('-');
        return IsFirst(hyphen > 0 ? first[..hyphen] : first) || IsPatronymic(second);
    }

    /// <summary>"Anna Lindhs gata", "Ellen Keyskolan".</summary>
    /// <param name="rest">The text after the surname.</param>
    public static bool IsPlace(ReadOnlySpan<char> surname, ReadOnlySpan<char> rest) =>
        EndsInPlace(surname) || (surname[^1] == 's' && BeginsWithPlace(rest));

    /// <summary>
    /// A first name or a patronymic by itself. Where a sentence begins, any word has a capital; then a name that is an
    /// ordinary word too is taken for the word.
    /// </summary>
    public static bool IsAlone(string text, int from, int end)
    {
        var word = text.AsSpan(from, end - from);
        var rest = text.AsSpan(end);
        if (rest.StartsWith("-") || BeginsWithPlace(rest))
        {
            return false;
        }

        var before = text.AsSpan(0, from).TrimEnd(" \"”’(");
        var beginsSentence = before.Length == 0 || before[^1] is '.' or '!' or '?' or ':' or ';' or '\n' or '•' or '–' or '-';
        return beginsSentence
            ? IsPatronymic(word) || (IsFirst(word) && !PersonalDataWords.AlsoWordsBySpan.Contains(word))
            : IsPatronymic(word) || ((IsFirst(word) || (word[^1] == 's' && IsFirst(word[..^1]))) && !EndsInPlace(before));
    }

    private static bool IsFirst(ReadOnlySpan<char> word) => PersonalDataWords.FirstNamesBySpan.Contains(word);

    private static bool IsPatronymic(ReadOnlySpan<char> word) => word.Length > 5 && word.EndsWith("sson", StringComparison.Ordinal) && word is not "Ericsson";

    private static bool EndsInPlace(ReadOnlySpan<char> text)
    {
        foreach (var end in PersonalDataWords.PlaceEnds)
        {
            if (text.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginsWithPlace(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith(" "))
        {
            return false;
        }

        rest = rest[1..];
        var length = 0;
        while (length < rest.Length && char.IsLetter(rest[length]))
        {
            length++;
        }

        var word = rest[..length];
        if (IsOneOf(word, PersonalDataWords.Places))
        {
            return true;
        }

        foreach (var beginning in PersonalDataWords.PlaceBeginnings)
        {
            if (word.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var known in words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
