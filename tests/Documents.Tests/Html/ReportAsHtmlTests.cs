using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Styrkedja.Documents.Tests.Samples;

namespace Styrkedja.Documents.Tests.Html;

public sealed class ReportAsHtmlTests
{
    [Fact]
    public async Task The_page_tells_its_language_and_title()
    {
        var page = await Written.PageAsync(CommitteeSample.Report);
        page.DocumentElement.GetAttribute("lang").ShouldBe("sv");
        page.Title.ShouldBe("Arbetet med de politiska målen 2024 – Kost och Lokalvård");
    }

    [Fact]
    public async Task Headings_nest_without_gaps_from_one_h1()
    {
        foreach (var page in new[] { await Written.PageAsync(CommitteeSample.Report), await Written.PageAsync(TertialSample.Report) })
        {
            var levels = page.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(heading => heading.TagName[1] - '0').ToList();
            levels[0].ShouldBe(1);
            levels.Count(level => level == 1).ShouldBe(1);
            levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
        }
    }

    [Fact]
    public async Task Every_line_of_the_contents_leads_to_its_heading()
    {
        var page = await Written.PageAsync(CommitteeSample.Report);
        var links = page.QuerySelectorAll("nav a");
        links.Length.ShouldBe(12);
        foreach (var link in links)
        {
            var heading = page.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull();
            heading.TextContent.ShouldEndWith(link.Children[1].TextContent);
        }
    }

    [Fact]
    public async Task A_report_that_awaits_approval_is_marked_in_its_row_and_counted_as_its_status()
    {
        var goal = CommitteeSample.Report.Goals[0] with { Activities = [An.Activity("Väga").Ongoing().AwaitingApproval().Build(), An.Activity("Skylta").Ongoing().Build()] };
        var words = (await Written.PageAsync(CommitteeSample.Report with { Goals = [goal] })).QuerySelectorAll("td .st").Select(s => s.TextContent.Trim()).ToList();
        words.ShouldBe(["Pågående enligt plan (väntar på enhetschefens godkännande)", "Pågående enligt plan"]);
    }

    [Fact]
    public async Task Typed_markup_is_shown_as_text_wherever_it_stands()
    {
        const string Evil = "<script>alert('x')</script>\"onload=\"";
        var activity = An.Activity(Evil).By(Evil).About(Evil).OngoingLate(Evil).Saying(Evil).Expected(Evil).Build() with { StatusWord = Evil };
        var goal = CommitteeSample.Report.Goals[0] with { Title = Evil, Activities = [activity] };
        var page = await Written.PageAsync(CommitteeSample.Report with { Municipality = Evil, Recipient = Evil, CaseNumber = "</style>" + Evil, Units = [Evil], Introduction = Evil, Goals = [goal] });
        page.QuerySelectorAll("script").ShouldBeEmpty();
        page.QuerySelectorAll("[onload]").ShouldBeEmpty();
        page.QuerySelectorAll("style").Length.ShouldBe(1);
        page.QuerySelector("tr.bd p.muted")!.TextContent.ShouldBe(Evil);
    }

    [Fact]
    public async Task Nothing_is_fetched_and_nothing_is_styled_inline()
    {
        var fragment = await Written.FragmentAsync(CommitteeSample.Report);
        var parsed = new HtmlParser().ParseDocument(fragment);
        parsed.QuerySelectorAll("[style],style,script,link,img,iframe").ShouldBeEmpty();
        parsed.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => !attribute.Value.Contains("http", StringComparison.OrdinalIgnoreCase));
        Encoding.UTF8.GetString(await Written.BytesAsync(CommitteeSample.Report, ReportFormat.Html)).ShouldNotContain("http");
    }

    [Fact]
    public async Task A_status_is_a_hidden_sign_and_its_word()
    {
        var page = await Written.PageAsync(CommitteeSample.Report);
        var badges = page.QuerySelectorAll(".acts .st");
        badges.Length.ShouldBe(CommitteeSample.Report.Goals.Sum(goal => goal.Activities.Count));
        badges.ShouldAllBe(badge => badge.QuerySelector("svg[aria-hidden=true]") != null && badge.TextContent.Length > 0);
        badges[0].ClassName.ShouldBe("st st--pa");
        badges[0].TextContent.ShouldBe("Pågående med avvikelse");
    }

    [Fact]
    public async Task Tables_have_a_caption_and_scoped_heads()
    {
        var page = await Written.PageAsync(CommitteeSample.Report);
        page.QuerySelectorAll("table").ShouldAllBe(table => table.QuerySelector("caption") != null && table.QuerySelector("thead") != null);
        page.QuerySelectorAll("th").ShouldAllBe(head => head.HasAttribute("scope"));
    }

    [Fact]
    public async Task An_activity_on_hold_says_what_it_waits_for_and_no_other_does()
    {
        var page = await Written.PageAsync(CommitteeSample.Report);
        var waiting = page.QuerySelectorAll(".dev--v").ShouldHaveSingleItem();
        waiting.ParentElement!.QuerySelector(".st--v").ShouldNotBeNull();
        waiting.QuerySelectorAll("p").Select(p => p.TextContent).ShouldBe(
            ["Väntar på: Regionens logistikavtal, som ska lösa transporterna till köken.", "Beräknat klart: november"]);

        var goal = CommitteeSample.Report.Goals[0] with { Activities = [An.Activity("Städa").Ongoing().For("Det som väntan gällde i våras.")] };
        (await Written.PageAsync(CommitteeSample.Report with { Goals = [goal] })).Body!.TextContent.ShouldNotContain("Det som väntan gällde");
    }

    [Fact]
    public async Task The_last_chapter_has_a_column_of_numbers_only_where_a_goal_has_one()
    {
        (await HeadsAsync(CommitteeSample.Report)).ShouldAllBe(heads => heads == "Nr|Mål|I den här rapporten");
        (await HeadsAsync(CommitteeSample.WithoutNumbers)).ShouldAllBe(heads => heads == "Mål|I den här rapporten");
        var page = await Written.PageAsync(CommitteeSample.WithoutNumbers);
        page.QuerySelector("table.all tbody tr")!.TextContent.ShouldBe("Fler elever ska gå ut nian med behörighet till gymnasietIngen aktivitet");

        static async Task<IEnumerable<string>> HeadsAsync(Documents.Reports.CommitteeReport report) =>
            (await Written.PageAsync(report)).QuerySelectorAll("table.all thead tr").Select(row => string.Join('|', row.Children.Select(head => head.TextContent)));
    }

    [Fact]
    public async Task Lists_of_terms_hold_nothing_but_terms_their_texts_and_groups_of_them()
    {
        foreach (var page in new[] { await Written.PageAsync(CommitteeSample.Report), await Written.PageAsync(TertialSample.Report) })
        {
            page.QuerySelectorAll("dl").ShouldAllBe(list => list.Children.Length > 0 && list.Children.All(child => child.LocalName == "dt" || child.LocalName == "dd" || child.LocalName == "div"));
            page.QuerySelectorAll("dl > div").ShouldAllBe(group => group.Children.All(child => child.LocalName == "dt" || child.LocalName == "dd"));
            page.QuerySelectorAll("dt, dd").ShouldAllBe(term => term.ParentElement!.LocalName == "dl" || term.ParentElement.ParentElement!.LocalName == "dl");
        }
    }

    [Fact]
    public async Task Figures_of_the_bar_add_up_and_a_sentence_says_them()
    {
        var page = await Written.PageAsync(CommitteeSample.Report);
        page.QuerySelectorAll(".bartext li").Select(part => int.Parse(part.TextContent.Split(' ')[0], CultureInfo.InvariantCulture)).Sum().ShouldBe(14);
        page.QuerySelector(".opening > p")!.TextContent.ShouldBe(
            "Rapporten tar upp 14 aktiviteter för 8 mål: 8 följer planen, 2 avviker, 1 är i vänteläge, 1 är inte påbörjad, 1 är avbruten och 1 saknar status.");
    }

    [Fact]
    public async Task Measures_in_the_bar_are_written_with_a_point_also_for_a_Swedish_server()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
        try
        {
            var page = await Written.PageAsync(CommitteeSample.Report);
            page.QuerySelectorAll("svg.bar > rect").ShouldAllBe(part => !part.GetAttribute("x")!.Contains(','));
            page.QuerySelector("td.d")!.TextContent.ShouldBe("2024-02-12");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_tertial_report_tells_what_changed_since_the_last()
    {
        var page = await Written.PageAsync(TertialSample.Report);
        var changes = page.GetElementById("kap-1-3")!.ParentElement!.QuerySelectorAll("tbody tr");
        changes.Length.ShouldBe(6);
        changes[0].QuerySelectorAll("td").Select(cell => cell.TextContent).ShouldBe(["Alla elever ska ha en trygg vuxen nära under hela skoldagen", "Kan inte bedömas", "Delvis uppfyllt"]);
        var first = await Written.PageAsync(TertialSample.Empty);
        first.Body!.TextContent.ShouldContain("Inget mål bedömdes i uppföljningen före.");
    }

    [Fact]
    public async Task The_summary_says_in_words_how_the_goals_are_assessed_and_how_many_have_changed()
    {
        var page = await Written.PageAsync(TertialSample.Report);
        Paragraph(page, "kap-1-1").ShouldBe(
            "Av 13 mål är bedömningen ”uppfyllt” för 3, ”uppfyllt med anmärkning” för 1, ”delvis uppfyllt” för 5, ”ej uppfyllt” för 2 och ”kan inte bedömas” för 1. Ytterligare 1 mål är ännu inte bedömt.");
        Paragraph(page, "kap-1-3").ShouldBe("Bedömningen har ändrats för 6 mål sedan tertial 1 2024.");

        var waiting = TertialSample.Report with { Groups = [.. TertialSample.Report.Groups.Select(group => group with { Goals = [.. group.Goals.Select(goal => goal with { Assessment = null })] })] };
        var unassessed = await Written.PageAsync(waiting);
        Paragraph(unassessed, "kap-1-1").ShouldBe("Rapporten tar upp 13 mål. Inget av dem är bedömt ännu.");
        Paragraph(unassessed, "kap-1-3").ShouldBe("Ingen bedömning har ändrats sedan tertial 1 2024.");

        static string Paragraph(IDocument page, string heading) => page.GetElementById(heading)!.ParentElement!.QuerySelector("p")!.TextContent;
    }

    [Fact]
    public async Task Progress_is_told_for_every_heading_and_ends_complete()
    {
        var told = new Told();
        await Written.BytesAsync(CommitteeSample.Report, ReportFormat.Html, told);
        await Written.BytesAsync(CommitteeSample.Report, ReportFormat.Docx, told);
        told.All.Count.ShouldBe(2 * 17);
        told.All[^1].ShouldBe(new RenderProgress(17, 17, "Verksamhetsmål för god ekonomisk hushållning"));
    }

    [Fact]
    public async Task A_cancelled_order_stops()
    {
        await using var printer = new Styrkedja.Documents.Pdf.PdfPrinter(new Styrkedja.Documents.Pdf.PdfPrinterOptions());
        var writer = new ReportWriter(printer, new ReportWriterOptions());
        foreach (var format in new[] { ReportFormat.Html, ReportFormat.Docx, ReportFormat.Pdf })
        {
            await Should.ThrowAsync<OperationCanceledException>(() => writer.WriteAsync(CommitteeSample.Report, format, new MemoryStream(), null, new CancellationToken(true)));
        }
    }

    private sealed class Told : IProgress<RenderProgress>
    {
        public List<RenderProgress> All { get; } = [];

        public void Report(RenderProgress value) => All.Add(value);
    }
}
