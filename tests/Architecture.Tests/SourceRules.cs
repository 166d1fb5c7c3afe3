using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Styrkedja.Architecture.Tests;

/// <summary>House rules that are seen in the text of the source.</summary>
public sealed partial class SourceRules
{
    private const int MostLines = 400;

    private static readonly IReadOnlyList<(string Path, string Text)> Source =
        [.. Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(p => !p.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !p.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(p => (Path.GetRelativePath(Root(), p), File.ReadAllText(p)))];

    [Fact]
    public void The_clock_is_passed_in() => Breaking(Clock(), Source).ShouldBeEmpty();

    [Fact]
    public void No_fault_is_swallowed_by_a_bare_catch() => Breaking(CatchAll(), Source).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_unfinished() => Breaking(Unfinished(), Source).ShouldBeEmpty();

    // What OwnPageParts binds is what each property's own attribute says.
    [Fact]
    public void No_page_has_all_its_properties_bound_at_once() => Breaking(AllBound(), Source).ShouldBeEmpty();

    [Fact]
    public void No_room_is_called_by_what_it_is_not() => Source.Select(s => s.Path).Where(p => Dump().IsMatch(p)).ShouldBeEmpty();

    [Fact]
    public void A_file_is_short_enough_to_read() => Source.Where(s => s.Text.Count(c => c == '\n') > MostLines).Select(s => s.Path).ShouldBeEmpty();

    [Fact]
    public void The_domain_has_no_text_for_screens() =>
        Source.Where(s => s.Path.StartsWith(Path.Combine("src", "Domain"), StringComparison.Ordinal) && !s.Path.Contains("Words", StringComparison.Ordinal))
            .Where(s => SwedishSentence().IsMatch(Comment().Replace(s.Text, ""))).Select(s => s.Path).ShouldBeEmpty();

    [Theory]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    public void The_clock_rule_bites(string line) => Breaking(Clock(), [("x.cs", line)]).ShouldNotBeEmpty();

    [Theory]
    [InlineData("catch (Exception)\n{\n}")]
    [InlineData("catch (Exception e)\n{\n    Log(e);\n}")]
    public void The_catch_rule_bites(string line) => Breaking(CatchAll(), [("x.cs", line)]).ShouldNotBeEmpty();

    [Theory]
    [InlineData("// TODO: later")]
    [InlineData("throw new NotImplementedException();")]
    public void The_unfinished_rule_bites(string line) => Breaking(Unfinished(), [("x.cs", line)]).ShouldNotBeEmpty();

    [Theory]
    [InlineData("[BindProperties]\npublic sealed class GoalModel : PageModel;")]
    [InlineData("[May(Permission.ReadPlan), BindProperties(SupportsGet = true)]")]
    public void The_binding_rule_bites(string line) => Breaking(AllBound(), [("x.cs", line)]).ShouldNotBeEmpty();

    [Theory]
    [InlineData("src/Web/Helpers/Text.cs")]
    [InlineData("src/Application/StringUtils.cs")]
    [InlineData("src/Application/GoalManager.cs")]
    public void The_room_rule_bites(string path) => Dump().IsMatch(path).ShouldBeTrue();

    [Fact]
    public void The_screen_text_rule_bites() => SwedishSentence().IsMatch("throw new Exception(\"Skriv varför målet ändras.\");").ShouldBeTrue();

    private static IEnumerable<string> Breaking(Regex rule, IEnumerable<(string Path, string Text)> source) =>
        source.Where(s => rule.IsMatch(s.Text)).Select(s => s.Path);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bBindProperties\b")]
    private static partial Regex AllBound();

    [GeneratedRegex(@"catch\s*(\(\s*(System\.)?Exception(\s+\w+)?\s*\)\s*)?\{(?![^}]*\bthrow;)")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"((?<!Tag)Helpers?|Utils?|Utilities|Managers?|Common|Misc)(\.cs$|[/\\])|[/\\](Extensions)[/\\]")]
    private static partial Regex Dump();

    [GeneratedRegex("\"[^\"\\n]*[åäöÅÄÖ][^\"\\n]* [^\"\\n]*\"")]
    private static partial Regex SwedishSentence();
}
