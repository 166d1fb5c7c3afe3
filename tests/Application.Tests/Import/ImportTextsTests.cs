using System.Globalization;
using System.Resources;
using Styrkedja.Application.Import;

namespace Styrkedja.Application.Tests.Import;

public sealed class ImportTextsTests
{
    [Fact]
    public void Both_languages_have_the_same_sentences_with_the_same_places()
    {
        var swedish = Texts("sv");
        var english = Texts("en");

        english.Keys.ShouldBe(swedish.Keys, ignoreOrder: true);
        foreach (var (key, text) in swedish)
        {
            Places(english[key]).ShouldBe(Places(text), key);
            text.ShouldNotContain("ogiltig");
        }
    }

    private static Dictionary<string, string> Texts(string language)
    {
        var resources = new ResourceManager("Styrkedja.Application.Resources.Import", typeof(DocumentReader).Assembly);
        var set = resources.GetResourceSet(CultureInfo.GetCultureInfo(language), true, false)!;
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static IEnumerable<string> Places(string text) =>
        Enumerable.Range(0, 6).Select(number => $"{{{number}}}").Where(place => text.Contains(place, StringComparison.Ordinal));
}
