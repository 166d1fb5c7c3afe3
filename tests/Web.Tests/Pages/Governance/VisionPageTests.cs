using System.Net;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reports;

namespace Styrkedja.Web.Tests.Pages.Governance;

/// <summary>The vision through its pages: written from the one before, adopted, superseded, and never changed behind a report.</summary>
public sealed class VisionPageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        _client = await _site.SignedInAsync((Role.Strategist, null));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_new_version_is_written_from_the_present_one_and_takes_over_on_its_day()
    {
        var form = await _client.PageAsync("/styrmodell/vision/skriv");
        form.QuerySelector("textarea[name='Form.Text']")!.TextContent.ShouldBe("I Älvsala är det nära.");
        var version = await (await _client.SendFormAsync(form, "main form", ("Form.Text", "I Älvsala är det nära till allt."), ("Form.From", "2025-01-01"), ("Form.Areas[1].Name", "Trygg uppväxt"))).DocumentAsync();
        version.Words("main").ShouldContain("Förslag från 1 januari 2025");
        (await AdoptAsync(version)).Words("main").ShouldContain("Antagen: Kommunfullmäktige 25 november 2024, § 88");

        var page = await _client.PageAsync("/styrmodell/vision");
        page.Words(".vision").ShouldBe("I Älvsala är det nära.");
        page.Words("section:has(#h-coming)").ShouldContain("I Älvsala är det nära till allt.");
        page.Words(".diff").ShouldContain("Trygg uppväxt, namn Inget Trygg uppväxt");
        _site.Clock.Now = new DateTimeOffset(2025, 1, 1, 11, 0, 0, TimeSpan.Zero);
        page = await _client.PageAsync("/styrmodell/vision");
        page.Words(".vision").ShouldBe("I Älvsala är det nära till allt.");
        page.Words("section:has(#h-earlier)").ShouldContain("Gäller 1 januari 2022 – 31 december 2024");

        // What bears on an area still does, and an old state shows the text that held then.
        (await _client.PageAsync("/roda-traden?ar=2024&tertial=2")).Words(".tree").ShouldContain("Klimat och vatten");
        (await _client.PageAsync($"/mal/{_plan.Goal.Value}")).Words("aside").ShouldContain("Klimat och vatten");
    }

    [Fact]
    public async Task Two_versions_on_the_same_days_are_refused_with_what_to_do()
    {
        var form = await _client.PageAsync("/styrmodell/vision/skriv");

        var refused = await (await _client.SendFormAsync(form, "main form", ("Form.Text", "En annan text."), ("Form.From", "2022-01-01"))).DocumentAsync();
        refused.Words(".errs").ShouldContain("Det finns redan en antagen vision som gäller från 1 januari 2022. Välj en annan första dag");
        refused.QuerySelector("textarea[name='Form.Text']")!.TextContent.ShouldBe("En annan text.");
        refused = await (await _client.SendFormAsync(refused, "main form", ("Form.From", "2021-07-01"), ("Form.To", "2022-03-31"))).DocumentAsync();
        refused.Words(".errs").ShouldContain("två visioner gälla 1 januari 2022 till 31 mars 2022. Lämna sista dagen tom");
    }

    [Fact]
    public async Task An_area_with_goals_leaves_a_version_only_when_it_is_ended()
    {
        var form = await _client.PageAsync("/styrmodell/vision/skriv");

        var refused = await (await _client.SendFormAsync(form, "main form", ("Form.From", "2024-10-01"), ("Form.Areas[0].Drop", "true"))).DocumentAsync();
        refused.Words(".errs").ShouldContain("2 mål hör till det (”Utsläppen ska halveras”, ”Matsvinnet ska minska”)");
        var saved = await (await _client.SendFormAsync(refused, "main form", ("Form.Areas[0].End", "true"))).DocumentAsync();
        saved.Words("main").ShouldContain("Den här versionen har inga fokusområden.");
        (await _client.PageAsync($"/mal/{_plan.Goal.Value}/andra")).Words("main").ShouldContain("Klimat och vatten");
    }

    [Fact]
    public async Task What_a_report_carries_is_superseded_and_not_changed()
    {
        var vision = await OnlyAsync();
        var database = _site.Municipality.Context();
        database.Reports.Add(new Report(Ids.New<ReportId>(), ReportKind.Tertial, 2024, "tertial/2024/1", 1, "Tertialrapport", "{}", null, "Maria Prov", new DateTimeOffset(2024, 5, 20, 8, 0, 0, TimeSpan.Zero)));
        await database.SaveAsync("report.made", null, TestContext.Current.CancellationToken);
        var early = await (await _client.SendFormAsync(await _client.PageAsync("/styrmodell/vision/skriv"), "main form", ("Form.From", "2024-05-01"))).DocumentAsync();
        (await AdoptAsync(early)).Words(".errs").ShouldContain("En rapport frystes 20 maj 2024 med den vision som gällde då.");
        var stale = await _client.PageAsync($"/styrmodell/vision/skriv/{vision.Id.Value}");

        var page = await _client.PageAsync($"/styrmodell/vision/{vision.Id.Value}");
        page.Words("#steg").ShouldContain("Rapporter har frusits medan versionen gällde, den första 20 maj 2024.");
        page.QuerySelector("form[action*=Delete]").ShouldBeNull();
        (await (await _client.SendFormAsync(stale, "main form", ("Form.Text", "Omskriven."))).DocumentAsync()).Words(".errs").ShouldContain("Skriv en ny version i stället.");
        (await (await _client.SendFormAsync(page, "form[action*=End]", ("LastDay", "2024-05-19"))).DocumentAsync()).Words(".errs").ShouldContain("En rapport frystes 20 maj 2024");
        (await (await _client.SendFormAsync(page, "form[action*=End]", ("LastDay", "2024-12-31"))).DocumentAsync()).Words("main").ShouldContain("Gäller 1 januari 2022 – 31 december 2024");
    }

    [Fact]
    public async Task The_second_to_save_sees_both_versions()
    {
        var vision = await OnlyAsync();
        var (hers, his) = (await _client.PageAsync($"/styrmodell/vision/skriv/{vision.Id.Value}"), await _client.PageAsync($"/styrmodell/vision/skriv/{vision.Id.Value}"));
        await _client.SendFormAsync(hers, "main form", ("Form.Text", "Hennes text."), ("Form.Areas[0].Name", "Klimat"));

        var conflict = await (await _client.SendFormAsync(his, "main form", ("Form.Text", "Hans text."))).DocumentAsync();
        conflict.Words(".meanwhile").ShouldContain("Visionens text Hennes text. Hans text.");
        conflict.Words(".meanwhile").ShouldContain("Klimat Klimat Klimat och vatten");
        (await (await _client.SendFormAsync(conflict, "main form")).DocumentAsync()).Words(".vision").ShouldBe("Hans text.");
    }

    [Fact]
    public async Task A_proposal_is_removed_only_when_one_is_sure()
    {
        var version = await (await _client.SendFormAsync(await _client.PageAsync("/styrmodell/vision/skriv"), "main form", ("Form.From", "2025-01-01"))).DocumentAsync();

        var unsure = await (await _client.SendFormAsync(version, "form[action*=Delete]")).DocumentAsync();
        unsure.Words(".errs").ShouldContain("Kryssa för att du vill ta bort versionen.");
        await _client.SendFormAsync(unsure, "form[action*=Delete]", ("Sure", "true"));
        (await _site.Municipality.Context().Visions.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    [Fact]
    public async Task Everyone_signed_in_reads_it_and_the_strategist_writes()
    {
        var reader = await _site.SignedInAsync((Role.Administrator, null));

        (await reader.PageAsync("/styrmodell/vision")).QuerySelector("a[href*=skriv]").ShouldBeNull();
        var page = await _client.PageAsync($"/styrmodell/vision/{(await OnlyAsync()).Id.Value}");
        (await reader.PageAsync($"/styrmodell/vision/{(await OnlyAsync()).Id.Value}")).QuerySelector("#steg").ShouldBeNull();
        page.QuerySelector("#steg").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_page_asks_as_much_of_many_versions_as_of_one()
    {
        await _client.PageAsync("/styrmodell/vision");
        var one = await _site.Statements.DuringAsync(() => _client.PageAsync("/styrmodell/vision"));
        var database = _site.Municipality.Context();
        for (var year = 2000; year < 2020; year++)
        {
            var area = new FocusArea(Ids.New<FocusAreaId>());
            var vision = new Vision(Ids.New<VisionId>(), new VisionWording($"Vision {year}", new DateOnly(year, 1, 1), null, [new FocusAreaWording(area.Id, $"Område {year}", null)]));
            vision.Adopt("Kommunfullmäktige, § 1");
            database.FocusAreas.Add(area);
            database.Visions.Add(vision);
        }

        await database.SaveAsync("vision.adopted", null, TestContext.Current.CancellationToken);
        (await _site.Statements.DuringAsync(() => _client.PageAsync("/styrmodell/vision"))).ShouldBe(one);
    }

    private async Task<Vision> OnlyAsync() => await _site.Municipality.Context().Visions.SingleAsync(TestContext.Current.CancellationToken);

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> AdoptAsync(AngleSharp.Html.Dom.IHtmlDocument version)
    {
        var response = await _client.SendFormAsync(version, "form[action*=Adopt]", ("Decision.Body", "Kommunfullmäktige"), ("Decision.Day", "2024-11-25"), ("Decision.Paragraph", "88"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.DocumentAsync();
    }
}
