using System.Globalization;
using System.Text;

namespace Styrkedja.Documents.Html;

/// <summary>The product's typefaces as data: addresses, so that a saved report needs nothing from outside itself.</summary>
internal static class HtmlFonts
{
    private static readonly (string File, string Family, string Weight, string Style)[] Faces =
    [
        ("newsreader-latin-opsz-normal.woff2", "Newsreader", "200 800", "normal"),
        ("source-sans-3-latin-wght-normal.woff2", "Source Sans 3", "200 900", "normal"),
        ("source-sans-3-latin-wght-italic.woff2", "Source Sans 3", "200 900", "italic"),
    ];

    /// <summary>@font-face rules for the files found in the folder; a missing file leaves its face to the system's fonts.</summary>
    public static string Rules(string? folder)
    {
        var rules = new StringBuilder();
        foreach (var face in Faces)
        {
            var path = folder is null ? null : Path.Combine(folder, face.File);
            if (path is not null && File.Exists(path))
            {
                rules.Append(
                    CultureInfo.InvariantCulture,
                    $"@font-face{{font-family:\"{face.Family}\";font-weight:{face.Weight};font-style:{face.Style};src:url(data:font/woff2;base64,{Convert.ToBase64String(File.ReadAllBytes(path))}) format(\"woff2\")}}\n");
            }
        }

        return rules.ToString();
    }
}
