using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Activities;

/// <summary>An activity from plan through change, split and merge, as the head of a unit does it in the browser.</summary>
public sealed class ActivityLifeTests : IAsyncLifetime
{
    private const string Form = "main form.card:has([name='Form.Title'])";
    private TestSite _site = null!;
    private HttpClient _client = null!;
    private SamplePlan _plan = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 2, 5));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        _client = await _site.SignedInAsync((Role.Head, _plan.Unit));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_goal_and_the_unit_lead_to_a_form_with_them_chosen()
    {
        foreach (var from in new[] { $"/mal/{_plan.Goal.Value}", $"/enheter/{_plan.Unit.Value}" })
        {
            var link = (await _client.PageAsync(from)).QuerySelector<IHtmlAnchorElement>("a[href^='/aktiviteter/ny']").ShouldNotBeNull(from);
            var form = await _client.PageAsync(link.PathName + link.Search);
            form.QuerySelector<IHtmlSelectElement>("[name='Form.Owner']")!.Value.ShouldBe($"{_plan.Unit.Value}");
            form.QuerySelectorAll<IHtmlInputElement>("[name='Form.Goals']").Count(g => g.IsChecked).ShouldBe(from.StartsWith("/mal", StringComparison.Ordinal) ? 1 : 0);
        }
    }

    [Fact]
    public async Task Everything_typed_is_stored_shown_and_kept_through_errors()
    {
        var page = await _client.PageAsync($"/aktiviteter/ny?mal={_plan.Goal.Value}");
        page = await SendAsync(page, ("Form.Start", "i mars"), ("Form.SubPoints", "Ett\nTvå"), ("Form.References[0].Address", "javascript:alert(1)"), ("Form.TargetUnit", "kök"));
        page.QuerySelectorAll(".errs li").Length.ShouldBe(5);
        page.Words(".errs").ShouldContain("Skriv aktivitetens namn");
        ValueOf(page, "Form.Start").ShouldBe("i mars");
        page.QuerySelector<IHtmlTextAreaElement>("[name='Form.SubPoints']")!.Value.ShouldContain("Två");
        page.QuerySelector("details[open] [name='Form.References[0].Address']").ShouldNotBeNull("a fault in a folded part is not hidden");

        page = await SendAsync(page, ("Form.Title", "Väga svinnet"), ("Form.Start", "2024-03-01"), ("Form.End", "2025-06-30"), ("Form.References[0].Address", "https://alvsala.example/plan"), ("Form.Target", "2,5"),
            ("Form.Kind", "project"), ("Form.LeftOut", "true"), ("Form.AwaitsWhat", "Ny taxa"), ("Form.AwaitsBody", "Kommunfullmäktige"), ("Form.Partners", "Regionen"), ("Form.Funding", "Vinnova 700 000 kr"));
        page.Words("h1").ShouldBe("Väga svinnet");
        foreach (var told in new[] { "Ett", "Två", "Ny taxa", "2,5 kök", "Projekt", "Redovisas inte", "Regionen", "Vinnova", "1 mars 2024 – 30 juni 2025", "Inte än" })
        {
            page.Words("main").ShouldContain(told);
        }

        page.QuerySelector("main a[href='https://alvsala.example/plan']").ShouldNotBeNull();
    }

    [Fact]
    public async Task New_dates_of_an_adopted_activity_take_a_reason_and_the_first_are_kept_and_shown()
    {
        var address = await AdoptedAsync("Väga svinnet");
        var page = await _client.PageAsync(address + "/andra");
        page.Words(Form).ShouldContain("Antagen tid: 1 februari – 30 november 2024");
        page = await SendAsync(page, ("Form.End", "2024-12-31"));
        page.Words(".errs").ShouldContain("Skriv varför planen ändras");
        ValueOf(page, "Form.End").ShouldBe("2024-12-31");
        page = await SendAsync(page, ("Form.Reason", "Vågarna kom sent"));
        page.Words("main").ShouldContain("1 februari – 31 december 2024");
        page.Words("main").ShouldContain("Ursprunglig plan1 februari – 30 november 2024");
        page.Words("main").ShouldContain("Varför: Vågarna kom sent");
    }

    [Fact]
    public async Task The_second_of_two_savers_sees_both_versions()
    {
        var address = await AdoptedAsync("Väga svinnet");
        var hers = await _client.PageAsync(address + "/andra");
        var his = await _client.PageAsync(address + "/andra");
        (await SendAsync(hers, ("Form.Title", "Väga allt svinn"))).QuerySelector(".note--ok").ShouldNotBeNull();
        var told = await SendAsync(his, ("Form.Title", "Mäta svinnet"));
        told.Words(".meanwhile tbody").ShouldContain("Väga allt svinn Mäta svinnet");
        told.QuerySelectorAll(".meanwhile tbody tr").Length.ShouldBe(1);
        (await SendAsync(told)).Words("h1").ShouldBe("Mäta svinnet");
    }

    [Fact]
    public async Task It_is_split_and_merged_with_its_history_and_each_asks_to_be_sure()
    {
        var address = await AdoptedAsync("Väga svinnet");
        var page = await StepAsync(await _client.PageAsync(address), "Split", ("Names", "Ett kök\nTvå kök"));
        page.Words(".errs").ShouldContain("Bocka för");
        page.QuerySelector<IHtmlTextAreaElement>("[name=Names]")!.Value.ShouldContain("Två kök");
        page = await StepAsync(page, "Split", ("Names", "Ett kök\nTvå kök"), ("SureToSplit", "true"));
        page.Words(".note--warn").ShouldContain("Ett kök Två kök");
        page.QuerySelector("#andra").ShouldBeNull("it is not changed any more");
        var heir = page.QuerySelector<IHtmlAnchorElement>(".note--warn a")!.PathName;
        page = await _client.PageAsync(heir);
        page.Words("main").ShouldContain("Delades ut ur: Väga svinnet");
        var other = page.QuerySelector<IHtmlInputElement>("[name=Others]")!.Value;
        (await StepAsync(page, "Merge", ("MergedName", "Alla kök"), ("SureToMerge", "true"))).Words(".errs").ShouldContain("minst två");
        var edit = await _client.PageAsync($"/aktiviteter/{other}/andra");
        await SendAsync(edit, ("Form.Title", "Två kök till"));
        page = await StepAsync(page, "Merge", ("Others", other), ("MergedName", "Alla kök"), ("SureToMerge", "true"));
        page.Words(".errs").ShouldContain("Någon annan har sparat medan du skrev");
        page = await StepAsync(page, "Merge", ("Others", other), ("MergedName", "Alla kök"), ("SureToMerge", "true"));
        page.Words("h1").ShouldBe("Alla kök");
        page.Words("main").ShouldContain("Slogs ihop av: Ett kök Två kök till");
    }

    [Fact]
    public async Task What_is_left_out_is_counted_apart_on_the_follow_up_and_found_in_the_table()
    {
        await _plan.AddAsync(1, null, "Väga svinnet");
        await _plan.AddAsync(1, null, "Skriva rutin");
        var form = await _client.PageAsync($"/aktiviteter/{_plan.Activities[^1].Value}/andra");
        await SendAsync(form, ("Form.LeftOut", "true"), ("Form.Kind", "administration"));
        var page = await _client.PageAsync("/uppfoljning/2024/2");
        page.Words("#utanfor").ShouldContain("En aktivitet redovisas inte");
        var table = await _client.PageAsync(page.QuerySelector<IHtmlAnchorElement>("#utanfor a")!.GetAttribute("href")!);
        table.Words("tbody").ShouldContain("Skriva rutin");
        table.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await _client.PageAsync("/uppfoljning/2024/2?visa=aktiviteter")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Only_what_nothing_hangs_on_is_taken_away()
    {
        var adopted = await _client.PageAsync(await AdoptedAsync("Väga svinnet"));
        adopted.QuerySelector("form[action*=Delete]").ShouldBeNull();
        adopted.Words("#andra").ShouldContain("Rapportera den som avbruten i stället");
        await _plan.AddAsync(1, null, "Ska bort");
        var page = await _client.PageAsync($"/aktiviteter/{_plan.Activities[^1].Value}");
        (await StepAsync(page, "Delete")).Words(".errs").ShouldContain("Bocka för");
        page = await StepAsync(page, "Delete", ("SureToDelete", "true"));
        page.Words(".note--ok").ShouldContain("”Ska bort” är borttagen");
        (await _client.GetAsync(new Uri($"/aktiviteter/{_plan.Activities[^1].Value}", UriKind.Relative), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Neither_a_reporter_nor_the_head_of_another_unit_changes_it()
    {
        var address = await AdoptedAsync("Väga svinnet");
        var elsewhere = Ids.New<UnitId>();
        var database = _site.Municipality.Context();
        database.Units.Add(new Domain.Organisation.Unit(elsewhere, "Gata", null, "Enhet", new DateOnly(2020, 1, 1)));
        await database.SaveAsync("test", null, Cancellation);
        foreach (var (role, unit) in new[] { (Role.Reporter, _plan.Unit), (Role.Head, elsewhere) })
        {
            using var other = await _site.SignedInAsync((role, unit));
            (await other.PageAsync(address)).QuerySelector("#andra").ShouldBeNull();
            (await other.GetAsync(new Uri(address + "/andra", UriKind.Relative), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            var page = await _client.PageAsync(address);
            var form = page.QuerySelector<IHtmlFormElement>("form[action*=Split]")!;
            (await other.PostAsync(new Uri(_site.Address, form.Action), new FormUrlEncodedContent([]), Cancellation)).IsSuccessStatusCode.ShouldBeFalse();
        }

        using var head = await _site.SignedInAsync((Role.Head, elsewhere));
        var mine = await head.PageAsync("/aktiviteter/ny");
        (await head.SendFormAsync(mine, Form, ("Form.Title", "Smyg"), ("Form.Owner", $"{_plan.Unit.Value}"), ("Form.Start", "2024-01-01"), ("Form.End", "2024-02-01"), ("Form.Goals", $"{_plan.Goal.Value}")))
            .StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<string> AdoptedAsync(string title)
    {
        await _plan.AddAsync(1, null, title);
        var database = _site.Municipality.Context();
        (await database.Activities.FindAsync([_plan.Activities[^1]], Cancellation))!.Adopt(new DateOnly(2024, 1, 10));
        await database.SaveAsync("test", null, Cancellation);
        return $"/aktiviteter/{_plan.Activities[^1].Value}";
    }

    private async Task<IHtmlDocument> SendAsync(IHtmlDocument page, params (string, string)[] typed) =>
        await (await _client.SendFormAsync(page, Form, [("Form.Owner", $"{_plan.Unit.Value}"), .. typed])).DocumentAsync();

    private async Task<IHtmlDocument> StepAsync(IHtmlDocument page, string handler, params (string, string)[] typed) =>
        await (await _client.SendFormAsync(page, $"form[action*='handler={handler}']", typed)).DocumentAsync();

    private static string? ValueOf(IHtmlDocument page, string field) => page.QuerySelector($"[name='{field}']").ShouldNotBeNull(field).GetAttribute("value");
}
