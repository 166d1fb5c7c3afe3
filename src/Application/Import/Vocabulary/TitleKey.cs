namespace Styrkedja.Application.Import.Vocabulary;

/// <summary>A title with everything taken away that does not tell two goals apart (O19): case, spaces, quotes, trailing points.</summary>
internal static class TitleKey
{
    private const int OnStack = 256;

    public static string Of(string title)
    {
        var key = title.Length <= OnStack ? stackalloc char[OnStack] : new char[title.Length];
        var length = 0;
        var pendingSpace = false;
        foreach (var c in title)
        {
            if (!Tells(c))
            {
                pendingSpace = length > 0;
                continue;
            }

            // There is room: the space stands for at least one sign that was left out.
            if (pendingSpace)
            {
                key[length++] = ' ';
                pendingSpace = false;
            }

            // The system's library is asked for the case of å, ä and ö, which takes longer than all the rest.
            key[length++] = char.IsLower(c) ? c : char.ToLowerInvariant(c);
        }

        return key[..length].ToString();
    }

    private static bool Tells(char c) => char.IsAsciiLetterOrDigit(c) || (c > '\u007F' && char.IsLetterOrDigit(c)) || c is '+' or '%' or '§';
}
