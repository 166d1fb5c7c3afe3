using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Web.Tests.Pages.Cycle;

public sealed class CyclePageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private HttpClient _strategist = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 8, 20));
        _strategist = await _site.SignedInAsync((Role.Strategist, null));
    }

    public async ValueTask DisposeAsync()
    {
        _strategist.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_year_is_filled_once_read_as_list_and_wheel_and_copied_to_the_next()
    {
        var page = await _strategist.PageAsync("/arshjul");
        page.Words(".empty").ShouldContain("Årshjulet för 2024 är tomt");
        page = await DocumentAsync(_strategist.SendFormAsync(page, Form("Suggest")));
        var names = page.QuerySelectorAll(".cyclelist h3").Select(h => h.TextContent.Trim()).ToList();
        names.ShouldContain("Mätdag för tertial 2 2024");
        names.ShouldContain("Bedöm målen för tertial 3 2023");
        names.ShouldContain("Budget 2025 fastställs");
        page.QuerySelectorAll(".wheel .wh-step").Length.ShouldBe(names.Count);
        page.Words("details.dt").ShouldContain("steg är passerade");
        page.QuerySelectorAll(".wheel a").Select(a => page.QuerySelector(a.GetAttribute("href")!)).ShouldAllBe(target => target != null);

        // The row the wheel's last number leads to is the row with that number.
        var last = page.QuerySelectorAll(".wheel .wh-step")[^1];
        page.QuerySelector(last.GetAttribute("href")!)!.QuerySelector(".goalref b")!.TextContent.ShouldBe(last.QuerySelector("text")!.TextContent);

        page = await DocumentAsync(_strategist.SendFormAsync(page, Form("Suggest")));
        page.Words(".note--ok").ShouldContain("Inget steg saknades");

        page = await DocumentAsync(_strategist.SendFormAsync(await _strategist.PageAsync("/arshjul/2025"), Form("Copy")));
        var next = page.QuerySelectorAll(".cyclelist .task").ToDictionary(t => t.QuerySelector("h3")!.TextContent.Trim(), t => t);
        next.ShouldContainKey("Budget 2026 fastställs");
        next["Mätdag för tertial 2 2025"].QuerySelector(".goalref")!.TextContent.ShouldContain("31 augusti 2025");
        next["Mätdag för tertial 2 2025"].QuerySelector<IHtmlAnchorElement>("h3 a")!.PathName.ShouldBe("/uppfoljning/2025/2");
        page = await DocumentAsync(_strategist.SendFormAsync(page, Form("Copy")));
        page.Words(".note--ok").ShouldContain("Inget steg saknades");
    }

    [Fact]
    public async Task A_step_is_written_changed_moved_taken_away_and_put_back()
    {
        var wrong = await DocumentAsync(_strategist.SendFormAsync(
            await _strategist.PageAsync("/arshjul/steg"), "main form", ("Form.Name", ""), ("Form.First", "2024-10-20"), ("Form.Last", "2024-10-01"), ("Form.Link", "javascript:alert(1)")));
        wrong.Words(".errs").ShouldContain("Skriv vad steget heter");
        wrong.Words(".errs").ShouldContain("Sista dagen ligger före");
        wrong.QuerySelector<IHtmlInputElement>("#Form_Link")!.Value.ShouldBe("javascript:alert(1)");
        wrong = await DocumentAsync(_strategist.SendFormAsync(wrong, "main form", ("Form.Name", "Budgetdialog"), ("Form.Last", "2024-10-25")));
        wrong.Words(".errs").ShouldContain("är ingen adress");
        var page = await DocumentAsync(_strategist.SendFormAsync(wrong, "main form", ("Form.Link", "/planer")));
        page.Words(".cyclelist .task").ShouldContain("20 oktober – 25 oktober 2024");
        var address = page.QuerySelector<IHtmlAnchorElement>("a[href^='/arshjul/steg/']")!.PathName;

        page = await DocumentAsync(_strategist.SendFormAsync(await _strategist.PageAsync(address), "main form.card", ("Form.First", "2025-02-03"), ("Form.Last", "")));
        new Uri(page.Url).AbsolutePath.ShouldBe("/arshjul/2025");
        page.Words(".cyclelist .task").ShouldContain("3 februari 2025");

        page = await DocumentAsync(_strategist.SendFormAsync(await _strategist.PageAsync(address), Form("Cancel")));
        page.Words("main").ShouldContain("är tomt");
        page = await DocumentAsync(_strategist.SendFormAsync(await _strategist.PageAsync(address), Form("TakeUpAgain")));
        page.Words(".cyclelist .task").ShouldContain("Budgetdialog");
        var verbs = await _site.Municipality.AsOwnerAsync("select string_agg(distinct verb, ' ' order by verb) from styrkedja.event where verb like 'cycle.%'");
        verbs.ShouldBe("cycle.step-added cycle.step-cancelled cycle.step-changed cycle.step-taken-up-again");
    }

    [Fact]
    public async Task Two_who_change_a_step_at_once_the_second_sees_both()
    {
        var id = await AddAsync("Budgetdialog", Details("Budgetdialog"));
        var hers = await _strategist.PageAsync($"/arshjul/steg/{id.Value}");
        var his = await _strategist.PageAsync($"/arshjul/steg/{id.Value}");
        await _strategist.SendFormAsync(hers, "main form.card", ("Form.Name", "Budgetberedning"));
        var told = await DocumentAsync(_strategist.SendFormAsync(his, "main form.card", ("Form.Name", "Budgetmöte")));
        told.Words(".meanwhile tbody").ShouldContain("Budgetberedning Budgetmöte");
        told.QuerySelectorAll(".meanwhile tbody tr").Length.ShouldBe(1);
        (await DocumentAsync(_strategist.SendFormAsync(told, "main form.card"))).Words(".cyclelist").ShouldContain("Budgetmöte");

        var late = await DocumentAsync(_strategist.SendFormAsync(his, Form("Cancel")));
        late.Words(".errs").ShouldNotBeEmpty();
        late.QuerySelector<IHtmlInputElement>("#Form_Name")!.Value.ShouldBe("Budgetmöte");
    }

    [Fact]
    public async Task Whoever_reads_sees_what_is_theirs_and_is_refused_when_they_change_it()
    {
        var unit = Ids.New<UnitId>();
        var database = _site.Municipality.Context();
        database.Units.Add(new Unit(unit, "Kost", null, "Enhet", new DateOnly(2020, 1, 1)));
        await database.SaveAsync("test", null, CancellationToken.None);
        await AddAsync("1", Details("Enheterna planerar") with { Doer = Role.Head, ReminderDays = 60 });
        await AddAsync("2", Details("Bedöm målen") with { Doer = Role.Strategist });
        using var head = await _site.SignedInAsync((Role.Head, unit));

        var page = await head.PageAsync("/arshjul?mina=true");
        page.QuerySelectorAll(".cyclelist h3").Select(h => h.TextContent.Trim()).ShouldBe(["Enheterna planerar"]);
        page.QuerySelectorAll("a[href^='/arshjul/steg'], form[action*=Suggest]").ShouldBeEmpty();
        (await head.PageAsync("/")).Words(".aside").ShouldContain("Enheterna planerar");
        (await _strategist.PageAsync("/")).Words(".aside").ShouldNotContain("Enheterna planerar");

        (await head.GetAsync(new Uri("/arshjul/steg", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var token = (await head.PageAsync("/konto")).QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value;
        foreach (var handler in new[] { "Suggest", "Copy" })
        {
            using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
            (await head.PostAsync(new Uri($"/arshjul/2025?handler={handler}", UriKind.Relative), content, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, handler);
        }
    }

    [Fact]
    public async Task The_list_costs_as_many_statements_for_one_step_as_for_many()
    {
        await AddAsync("1", Details("Ett"));
        await _strategist.PageAsync("/arshjul");
        var few = await _site.Statements.DuringAsync(() => _strategist.PageAsync("/arshjul"));
        await _site.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<StyrkedjaDbContext>();
            database.CycleSteps.AddRange(Enumerable.Range(1, 60).Select(i => new CycleStep(Ids.New<CycleStepId>(), Details($"Steg {i}"), null, _site.Clock.Now)));
            await database.SaveAsync("test", null, CancellationToken.None);
        });
        (await _site.Statements.DuringAsync(() => _strategist.PageAsync("/arshjul"))).ShouldBe(few);
        few.ShouldBeLessThanOrEqualTo(15);
    }

    [Fact]
    public async Task A_persons_calendar_holds_their_steps_follows_changes_and_ends_with_its_address()
    {
        var mine = await AddAsync("1", Details("Bedöm målen") with { Doer = Role.Strategist, ReminderDays = 7, Link = "/mal" });
        await AddAsync("2", Details("Sekreterarens") with { Doer = Role.Secretary });
        var made = await DocumentAsync(_strategist.SendFormAsync(await _strategist.PageAsync("/arshjul/kalender"), Form("Make")));
        var address = new Uri(made.QuerySelector<IHtmlInputElement>("#adress")!.Value).AbsolutePath;
        using var calendar = _site.Visitor(followsRedirects: false);

        var first = (await ReadAsync(calendar, address)).Events.Single();
        (first["UID"], first["SEQUENCE"], first["STATUS"]).ShouldBe(($"{mine.Value:D}", "0", "CONFIRMED"));
        first["URL"].ShouldBe(new Uri(_site.Address, "/mal").ToString());
        first.Parts.Single()["TRIGGER"].ShouldBe("-P7D");

        await _strategist.SendFormAsync(await _strategist.PageAsync($"/arshjul/steg/{mine.Value}"), "main form.card", ("Form.First", "2024-10-07"), ("Form.Last", "2024-10-08"), ("Form.Doer", "strategist"));
        var moved = (await ReadAsync(calendar, address)).Events.Single();
        (moved["UID"], moved["SEQUENCE"], moved["DTSTART;VALUE=DATE"], moved["DTEND;VALUE=DATE"]).ShouldBe(($"{mine.Value:D}", "1", "20241007", "20241009"));

        await _strategist.SendFormAsync(await _strategist.PageAsync($"/arshjul/steg/{mine.Value}"), Form("Cancel"));
        var cancelled = (await ReadAsync(calendar, address)).Events.Single();
        (cancelled["UID"], cancelled["SEQUENCE"], cancelled["STATUS"]).ShouldBe(($"{mine.Value:D}", "2", "CANCELLED"));

        _site.Clock.Now = _site.Clock.Now.AddMinutes(5);
        var page = await _strategist.PageAsync("/arshjul/kalender");
        page.QuerySelector("#adress").ShouldBeNull();
        var renewed = new Uri((await DocumentAsync(_strategist.SendFormAsync(page, Form("Make")))).QuerySelector<IHtmlInputElement>("#adress")!.Value).AbsolutePath;
        (await StatusAsync(calendar, address)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(calendar, renewed)).ShouldBe(HttpStatusCode.OK);
        await _strategist.SendFormAsync(await _strategist.PageAsync("/arshjul/kalender"), Form("Revoke"));
        (await StatusAsync(calendar, renewed)).ShouldBe(HttpStatusCode.NotFound);
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.event where verb in ('cycle.address-made', 'cycle.address-revoked')")).ShouldBe(3L);
    }

    [Fact]
    public async Task A_calendar_address_works_only_as_long_as_its_owner_does()
    {
        var made = await DocumentAsync(_strategist.SendFormAsync(await _strategist.PageAsync("/arshjul/kalender"), Form("Make")));
        var address = new Uri(made.QuerySelector<IHtmlInputElement>("#adress")!.Value).AbsolutePath;
        using var calendar = _site.Visitor(followsRedirects: false);
        (await StatusAsync(calendar, address)).ShouldBe(HttpStatusCode.OK);
        await _site.Municipality.AsOwnerAsync("select set_config('styrkedja.verb', 'test', false); update styrkedja.account set disabled_at = now()");
        (await StatusAsync(calendar, address)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_open_calendar_holds_only_what_is_open()
    {
        var open = await AddAsync("1", Details("Budget fastställs") with { IsPublic = true, ReminderDays = 7 });
        await AddAsync("2", Details("Internt"));
        using var anyone = _site.Visitor(followsRedirects: false);
        var read = await ReadAsync(anyone, "/insyn/arshjul.ics");
        read.Events.Single()["UID"].ShouldBe($"{open.Value:D}");
        read.Events.Single().Parts.ShouldBeEmpty();
    }

    private static string Form(string handler) => $"form[action*='handler={handler}']";

    private static CycleStepDetails Details(string name) =>
        new(name, CycleStepKind.Planning, new DateRange(new DateOnly(2024, 9, 2), new DateOnly(2024, 9, 6)), null, null, null, null, null, null, false);

    private static async Task<IHtmlDocument> DocumentAsync(Task<HttpResponseMessage> response) => await (await response).DocumentAsync();

    private static async Task<CalendarPart> ReadAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        return CalendarReading.Read(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private async Task<CycleStepId> AddAsync(string key, CycleStepDetails details)
    {
        var step = new CycleStep(Ids.New<CycleStepId>(), details, key, new DateTimeOffset(2024, 8, 1, 8, 0, 0, TimeSpan.Zero));
        var database = _site.Municipality.Context();
        database.CycleSteps.Add(step);
        await database.SaveAsync("test", null, CancellationToken.None);
        return step.Id;
    }
}
