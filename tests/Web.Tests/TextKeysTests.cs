using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Tests;

public sealed partial class TextKeysTests
{
    [Theory]
    [InlineData("sv-SE")]
    [InlineData("en-GB")]
    public void Every_text_a_page_asks_for_exists(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var missing = new List<string>();
        var asked = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "src", "Web"), "*.cs*", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)))
        {
            var source = File.ReadAllText(file);
            foreach (Match injected in Injected().Matches(source))
            {
                var type = typeof(LayoutTexts).Assembly.GetType($"Styrkedja.Web.Resources.{injected.Groups[1].Value}", throwOnError: true)!;
                var texts = new ResourceManager(type.FullName!, type.Assembly);
                var set = texts.GetResourceSet(culture.TwoLetterISOLanguageName == "en" ? CultureInfo.GetCultureInfo("en") : CultureInfo.InvariantCulture, true, false);
                foreach (Match key in Regex.Matches(source, $"""(?<![\w.]){injected.Groups[2].Value}\["([^"]+)"[,\]]"""))
                {
                    asked++;
                    if (set?.GetString(key.Groups[1].Value) is null)
                    {
                        missing.Add($"{Path.GetFileName(file)}: {key.Groups[1].Value}");
                    }
                }
            }
        }

        asked.ShouldBeGreaterThan(200);
        missing.ShouldBeEmpty();
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"IStringLocalizer<(\w+)> (\w+)")]
    private static partial Regex Injected();
}
