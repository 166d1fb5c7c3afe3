using System.Globalization;

namespace Styrkedja.Application.Import;

/// <summary>What a finding of <see cref="PersonalDataCheck"/> may be.</summary>
public enum PersonalDataKind
{
    IdentityNumber,
    Name,

    /// <summary>Illness, leave and the like, which identify somebody where few people work (O17).</summary>
    Health,

    /// <summary>E-mail address or telephone number.</summary>
    Contact,

    /// <summary>A named company: no person, but worth a thought before publishing (O17).</summary>
    Company,
}

/// <param name="Words">As they stand in the text.</param>
/// <param name="Index">Of the first character, 0-based.</param>
public sealed record PersonalDataFinding(PersonalDataKind Kind, string Words, int Index);

/// <summary>
/// Finds words in a text that may tell who somebody is (O17). A person decides: the check neither finds everything nor is
/// everything it finds personal data. The word lists are in <see cref="PersonalDataWords"/>.
/// </summary>
public static class PersonalDataCheck
{
    public static IReadOnlyList<PersonalDataFinding> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<PersonalDataFinding> findings = [];
        var mayTellHealth = text.AsSpan().ContainsAny(PersonalDataWords.AnyHealth);
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsAsciiDigit(text[at]) || (text[at] == '+' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            {
                at = ReadNumber(text, at, findings);
            }
            else if (char.IsLetter(text[at]))
            {
                at = ReadWord(text, at, mayTellHealth, findings);
            }
            else
            {
                at++;
            }
        }

        return findings;
    }

    private static int ReadWord(string text, int from, bool mayTellHealth, List<PersonalDataFinding> findings)
    {
        var end = EndOfWord(text, from);
        var word = text.AsSpan(from, end - from);
        if (end < text.Length && text[end] is '@' or '.' or '_' or '+' or '-' && EndOfAddress(text, end) is var address && address > 0)
        {
            findings.Add(new PersonalDataFinding(PersonalDataKind.Contact, text[from..address], from));
            return address;
        }

        if (mayTellHealth && TellsHealth(word))
        {
            findings.Add(new PersonalDataFinding(PersonalDataKind.Health, word.ToString(), from));
        }
        else if (char.IsUpper(word[0]))
        {
            return ReadCapitalised(text, from, end, findings);
        }

        return end;
    }

    private static int ReadCapitalised(string text, int from, int end, List<PersonalDataFinding> findings)
    {
        var (nextFrom, nextEnd) = NextCapitalised(text, end);
        var next = text.AsSpan(nextFrom, nextEnd - nextFrom);
        if (next is "AB" or "HB" or "KB")
        {
            findings.Add(new PersonalDataFinding(PersonalDataKind.Company, text[from..nextEnd], from));
            return nextEnd;
        }

        if (PersonNames.IsFull(text.AsSpan(from, end - from), next))
        {
            if (!PersonNames.IsPlace(next, text.AsSpan(nextEnd)))
            {
                findings.Add(new PersonalDataFinding(PersonalDataKind.Name, text[from..nextEnd], from));
            }

            return nextEnd;
        }

        if (nextEnd == 0 && PersonNames.IsAlone(text, from, end))
        {
            findings.Add(new PersonalDataFinding(PersonalDataKind.Name, text[from..end], from));
        }

        return end;
    }

    private static bool TellsHealth(ReadOnlySpan<char> word)
    {
        foreach (var whole in PersonalDataWords.WholeHealth)
        {
            if (word.Equals(whole, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return HasBeginning(word, PersonalDataWords.Health) && !HasBeginning(word, PersonalDataWords.NoHealth);
    }

    private static bool HasBeginning(ReadOnlySpan<char> word, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static (int From, int End) NextCapitalised(string text, int end) =>
        end + 1 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1]) ? (end + 1, EndOfWord(text, end + 1)) : (0, 0);

    private static int EndOfWord(string text, int from)
    {
        var end = from;
        while (end < text.Length && (char.IsLetter(text[end]) || (text[end] == '-' && end + 1 < text.Length && char.IsUpper(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    /// <summary>End of an e-mail address whose local part began before <paramref name="at"/>; 0 when it is none.</summary>
    private static int EndOfAddress(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '_' or '+' or '-'))
        {
            at++;
        }

        if (at == text.Length || text[at] != '@')
        {
            return 0;
        }

        var end = ++at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        var domain = text.AsSpan(at, end - at).TrimEnd('.');
        return domain.Contains('.') ? at + domain.Length : 0;
    }

    private static int ReadNumber(string text, int from, List<PersonalDataFinding> findings)
    {
        Span<char> digits = stackalloc char[16];
        var count = 0;
        var end = from;
        for (var i = from; i < text.Length && count < 16 && (char.IsAsciiDigit(text[i]) || (text[i] is '-' or '+' or ' ' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))); i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits[count++] = text[i];
                end = i + 1;
            }
        }

        end = Math.Max(end, from + 1);
        var number = text[from..end];
        if (IsWrittenAsIdentity(number) && IsIdentityNumber(digits[..count]))
        {
            findings.Add(new PersonalDataFinding(PersonalDataKind.IdentityNumber, number, from));
        }
        else if (IsTelephone(number, count))
        {
            findings.Add(new PersonalDataFinding(PersonalDataKind.Contact, number, from));
        }
        else if (number.Contains(' ', StringComparison.Ordinal))
        {
            // "2024 8101010000": the run was several numbers; look at the next one by itself.
            return from + number.IndexOf(' ', StringComparison.Ordinal);
        }

        return end;
    }

    /// <summary>In one piece, or with a blank before the last four: other blanks part one number from another.</summary>
    private static bool IsWrittenAsIdentity(string number)
    {
        var blank = number.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 || (blank is 6 or 8 && number.Length == blank + 5 && number.AsSpan(0, blank).IndexOf('-') < 0);
    }

    private static bool IsTelephone(string number, int digits) =>
        digits is >= 8 and <= 12
        && (number.StartsWith("+46", StringComparison.Ordinal)
            || (number[0] == '0' && number.Length > 3 && (number.IndexOf('-', StringComparison.Ordinal) is 2 or 3 or 4)));

    /// <summary>Ten or twelve digits: a day of the calendar (plus 60 for a coordination number) and the right check digit.</summary>
    private static bool IsIdentityNumber(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not (10 or 12) || (digits.Length == 12 && digits[..2] is not ("19" or "20")))
        {
            return false;
        }

        digits = digits[^10..];
        var month = int.Parse(digits[2..4], CultureInfo.InvariantCulture);
        var day = int.Parse(digits[4..6], CultureInfo.InvariantCulture) % 60;
        var sum = 0;
        for (var i = 0; i < 10; i++)
        {
            var value = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += value > 9 ? value - 9 : value;
        }

        return month is >= 1 and <= 12 && day is >= 1 and <= 31 && sum % 10 == 0;
    }
}
