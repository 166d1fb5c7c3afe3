using System.Text;

namespace Styrkedja.Application.Import.Vocabulary;

/// <summary>A title with everything taken away that does not tell two goals apart (O19): case, spaces, quotes, trailing points.</summary>
internal static class TitleKey
{
    public static string Of(string title)
    {
        var key = new StringBuilder(title.Length);
        var pendingSpace = false;
        foreach (var c in title)
        {
            if (char.IsLetterOrDigit(c) || c is '+' or '%' or '§')
            {
                if (pendingSpace && key.Length > 0)
                {
                    key.Append(' ');
                }

                pendingSpace = false;
                key.Append(char.ToLowerInvariant(c));
            }
            else
            {
                pendingSpace = true;
            }
        }

        return key.ToString();
    }
}
