using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Governance;

/// <summary>A focus area through its pages: what it was built from and what it leads to.</summary>
public sealed class FocusAreaPageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _client = null!;
    private string _area = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        _client = await _site.SignedInAsync((Role.Strategist, null));
        _area = $"/styrmodell/fokusomraden/{(await _site.Municipality.Context().FocusAreas.SingleAsync()).Id.Value}";
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Inputs_stand_by_source_with_their_keywords_and_are_found_by_one()
    {
        await AddAsync("children", "Vi vill kunna bada.", "badplatser\nrent vatten, lek;Lek");
        await AddAsync("citizens", "Bussen går för sällan.", "buss");

        var page = await _client.PageAsync(_area);
        page.Words("aside").ShouldContain("Medborgarna Bussen går för sällan. buss");
        page.Words("aside").ShouldContain("Barnen Vi vill kunna bada. badplatser · rent vatten · lek Medborgardialog, 12 mars 2024");
        var found = await _client.PageAsync(_area + "?ord=Rent+vatten");
        found.Words("aside").ShouldContain("Vi vill kunna bada.");
        found.Words("aside").ShouldNotContain("Bussen går");
        (await _client.PageAsync(_area + "?ord=ufo")).Words("aside").ShouldContain("Inget underlag har det nyckelordet.");
    }

    [Fact]
    public async Task An_input_without_source_or_words_comes_back_filled()
    {
        var refused = await (await _client.SendFormAsync(await _client.PageAsync(_area + "/underlag"), "main form", ("Form.Keywords", "buss, tåg"))).DocumentAsync();

        refused.Words(".errs").ShouldContain("Välj vem som lyfte det.");
        refused.Words(".errs").ShouldContain("Skriv vad som sades.");
        refused.QuerySelector("textarea[name='Form.Keywords']")!.TextContent.ShouldBe("buss, tåg");
    }

    [Fact]
    public async Task The_second_to_change_an_input_sees_both_and_it_can_be_removed()
    {
        await AddAsync("children", "Vi vill kunna bada.", "bad");
        var link = (await _client.PageAsync(_area)).QuerySelector("aside li a")!.GetAttribute("href")!;
        var (hers, his) = (await _client.PageAsync(link), await _client.PageAsync(link));
        await _client.SendFormAsync(hers, "main form", ("Form.Text", "Vi vill bada."));

        var conflict = await (await _client.SendFormAsync(his, "main form", ("Form.Text", "Vi vill simma."))).DocumentAsync();
        conflict.Words(".meanwhile").ShouldContain("Vad sades? Vi vill bada. Vi vill simma.");
        await _client.SendFormAsync(await _client.PageAsync(link), "form[action*=Remove]");
        (await _client.PageAsync(_area)).Words("aside").ShouldContain("Inget underlag är inskrivet.");
    }

    [Fact]
    public async Task A_goal_inherits_its_areas_links_and_adds_its_own()
    {
        await LinkAsync(("Codes", "12"), ("Codes", "12.3"), ("Codes", "6"));
        var goal = $"/mal/{_plan.Goal.Value}";

        var refused = await (await SendAsync(await _client.PageAsync(goal + "/andra"), ("Form.Agenda", "4.1, 4.99"))).DocumentAsync();
        refused.Words(".errs").ShouldContain("Agenda 2030 har inget mål eller delmål med koden ”4.99”.");
        await SendAsync(refused, ("Form.Agenda", "4.1; 13"));
        var words = (await _client.PageAsync(goal)).Words("#om");
        words.ShouldContain("Rent vatten och sanitet");
        words.ShouldContain("Bekämpa klimatförändringarna");
        words.ShouldContain("Delmål: 4.1, 12.3");
        (await _client.PageAsync("/styrmodell/agenda-2030")).Words("#mal-13").ShouldContain("ett mål leder hit");
    }

    [Fact]
    public async Task The_second_to_link_sees_both()
    {
        var (hers, his) = (await _client.PageAsync(_area + "/koppla"), await _client.PageAsync(_area + "/koppla"));
        await SendAsync(hers, ("Codes", "7"));

        var conflict = await (await SendAsync(his, ("Codes", "1.A"))).DocumentAsync();
        conflict.Words(".meanwhile").ShouldContain("Agenda 2030 7 1.A");
        (await (await SendAsync(conflict, ("Codes", "1.A"))).DocumentAsync()).Words("main").ShouldContain("Delmål: 1.a");
    }

    [Fact]
    public async Task The_page_asks_as_much_of_many_inputs_as_of_one()
    {
        await AddAsync("children", "Vi vill kunna bada.", "bad");
        await _client.PageAsync(_area);
        var one = await _site.Statements.DuringAsync(() => _client.PageAsync(_area));
        for (var i = 0; i < 8; i++)
        {
            await AddAsync("citizens", $"Synpunkt {i}", "buss");
        }

        (await _site.Statements.DuringAsync(() => _client.PageAsync(_area))).ShouldBe(one);
    }

    [Fact]
    public async Task Only_the_strategist_writes()
    {
        var reader = await _site.SignedInAsync((Role.Member, null));

        (await reader.PageAsync(_area)).QuerySelector("a[href$=koppla]").ShouldBeNull();
        var page = await _client.PageAsync(_area + "/koppla");
        (await reader.GetAsync(new Uri(_area + "/koppla", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        page.QuerySelector("input[name=Codes]").ShouldNotBeNull();
    }

    private async Task AddAsync(string source, string text, string keywords)
    {
        var form = await _client.PageAsync(_area + "/underlag");
        (await _client.SendFormAsync(form, "main form", ("Form.Source", source), ("Form.Text", text), ("Form.Keywords", keywords), ("Form.Where", "Medborgardialog"), ("Form.On", "2024-03-12"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task LinkAsync(params (string, string)[] typed) => (await SendAsync(await _client.PageAsync(_area + "/koppla"), typed)).StatusCode.ShouldBe(HttpStatusCode.OK);

    // Every ticked box of a name is sent, which a dictionary cannot hold; what is typed stands instead of what was there.
    private Task<HttpResponseMessage> SendAsync(IHtmlDocument page, params (string Name, string Value)[] typed)
    {
        var form = (IHtmlFormElement)page.QuerySelector("main form[method=post]")!;
        var fields = form.QuerySelectorAll("input, textarea, select").Select(element => element switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => default,
            IHtmlInputElement input => (input.Name, Value: input.Value),
            IHtmlTextAreaElement area => (area.Name, Value: area.Value),
            IHtmlSelectElement select => (select.Name, Value: select.Value ?? ""),
            _ => default,
        }).Where(f => f.Name is not null && typed.All(t => t.Name != f.Name)).Select(f => new KeyValuePair<string, string>(f.Name!, f.Value)).ToList();
        fields.AddRange(typed.Select(t => new KeyValuePair<string, string>(t.Name, t.Value)));
        return _client.PostAsync(new Uri(_client.BaseAddress!, form.Action), new FormUrlEncodedContent(fields));
    }
}
