using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Governance;

/// <summary>Agenda 2030 through its page: what leads to each goal, and the titles of the targets looked at before they are stored.</summary>
public sealed class AgendaPageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        await new SamplePlan(_site.Municipality).LayOutAsync();
        _client = await _site.SignedInAsync((Role.Strategist, null));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Each_goal_shows_which_areas_and_goals_lead_to_it()
    {
        var page = await _client.PageAsync("/styrmodell/agenda-2030");

        page.QuerySelectorAll("main li[id^=mal-]").Length.ShouldBe(17);
        page.Words("#mal-12").ShouldContain("Hållbar konsumtion och produktion Klimat och vatten 2 mål leder hit");
        page.Words("#mal-14").ShouldContain("Inget fokusområde eller mål leder hit.");
    }

    [Fact]
    public async Task Titles_are_looked_at_before_they_are_stored()
    {
        var page = await _client.PageAsync("/styrmodell/agenda-2030");

        var review = await (await _client.SendFormAsync(page, "#titlar form", ("Pasted", "code;title_sv\n1.A;Mobilisera resurser\n3.4;\"Minska; främja\""))).DocumentAsync();
        review.Words("#titlar").ShouldContain("1.a Finns inte Mobilisera resurser");
        (await CountAsync()).ShouldBe(0);
        (await StoreAsync(review)).Words("#mal-3").ShouldContain("3.4 Minska; främja");

        review = await (await _client.SendFormAsync(page, "#titlar form", ("Pasted", "title_sv;code\nMobilisera;1.a\nMinska; 3.4"))).DocumentAsync();
        review.Words("#titlar").ShouldContain("1.a Mobilisera resurser Mobilisera");
        await StoreAsync(review);
        review = await (await _client.SendFormAsync(page, "#titlar form", ("Pasted", "code;title_sv\n1.a;Mobilisera"))).DocumentAsync();
        review.Words("#titlar").ShouldContain("Allt i tabellen finns redan.");
    }

    [Fact]
    public async Task Of_thousands_of_faults_the_first_are_shown_and_all_can_be_had_as_text()
    {
        var rows = "code;title_sv\n" + string.Concat(Enumerable.Repeat("9.z;x\n", 1200));
        var refused = await (await _client.SendFormAsync(await _client.PageAsync("/styrmodell/agenda-2030"), "#titlar form", ("Pasted", rows))).DocumentAsync();
        refused.QuerySelectorAll("#titlar tbody tr").Length.ShouldBe(100);
        refused.Words("#titlar").ShouldContain("1 200 fel måste rättas");
        refused.Words("#titlar").ShouldContain("1 100 fel till visas inte här.");
        ((AngleSharp.Html.Dom.IHtmlFormElement)refused.QuerySelector("#titlar form")!).Action = "/styrmodell/agenda-2030?handler=Faults";
        using var file = await _client.SendFormAsync(refused, "#titlar form");
        file.Content.Headers.ContentDisposition!.FileName.ShouldBe("fel-i-tabellen.txt");
        var lines = (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1200);
        lines[^1].ShouldStartWith("Rad 1\u00a0201, code:");
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_row_and_column_and_nothing_is_stored()
    {
        var page = await _client.PageAsync("/styrmodell/agenda-2030");

        var refused = await (await _client.SendFormAsync(page, "#titlar form", ("Pasted", "code;title_sv\n1.z;Något\n3.4;Minska\n3.4;Igen\n5.1;\n4;Ett mål"))).DocumentAsync();
        var words = refused.Words("#titlar table");
        words.ShouldContain("Rad 2 code Agenda 2030 har inget delmål med koden ”1.z”.");
        words.ShouldContain("Rad 4 code Koden ”3.4” står redan på rad 3.");
        words.ShouldContain("Rad 5 title_sv Titeln saknas för 5.1.");
        words.ShouldContain("Rad 6 code Agenda 2030 har inget delmål med koden ”4”.");
        refused.QuerySelector("button[formaction]").ShouldBeNull();
        refused.QuerySelector("textarea[name=Pasted]")!.TextContent.ShouldContain("4;Ett mål");

        (await (await _client.SendFormAsync(page, "#titlar form", ("Pasted", "kod;titel\n1.a;Något"))).DocumentAsync()).Words(".errs").ShouldContain("Rubrikraden saknar code, title_sv.");
        (await (await _client.SendFormAsync(page, "#titlar form")).DocumentAsync()).Words(".errs").ShouldContain("Välj en fil eller klistra in tabellen.");
    }

    [Fact]
    public async Task What_was_changed_since_it_was_looked_at_is_not_stored()
    {
        var page = await _client.PageAsync("/styrmodell/agenda-2030");
        var review = await (await _client.SendFormAsync(page, "#titlar form", ("Pasted", "code;title_sv\n1.a;Mobilisera"))).DocumentAsync();

        var refused = await StoreAsync(review, ("Pasted", "code;title_sv\n1.a;Något annat"));
        refused.Words(".errs").ShouldContain("Något har ändrats sedan du granskade");
        refused.Words("#titlar").ShouldContain("1.a Finns inte Något annat");
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_titles_are_the_strategist_s_to_take_in()
    {
        var reader = await _site.SignedInAsync((Role.Administrator, null));

        (await reader.PageAsync("/styrmodell/agenda-2030")).QuerySelector("#titlar").ShouldBeNull();
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> StoreAsync(AngleSharp.Html.Dom.IHtmlDocument review, params (string, string)[] typed)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)review.QuerySelector("#titlar form")!;
        form.Action = review.QuerySelector("button[formaction]").ShouldNotBeNull().GetAttribute("formaction")!;
        return await (await _client.SendFormAsync(review, "#titlar form", typed)).DocumentAsync();
    }

    private Task<int> CountAsync() => _site.Municipality.Context().AgendaTargets.CountAsync(TestContext.Current.CancellationToken);
}
