using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Governance;

/// <summary>Goal areas through their page.</summary>
public sealed class GoalAreasPageTests : IAsyncLifetime
{
    private const string Address = "/styrmodell/malomraden";

    private TestSite _site = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        var plan = new SamplePlan(_site.Municipality);
        await plan.LayOutAsync();
        var database = _site.Municipality.Context();
        var used = new GoalArea(Ids.New<GoalAreaId>(), "Tillväxt", 1);
        database.GoalAreas.AddRange(used, new GoalArea(Ids.New<GoalAreaId>(), "Barn och unga", 2));
        (await database.Goals.SingleAsync(g => g.Id == plan.Goal)).Place("4.1", 1, used.Id, null);
        await database.SaveAsync("plan.laid-out", null, CancellationToken.None);
        _client = await _site.SignedInAsync((Role.Strategist, null));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Areas_are_added_renamed_ordered_and_removed_at_once()
    {
        await SendAsync(await _client.PageAsync(Address), ("Areas[0].Name", "Hållbar tillväxt"), ("Areas[0].Order", "9"), ("Areas[1].Remove", "true"), ("Areas[2].Name", "Barn och unga"), ("Areas[2].Order", "1"));

        (await NamesAsync()).ShouldBe(["Barn och unga", "Hållbar tillväxt"]);
    }

    [Fact]
    public async Task One_that_goals_are_listed_under_stays()
    {
        var refused = await SendAsync(await _client.PageAsync(Address), ("Areas[0].Remove", "true"), ("Areas[2].Name", "Äldre"));

        refused.Words(".errs").ShouldContain("Målområdet ”Tillväxt” används av 1 mål, bland andra ”Matsvinnet ska minska”.");
        refused.QuerySelector<IHtmlInputElement>("input[name='Areas[2].Name']")!.Value.ShouldBe("Äldre");
        (await NamesAsync()).ShouldBe(["Tillväxt", "Barn och unga"]);
    }

    [Fact]
    public async Task Two_areas_have_different_names()
    {
        var refused = await SendAsync(await _client.PageAsync(Address), ("Areas[1].Name", "Tillväxt"));

        refused.Words(".errs").ShouldContain("Två målområden har samma namn.");
    }

    [Fact]
    public async Task The_second_to_save_sees_both()
    {
        var (hers, his) = (await _client.PageAsync(Address), await _client.PageAsync(Address));
        await SendAsync(hers, ("Areas[0].Name", "Växande"));

        var conflict = await SendAsync(his, ("Areas[0].Name", "Blomstrande"));
        conflict.Words(".meanwhile").ShouldContain("Växande");
        conflict.Words(".meanwhile").ShouldContain("Blomstrande");
        await SendAsync(conflict);
        (await NamesAsync()).ShouldBe(["Blomstrande", "Barn och unga"]);
    }

    private async Task<IHtmlDocument> SendAsync(IHtmlDocument page, params (string, string)[] typed) => await (await _client.SendFormAsync(page, "main form", typed)).DocumentAsync();

    private async Task<List<string>> NamesAsync() => await _site.Municipality.Context().GoalAreas.OrderBy(a => a.Order).Select(a => a.Name).ToListAsync(TestContext.Current.CancellationToken);
}
