using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Governance;

/// <summary>The regional strategy through its pages: taken in, linked to priority by priority, and kept while it is used.</summary>
public sealed class RegionalPageTests : IAsyncLifetime
{
    private const string Table = "kind;code;title;under\nmålområde;M1;Plats;\nmålområde;M3;Växa;\nprioritering;M1.1;Kompetens;M1\nprincip;P1;Jämställdhet;";

    private TestSite _site = null!;
    private HttpClient _client = null!;
    private string _area = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        await new SamplePlan(_site.Municipality).LayOutAsync();
        _client = await _site.SignedInAsync((Role.Strategist, null));
        _area = $"/styrmodell/fokusomraden/{(await _site.Municipality.Context().FocusAreas.SingleAsync()).Id.Value}";
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_ready_one_is_taken_in_whole()
    {
        var page = await _client.PageAsync("/styrmodell/regional-strategi");
        var taken = await (await _client.SendFormAsync(page, "form[action*=Ready]")).DocumentAsync();

        var strategy = await StoredAsync();
        strategy.Entries.CountBy(e => e.Kind).Select(k => k.Value).ShouldBe([3, 16, 6]);
        taken.Words(".matrix").ShouldContain("M2.2 Alla ska ha grundläggande behörighet från grundskola och gymnasium");
        taken.QuerySelector("form[action*=Ready]").ShouldBeNull();
        (await (await _client.SendFormAsync(page, "form[action*=Ready]")).DocumentAsync()).Words(".errs").ShouldContain("är redan inläst");
    }

    [Fact]
    public async Task A_priority_is_linked_without_its_goal_area()
    {
        await TakeInAsync();
        var strategy = await StoredAsync();
        var key = $"{strategy.Id.Value}/";

        var form = await _client.PageAsync(_area + "/koppla");
        await _client.SendFormAsync(form, "main form", ($"Areas[{key}M3]", "main"), ("Entries", key + "M1.1"));

        var page = await _client.PageAsync(_area);
        page.Words("section:has(#regionalt)").ShouldContain("Huvudmålområde M3 Växa");
        page.Words("section:has(#regionalt)").ShouldContain("Prioriteringar M1.1 Kompetens");
        page.Words("section:has(#regionalt)").ShouldNotContain("M1 Plats");
        var matrix = await _client.PageAsync("/styrmodell/regional-strategi");
        Row(matrix, "M1.1").ShouldBe("Kopplat");
        Row(matrix, "M1").ShouldBe("");
        Row(matrix, "M3").ShouldBe("Huvudmålområde");
    }

    [Fact]
    public async Task What_an_area_leads_to_stays_in_the_strategy()
    {
        await TakeInAsync();
        var strategy = await StoredAsync();
        await _client.SendFormAsync(await _client.PageAsync(_area + "/koppla"), "main form", ("Entries", $"{strategy.Id.Value}/P1"));
        var address = $"/styrmodell/regional-strategi/tabell/{strategy.Id.Value}";
        var form = await _client.PageAsync(address);

        var refused = await (await _client.SendFormAsync(form, "main form", ("Pasted", Table.Replace("\nprincip;P1;Jämställdhet;", "", StringComparison.Ordinal)))).DocumentAsync();
        refused.Words("main form").ShouldContain("Raden med koden ”P1” saknas, men den används av Klimat och vatten.");
        refused.QuerySelector("button[formaction]").ShouldBeNull();
        (await (await _client.SendFormAsync(form, "form[action*=Remove]")).DocumentAsync()).Words(".errs").ShouldContain("Länets strategi används av Klimat och vatten.");

        await StoreAsync(await (await _client.SendFormAsync(form, "main form", ("Pasted", Table.Replace("Jämställdhet", "Lika villkor", StringComparison.Ordinal)))).DocumentAsync());
        (await _client.PageAsync(_area)).Words("section:has(#regionalt)").ShouldContain("P1 Lika villkor");
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_row_and_column()
    {
        var form = await _client.PageAsync("/styrmodell/regional-strategi/tabell");

        var refused = await (await _client.SendFormAsync(form, "main form", Given("kind;code;title;under\nmål;M1;Plats;\nprioritering;M1.1;Kompetens;M9\nprincip;;Öppet;\nprincip;P1;;M1"))).DocumentAsync();
        var words = refused.Words("main table");
        words.ShouldContain("Rad 2 kind ”mål” är inget slag.");
        words.ShouldContain("Rad 3 under Prioriteringen ”M1.1” ligger under ”M9”, som inte är något målområde i tabellen.");
        words.ShouldContain("Rad 4 code Koden saknas.");
        words.ShouldContain("Rad 5 title Titeln saknas för P1.");
        words.ShouldContain("Rad 5 under Bara prioriteringar ligger under något.");
        refused.QuerySelector<IHtmlInputElement>("#Name")!.Value.ShouldBe("Länets strategi");
        (await _site.Municipality.Context().RegionalStrategies.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task The_second_to_save_sees_both()
    {
        await TakeInAsync();
        var address = $"/styrmodell/regional-strategi/tabell/{(await StoredAsync()).Id.Value}";
        var (hers, his) = (await LookAsync(address, ("Name", "Hennes strategi")), await LookAsync(address, ("Name", "Hans strategi")));
        await StoreAsync(hers);

        var conflict = await StoreAsync(his);
        conflict.Words(".meanwhile").ShouldContain("Strategins namn Hennes strategi Hans strategi");
        (await StoreAsync(conflict)).Words("main").ShouldContain("Hans strategi");
    }

    [Fact]
    public async Task The_matrix_asks_as_much_of_many_areas_as_of_one()
    {
        await TakeInAsync();
        await _client.PageAsync("/styrmodell/regional-strategi");
        var one = await _site.Statements.DuringAsync(() => _client.PageAsync("/styrmodell/regional-strategi"));
        var database = _site.Municipality.Context();
        var vision = await database.Visions.SingleAsync(TestContext.Current.CancellationToken);
        var more = Enumerable.Range(0, 12).Select(i => new FocusAreaWording(Ids.New<FocusAreaId>(), $"Område {i}", null)).ToList();
        vision.Word(vision.Wording with { Areas = [.. vision.Areas, .. more] });
        database.FocusAreas.AddRange(more.Select(m => new FocusArea(m.Id)));
        await database.SaveAsync("vision.changed", null, TestContext.Current.CancellationToken);

        var page = await _client.PageAsync("/styrmodell/regional-strategi");
        page.QuerySelectorAll(".matrix thead th").Length.ShouldBe(14);
        (await _site.Statements.DuringAsync(() => _client.PageAsync("/styrmodell/regional-strategi"))).ShouldBe(one);
    }

    private static string Row(IHtmlDocument page, string code) => page.QuerySelectorAll(".matrix tbody tr").Single(r => r.QuerySelector("th b")?.TextContent == code).QuerySelector("td")!.TextContent.Trim();

    private static (string, string)[] Given(string table) => [("Name", "Länets strategi"), ("FirstYear", "2021"), ("LastYear", "2030"), ("Pasted", table)];

    private async Task<RegionalStrategy> StoredAsync() => await _site.Municipality.Context().RegionalStrategies.SingleAsync(TestContext.Current.CancellationToken);

    private Task TakeInAsync() => TakeInAsync("/styrmodell/regional-strategi/tabell");

    private async Task TakeInAsync(string address) => (await StoreAsync(await LookAsync(address, Given(Table)))).Words("main").ShouldContain("Länets strategi");

    private async Task<IHtmlDocument> LookAsync(string address, params (string, string)[] typed) => await (await _client.SendFormAsync(await _client.PageAsync(address), "main form", typed)).DocumentAsync();

    private async Task<IHtmlDocument> StoreAsync(IHtmlDocument review)
    {
        var form = review.QuerySelector<IHtmlFormElement>("main form")!;
        form.Action = review.QuerySelector("button[formaction]").ShouldNotBeNull(review.Words("main")).GetAttribute("formaction")!;
        var response = await _client.SendFormAsync(review, "main form");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.DocumentAsync();
    }
}
