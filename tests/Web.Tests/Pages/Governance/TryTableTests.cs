using System.Net;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Tests.Pages.Governance;

/// <summary>A table that is only edited, tried on every earlier assessment.</summary>
public sealed class TryTableTests : IAsyncLifetime
{
    private const string Address = "/styrmodell/2024/bedomningstabell", Form = "#tabell";
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 10));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(2, ActivityStatus.OngoingAsPlanned);
        await _plan.AssessAsync(Assessment.Partly, "Det började bra.", _site.Clock.Now.AddMonths(-4), new PeriodKey(2024, 1));
        await _plan.AssessAsync(Assessment.NotMet, "Det stannade.", _site.Clock.Now);
        _client = await _site.SignedInAsync((Role.Strategist, null));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task What_would_change_is_shown_with_how_well_each_rule_agrees_and_nothing_is_stored()
    {
        // Row 3 says "partly" of what goes as planned; the edited one says "not met". In the first period nothing was reported.
        var tried = await TryAsync(("Rows[3].Suggests", "NotMet"));

        tried.Words("#prov").ShouldContain("Förslag som ändras2 av 2");
        tried.Words("#prov").ShouldContain("Förslaget då blev beslutet1 av 2");
        tried.Words("#prov").ShouldContain("Den här tabellen ger beslutet1 av 2");
        tried.QuerySelectorAll("#prov tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ShouldBe(
        [
            "4.1 Matsvinnet ska minska Tertial 2, 2024 Delvis uppfyllt Ej uppfyllt Ej uppfyllt Ändras",
            "4.1 Matsvinnet ska minska Tertial 1, 2024 Delvis uppfyllt Delvis uppfyllt Ej uppfyllt Ändras",
        ]);
        tried.QuerySelector("[name='Rows[3].Suggests'] option[selected]")!.GetAttribute("value").ShouldBe("NotMet");
        (await _client.PageAsync(Address)).QuerySelector("[name='Rows[3].Suggests'] option[selected]")!.GetAttribute("value").ShouldBe("Partly");
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.governance_model")).ShouldBe(0L);
    }

    [Fact]
    public async Task The_filter_leaves_out_what_stays_the_same()
    {
        (await TryAsync()).QuerySelectorAll("#prov tbody tr").Length.ShouldBe(1, "nothing was reported in the first period, so the same table says not met of it now");
        var form = await _client.PageAsync(Address);

        var all = await (await PostAsync(form, "Try", ("OnlyChanged", "false"))).DocumentAsync();

        all.QuerySelectorAll("#prov tbody tr").Length.ShouldBe(2);
    }

    [Fact]
    public async Task All_of_it_comes_as_a_workbook()
    {
        using var response = await PostAsync(await _client.PageAsync(Address), "TryExcel", ("Rows[3].Suggests", "NotMet"));

        using var file = new MemoryStream(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var rows = FilledRows(file);
        rows.Count.ShouldBe(3);
        rows[1].ShouldBe("4.1 Matsvinnet ska minska|2024|Tertial 2|Delvis uppfyllt|Ej uppfyllt|Ej uppfyllt|Ja");
    }

    [Fact]
    public async Task A_table_with_a_gap_is_not_tried()
    {
        var refused = await TryAsync(("Rows[5].Keep", "false"), ("Rows[4].Place", "5"));

        refused.Words(".errs").ShouldContain("Tabellen svarar inte på ett mål");
        refused.QuerySelector("#prov").ShouldBeNull();
    }

    [Fact]
    public async Task It_takes_as_many_statements_for_many_assessments_as_for_few()
    {
        var form = await _client.PageAsync(Address);
        var few = await _site.Statements.DuringAsync(async () => (await PostAsync(form, "Try")).Dispose());
        await _plan.AddAsync(20, ActivityStatus.CompletedAsPlanned);
        for (var year = 2021; year < 2024; year++)
        {
            for (var number = 1; number <= 3; number++)
            {
                await _plan.AssessAsync(Assessment.Partly, "Då.", _site.Clock.Now.AddYears(-1), new PeriodKey(year, number));
            }
        }

        (await _site.Statements.DuringAsync(async () => (await PostAsync(form, "Try")).Dispose())).ShouldBe(few);
    }

    [Fact]
    public async Task Only_whoever_governs_may_try()
    {
        using var head = await _site.SignedInAsync((Role.Head, _plan.Unit));

        using var response = await head.GetAsync(new Uri(Address, UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> TryAsync(params (string Name, string Value)[] typed) =>
        await (await PostAsync(await _client.PageAsync(Address), "Try", typed)).DocumentAsync();

    private Task<HttpResponseMessage> PostAsync(AngleSharp.Html.Dom.IHtmlDocument page, string handler, params (string Name, string Value)[] typed)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector(Form)!;
        form.Action = $"{Address}?handler={handler}";
        return _client.SendFormAsync(page, Form, typed);
    }

    private static List<string> FilledRows(Stream file)
    {
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(file, false);
        return [.. book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Select(r => string.Join('|', r.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().Select(c => c.InnerText)))];
    }
}
