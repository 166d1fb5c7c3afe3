using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Styrkedja.Web.Tests;

/// <summary>A number of things that may pass a thousand is written with its space: "30 000 rader".</summary>
public sealed partial class CountsInSentencesTests
{
    [Fact]
    public void Every_count_of_things_is_written_with_its_thousands()
    {
        var sentences = Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.resx", SearchOption.AllDirectories)
            .Where(f => (f.Contains("/Web/", StringComparison.Ordinal) || f.Contains("/Application/", StringComparison.Ordinal)) && !f.EndsWith(".en.resx", StringComparison.Ordinal))
            .SelectMany(f => Text().Matches(File.ReadAllText(f)).Select(m => (File: Path.GetFileName(f), Key: m.Groups[1].Value, Value: m.Groups[2].Value)))
            .ToList();
        sentences.Count.ShouldBeGreaterThan(1000);
        sentences.Where(s => Bare().IsMatch(s.Value)).Select(s => $"{s.File} {s.Key}: {s.Value}").ShouldBeEmpty("write {0:N0}, or {0:one|# many}");
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex("""<data name="([^"]+)"[^>]*><value>([^<]*)</value>""")]
    private static partial Regex Text();

    [GeneratedRegex(@"\{\d\}(?: av \{\d(?::N0)?\})? (?:nya |egna |pågående |ändrade )?(?:rader|aktiviteter|mål|enheter|personer|värden|tabeller|steg)\b")]
    private static partial Regex Bare();
}
