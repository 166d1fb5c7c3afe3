using System.Text;
using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Styrkedja.Documents.Reports;
using Styrkedja.Documents.Tests.Samples;

namespace Styrkedja.Documents.Tests;

/// <summary>Budget follow-up and measures in both reports; without them nothing is said of either.</summary>
public sealed class BudgetAndMeasuresTests
{
    private static readonly ReportedBudget _budget = new("Kommunstyrelsen", "Verksamhetsplan 2024", new DateOnly(2024, 8, 31),
    [
        new("Grundskola", 241_900, 162_050, 244_650, true, "Fler elever behöver stöd.", [new("Personal", 241_900, 162_050, 244_650)]),
        new("Äldreomsorg", 193_400, 130_040, 193_250, false, null, []),
        new("Räddningstjänst", 32_400, null, null, false, null, []),
    ]);

    private static readonly ReportedMeasure[] _measures =
    [
        new("Unga som fått jobb", "known", "31 personer", 31, "40 personer", new DateOnly(2024, 8, 31), "Arbetsmarknadsenheten", "färre än 5", "färre än 5", null, "38 personer", null),
        new("Ohälsotal", "not-published", null, null, null, null, "Försäkringskassan", null, null, new DateOnly(2025, 2, 1), null, null),
        new("Matsvinn", "missing", null, null, "35 gram", null, null, null, null, null, null, null),
    ];

    private static TertialReport Tertial { get; } = TertialSample.Report with
    {
        Budgets = [_budget],
        Groups = [.. TertialSample.Report.Groups.Select(g => g with { Goals = [.. g.Goals.Select(goal => goal with { Goal = goal.Goal with { Measures = _measures } })] })],
    };

    private static CommitteeReport Committee { get; } = CommitteeSample.Report with { Budgets = [_budget], Goals = [.. CommitteeSample.Report.Goals.Select(goal => goal with { Measures = _measures })] };

    [Fact]
    public async Task The_web_page_has_the_units_table_with_signs_and_words_and_the_comments()
    {
        foreach (var page in new[] { await Written.PageAsync(Tertial), await Written.PageAsync(Committee) })
        {
            var rows = page.QuerySelectorAll("table.tbl").Single(t => t.QuerySelector("caption")!.TextContent.StartsWith("Budget, utfall", StringComparison.Ordinal)).QuerySelectorAll("tbody tr").Select(Words).ToList();
            rows.ShouldBe([
                "Grundskola 241 900 162 050 244 650 −2 750 underskott",
                "Äldreomsorg 193 400 130 040 193 250 +150 överskott",
                "Räddningstjänst 32 400 saknas saknas –",
                "Summa 467 700 292 090 437 900 −2 600 underskott"]);
            Words(page.Body!).ShouldContain("1 av 3 enheter har inte rapporterat.");
            Words(page.Body!).ShouldContain("Grundskola (−2 750 underskott)");
            Words(page.Body!).ShouldContain("Fler elever behöver stöd.");
        }
    }

    [Fact]
    public async Task A_goal_s_measures_tell_what_is_known_awaited_missing_and_withheld()
    {
        foreach (var page in new[] { await Written.PageAsync(Tertial), await Written.PageAsync(Committee) })
        {
            page.QuerySelectorAll("table.tbl").First(t => t.QuerySelector("caption")!.TextContent.StartsWith("Mått för", StringComparison.Ordinal)).QuerySelectorAll("tbody tr").Select(Words).ShouldBe([
                "Unga som fått jobb 31 personer; kvinnor färre än 5, män färre än 5; 31 augusti 2024 40 personer 38 personer Arbetsmarknadsenheten",
                "Ohälsotal Ännu inte publicerat, väntas 1 februari 2025 – – Försäkringskassan",
                "Matsvinn Värde saknas 35 gram – –"]);
        }
    }

    [Fact]
    public async Task Word_is_valid_and_tells_the_same()
    {
        using var tertial = new MemoryStream(await Written.BytesAsync(Tertial, ReportFormat.Docx));
        using var committee = new MemoryStream(await Written.BytesAsync(Committee, ReportFormat.Docx));
        foreach (var file in new[] { tertial, committee })
        {
            using var word = WordprocessingDocument.Open(file, false);
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
            var text = word.MainDocumentPart!.Document!.Body!.InnerText.Replace('\u00a0', ' ');
            text.ShouldContain("−2 750 underskott");
            text.ShouldContain("Fler elever behöver stöd.");
            text.ShouldContain("Ännu inte publicerat, väntas 1 februari 2025");
        }
    }

    [Fact]
    public async Task Json_comes_back_equal_and_a_report_from_before_has_neither()
    {
        var json = Encoding.UTF8.GetString(await Written.BytesAsync(Tertial, ReportFormat.Json));
        var back = System.Text.Json.JsonSerializer.Deserialize<TertialReport>(json, ReportJson.Options)!;
        back.Budgets.Single().Units.Select(u => (u.Unit, u.Forecast, u.Comment)).ShouldBe(_budget.Units.Select(u => (u.Unit, u.Forecast, u.Comment)));
        back.Groups[0].Goals[0].Goal.Measures.ShouldBe(_measures);

        var page = await Written.PageAsync(TertialSample.Report);
        Words(page.Body!).ShouldNotContain("Budgetuppföljning");
        Words(page.Body!).ShouldNotContain("Målvärde");
        System.Text.Json.JsonSerializer.Deserialize<CommitteeReport>(json.Replace("\"budgets\"", "\"other\"", StringComparison.Ordinal), ReportJson.Options)!.Budgets.ShouldBeEmpty();
    }

    private static string Words(IElement element) => string.Join(' ', string.Join(' ', element.Children.Length > 0 && element.LocalName == "tr" ? element.Children.Select(c => c.TextContent) : [element.TextContent]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
