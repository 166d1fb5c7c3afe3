using System.Globalization;
using System.Resources;
using Styrkedja.Documents.Content;

namespace Styrkedja.Documents.Tests.Content;

public sealed class LabelsTests
{
    [Fact]
    public void Swedish_and_English_have_the_same_labels_and_the_same_gaps()
    {
        var texts = new ResourceManager("Styrkedja.Documents.Resources.Documents", typeof(Labels).Assembly);
        var swedish = Texts(texts, "sv");
        var english = Texts(texts, "en");
        english.Keys.Order().ShouldBe(swedish.Keys.Order());
        english.Keys.ShouldAllBe(key => Gaps(english[key]).SetEquals(Gaps(swedish[key])));
    }

    [Fact]
    public void A_language_we_lack_gets_Swedish() =>
        new Labels(CultureInfo.GetCultureInfo("fi-FI"))["Contents"].ShouldBe("Innehåll");

    [Fact]
    public void Names_ending_in_s_take_no_second_s()
    {
        var labels = new Labels(CultureInfo.GetCultureInfo("sv-SE"));
        labels.Owner("Kommunstyrelsen").ShouldBe("Kommunstyrelsens");
        labels.Owner("Campus").ShouldBe("Campus");
    }

    private static Dictionary<string, string> Texts(ResourceManager texts, string language) =>
        texts.GetResourceSet(CultureInfo.GetCultureInfo(language), true, false)!.Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static HashSet<char> Gaps(string text) => [.. text.Zip(text.Skip(1)).Where(pair => pair.First == '{').Select(pair => pair.Second)];
}
