using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Wordprocessing;
using Styrkedja.Documents.Tests.Samples;

namespace Styrkedja.Documents.Tests.Word;

public sealed class CommitteeReportInWordTests
{
    [Fact]
    public async Task The_file_is_valid_for_Office_2019()
    {
        foreach (var report in new[] { CommitteeSample.Report, CommitteeSample.Empty })
        {
            using var word = await WordFile.OfAsync(report);
            word.Errors.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Title_author_and_language_are_told()
    {
        using var word = await WordFile.OfAsync(CommitteeSample.Report);
        word.Package.PackageProperties.Title.ShouldBe("Arbetet med de politiska målen 2024 – Kost och Lokalvård");
        word.Package.PackageProperties.Creator.ShouldBe("Älvsala kommun");
        word.Main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value.ShouldBe("sv-SE");
    }

    [Fact]
    public async Task Goals_with_activities_and_then_the_fixed_sections_are_numbered_headings()
    {
        using var word = await WordFile.OfAsync(CommitteeSample.Report);
        word.Texts("Heading1").ShouldBe(["Redovisning av arbete för de politiska målen", "Kommunstyrelsens mål 2024"]);
        word.Texts("Heading2").ShouldBe([.. CommitteeSample.Report.Goals.Select(goal => goal.Title), "Rapportering och uppföljning", "Avgränsning"]);
        var levels = word.Main.NumberingDefinitionsPart!.Numbering.Elements<AbstractNum>().First().Elements<Level>().ToList();
        levels.Select(level => level.ParagraphStyleIdInLevel!.Val!.Value).ShouldBe(["Heading1", "Heading2", "Heading3"]);
        levels.Select(level => level.LevelText!.Val!.Value).ShouldBe(["%1", "%1.%2", "%1.%2.%3"]);
    }

    [Fact]
    public async Task A_goal_without_activities_is_left_out_of_the_first_chapter()
    {
        var goals = CommitteeSample.Report.Goals.ToList();
        goals[1] = goals[1] with { Activities = [] };
        using var word = await WordFile.OfAsync(CommitteeSample.Report with { Goals = goals });
        word.Texts("Heading2").ShouldNotContain(goals[1].Title);
        word.Texts("Heading2").ShouldContain(goals[2].Title);
    }

    [Fact]
    public async Task Groups_of_goals_are_headings_without_number_each_followed_by_a_table_with_counts()
    {
        using var word = await WordFile.OfAsync(CommitteeSample.Report);
        var groups = word.Body.Elements<Paragraph>().Where(p => WordFile.StyleOf(p) == "Heading3").ToList();
        groups.Select(WordFile.TextOf).ShouldBe(CommitteeSample.Report.Catalogue.Groups.Select(group => group.Heading));
        groups.ShouldAllBe(p => p.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value == 0);
        var tables = groups.Select(group => group.NextSibling()).OfType<Table>().ToList();
        tables.Count.ShouldBe(groups.Count);
        Cells(tables[0].Elements<TableRow>().ElementAt(1)).ShouldBe(["1.1", "Fler elever ska gå ut nian med behörighet till gymnasiet", "Ingen aktivitet"]);
        Cells(tables[1].Elements<TableRow>().ElementAt(1)).ShouldBe(["2.1", "Måltiderna ska stärka hälsan i förskola, skola och omsorg", "3 aktiviteter"]);
    }

    [Fact]
    public async Task Every_table_with_a_head_repeats_it_and_no_row_is_torn_apart()
    {
        using var word = await WordFile.OfAsync(CommitteeSample.Report);
        var headed = word.Body.Elements<Table>().Where(t => t.GetFirstChild<TableProperties>()!.TableStyle!.Val != "TableNormal").ToList();
        headed.Count.ShouldBe(CommitteeSample.Report.Goals.Count + CommitteeSample.Report.Catalogue.Groups.Count);
        headed.ShouldAllBe(table => table.Elements<TableRow>().First().TableRowProperties!.Elements<TableHeader>().Any());
        word.Body.Descendants<TableRow>().ShouldAllBe(row => row.TableRowProperties!.Elements<CantSplit>().Any());
        Cells(headed[0].Elements<TableRow>().First()).ShouldBe(["Verksamhetens aktiviteter", "Startdatum", "Slutdatum"]);
        headed.ShouldAllBe(table => table.GetFirstChild<TableProperties>()!.Elements<TableCaption>().Single().Val!.Value!.Length > 0);
    }

    [Fact]
    public async Task A_short_table_is_kept_whole_and_of_a_long_one_no_row_stands_alone()
    {
        var entries = Enumerable.Range(1, 7).Select(n => new Documents.Reports.CatalogueEntry(null, $"Mål {n}", 0)).ToList();
        var group = CommitteeSample.Report.Catalogue.Groups[0];
        using var word = await WordFile.OfAsync(CommitteeSample.Report with { Catalogue = new([group, group with { Goals = entries }]) });
        var tables = word.Body.Elements<Table>().Where(t => t.GetFirstChild<TableProperties>()!.TableStyle!.Val == "SkTable").ToList();
        Kept(tables[0]).ShouldBe([true, true, false]);
        Kept(tables[1]).ShouldBe([true, false, false, false, false, true, false]);

        static IEnumerable<bool> Kept(Table table) => table.Elements<TableRow>().Skip(1).Select(row => row.Descendants<Paragraph>().All(p => p.ParagraphProperties!.KeepNext is not null));
    }

    [Fact]
    public async Task An_activity_can_be_read_back_by_its_styles()
    {
        using var word = await WordFile.OfAsync(CommitteeSample.Report);
        var rows = word.Body.Elements<Table>().First(t => t.GetFirstChild<TableProperties>()!.TableStyle!.Val == "SkActivities").Elements<TableRow>().ToList();
        var title = rows[1].Elements<TableCell>().ToList();
        Styled(title[0]).ShouldBe(
            [("SkActivityTitle", "Hålla samtalsdag om återhämtning i alla arbetslag"), ("SkUnit", "Skolkök"), ("SkUnit", "Omsorgskök"), ("SkUnit", "Lokalvård")]);
        WordFile.TextOf(title[1]).ShouldBe("2024-02-12");
        WordFile.TextOf(title[2]).ShouldBe("2024-08-30");
        var text = rows[2].Elements<TableCell>().Single();
        text.TableCellProperties!.GridSpan!.Val!.Value.ShouldBe(3);
        Styled(text).Select(paragraph => paragraph.Style).ShouldBe(["SkDescription", "SkStatus", "SkComment", "SkDeviation", "SkForecast"]);
        Styled(text)[1].Text.ShouldBe("Pågående med avvikelse");
        Styled(text)[3].Text.ShouldStartWith("Avvikelse: Två arbetslag");
        Styled(text)[4].Text.ShouldBe("Beräknat klart: 18 oktober");
    }

    [Fact]
    public async Task What_is_waited_for_has_a_style_of_its_own()
    {
        using var word = await WordFile.OfAsync(CommitteeSample.Report);
        word.Texts("SkWaiting").ShouldBe(["Väntar på: Regionens logistikavtal, som ska lösa transporterna till köken."]);
        word.Texts("SkWaitingForecast").ShouldBe(["Beräknat klart: november"]);
        var styles = word.Main.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(style => style.StyleId!.Value).ToHashSet();
        word.Body.Descendants<ParagraphStyleId>().ShouldAllBe(used => styles.Contains(used.Val!.Value));
    }

    [Fact]
    public async Task Goals_without_numbers_have_a_table_of_two_columns()
    {
        using var word = await WordFile.OfAsync(CommitteeSample.WithoutNumbers);
        word.Errors.ShouldBeEmpty();
        var tables = word.Body.Elements<Table>().Where(t => t.GetFirstChild<TableProperties>()!.TableStyle!.Val == "SkTable").ToList();
        tables.Count.ShouldBe(5);
        tables.ShouldAllBe(table => table.Elements<TableGrid>().Single().Elements<GridColumn>().Count() == 2);
        Cells(tables[0].Elements<TableRow>().First()).ShouldBe(["Mål", "I den här rapporten"]);
    }

    [Fact]
    public async Task A_text_of_several_paragraphs_becomes_several_of_the_same_style()
    {
        var goal = CommitteeSample.Report.Goals[0];
        var activity = An.Activity("Städa").Ongoing().Saying("Första stycket.\n\nAndra stycket.").Deviating("Ett.\nTvå.").Build();
        using var word = await WordFile.OfAsync(CommitteeSample.Report with { Goals = [goal with { Activities = [activity] }] });
        word.Texts("SkComment").ShouldBe(["Första stycket.", "Andra stycket."]);
        word.Texts("SkDeviation").ShouldBe(["Avvikelse: Ett.", "Två."]);
    }

    [Fact]
    public async Task An_activity_without_status_says_so_in_a_style_the_import_passes_over()
    {
        using var word = await WordFile.OfAsync(CommitteeSample.Report);
        word.Texts("SkStatusMissing").ShouldBe(["Status är inte rapporterad"]);
        word.Texts("SkStatus").Count().ShouldBe(CommitteeSample.Report.Goals.Sum(goal => goal.Activities.Count) - 1);
    }

    [Fact]
    public async Task The_contents_are_a_filled_field_that_asks_for_nothing_on_opening()
    {
        using var word = await WordFile.OfAsync(CommitteeSample.Report);
        word.Texts("TOC1").First().ShouldContain("Redovisning av arbete för de politiska målen");
        word.Texts("TOC2").Count().ShouldBe(word.Texts("Heading2").Count());
        word.Body.Descendants<FieldCode>().First().Text.ShouldContain("TOC");
        word.Body.Descendants<FieldChar>().ShouldAllBe(field => !field.GetAttributes().Any(attribute => attribute.LocalName == "dirty"));
        word.Main.DocumentSettingsPart!.Settings!.Elements<UpdateFieldsOnOpen>().ShouldBeEmpty();
        var bookmarks = word.Body.Descendants<BookmarkStart>().Select(bookmark => bookmark.Name!.Value).ToHashSet();
        word.Body.Descendants<Hyperlink>().ShouldAllBe(link => bookmarks.Contains(link.Anchor!.Value!));
    }

    [Fact]
    public async Task Pages_carry_the_municipality_the_case_and_their_number()
    {
        using var word = await WordFile.OfAsync(CommitteeSample.Report);
        WordFile.TextOf(word.Main.HeaderParts.Single().Header).ShouldBe("Älvsala kommunDnr KS 2024/318, version 3");
        var fields = word.Main.FooterParts.Single().Footer.Descendants<FieldCode>().Select(code => code.Text.Trim());
        fields.ShouldBe(["PAGE", "NUMPAGES"]);
    }

    [Fact]
    public async Task The_picture_behind_the_cover_has_alternative_text()
    {
        using var word = await WordFile.OfAsync(CommitteeSample.Report);
        word.Body.Descendants<DocProperties>().ShouldAllBe(drawing => drawing.Description!.Value!.Length > 0);
    }

    private static string[] Cells(TableRow row) => [.. row.Elements<TableCell>().Select(WordFile.TextOf)];

    private static List<(string? Style, string Text)> Styled(TableCell cell) =>
        [.. cell.Elements<Paragraph>().Select(p => (WordFile.StyleOf(p), WordFile.TextOf(p)))];
}
