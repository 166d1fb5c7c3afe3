using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Styrkedja.Application.Tests.People;

public sealed partial class RuleSentencesTests
{
    [Fact]
    public void Every_rule_that_refuses_has_a_sentence_in_both_languages()
    {
        var rules = Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Rule().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value))
            .Distinct()
            .ToList();
        rules.Count.ShouldBeGreaterThan(30);
        foreach (var words in new[] { Words.Swedish, Words.English })
        {
            rules.Where(rule => words[$"rule.{rule}"] == $"rule.{rule}").ShouldBeEmpty();
        }

        rules.Where(rule => Words.Swedish[$"rule.{rule}"] == Words.English[$"rule.{rule}"]).ShouldBeEmpty("a sentence is not translated");
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex("""new RuleBrokenException\("([a-z0-9-]+)"|Required\.(?:Text|AtLeast)\([^;]*?"([a-z0-9-]+)"\)""")]
    private static partial Regex Rule();
}
