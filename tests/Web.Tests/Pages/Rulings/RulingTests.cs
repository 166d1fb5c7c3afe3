using System.Net;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;

namespace Styrkedja.Web.Tests.Pages.Rulings;

/// <summary>A board's decision on an activity: recorded, in the plan, seen by the head of the unit, and found in the lists.</summary>
public sealed class RulingTests : IAsyncLifetime
{
    private const string Form = "form:has([name='Form.Priority'])";
    private readonly PlanId _planId = Ids.New<PlanId>();
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _secretary = null!;

    private string Page => $"/aktiviteter/{_plan.Activities[0].Value}/prioritet";

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(2, ActivityStatus.OngoingAsPlanned);
        await AdoptPlanAsync();
        _secretary = await _site.SignedInAsync((Role.Secretary, null));
    }

    public async ValueTask DisposeAsync()
    {
        _secretary.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_raised_priority_is_in_the_plan_the_lists_and_the_head_s_tasks_until_it_is_seen()
    {
        using var head = await _site.SignedInAsync((Role.Head, _plan.Unit));

        var shown = await (await RaiseAsync(await _secretary.PageAsync(Page))).DocumentAsync();

        shown.Words("section:has(#namndens)").ShouldContain("Kommunstyrelsen 4 juni 2024, § 84");
        shown.Words("section:has(#namndens)").ShouldContain("Prioriteten ändras från normal till hög.");
        shown.Words("section:has(#namndens)").ShouldContain("Protokoll: KS 24/112");
        (await _secretary.PageAsync($"/planer/{_planId.Value}/jamfor?fran=1&till=2")).Words("main").ShouldContain("Hög prioritet");
        (await _site.Municipality.AsOwnerAsync("select decision from styrkedja.plan_version where number = 2")).ShouldBe("Kommunstyrelsen 4 juni 2024, § 84");
        (await _secretary.PageAsync("/uppfoljning/2024/2?visa=aktiviteter&prioritet=high")).QuerySelectorAll(".dense tbody tr").Length.ShouldBe(1);
        (await _secretary.PageAsync("/uppfoljning/2024/2?visa=aktiviteter&sortera=prioritet")).QuerySelector(".dense tbody .flag")!.TextContent.ShouldBe("Hög");
        (await _secretary.PageAsync($"/enheter/{_plan.Unit.Value}")).Words("main").ShouldContain("Hög prioritet");
        (await _site.Municipality.AsOwnerAsync("select reason from styrkedja.event where verb = 'activity.prioritised' limit 1")).ShouldBe("Kommunstyrelsen 4 juni 2024, § 84");

        var tasks = await head.PageAsync("/");
        tasks.Words("main").ShouldContain("Nytt av nämnden");
        (await (await head.SendFormAsync(tasks, "form[action*='handler=Seen']")).DocumentAsync()).QuerySelector("form[action*='handler=Seen']").ShouldBeNull();
        (await head.PageAsync($"/aktiviteter/{_plan.Activities[0].Value}")).Words("section:has(#namndens)").ShouldContain("Sett av Anna Prov");
    }

    [Fact]
    public async Task What_is_missing_or_changes_nothing_is_said_and_the_form_comes_back_filled()
    {
        var refused = await (await _secretary.SendFormAsync(await _secretary.PageAsync(Page), Form, ("Form.Priority", "high"), ("Decision.Body", "Kommunstyrelsen"), ("Form.Minutes", "KS 24/112"))).DocumentAsync();
        refused.QuerySelectorAll(".errs a").Length.ShouldBe(2);
        refused.QuerySelector("[name='Form.Minutes']")!.GetAttribute("value").ShouldBe("KS 24/112");

        (await (await RaiseAsync(refused)).DocumentAsync()).Words("main").ShouldContain("Beslutet är inlagt");
        (await (await RaiseAsync(await _secretary.PageAsync(Page), paragraph: "85")).DocumentAsync()).Words(".errs").ShouldContain("Aktiviteten har redan prioriteten: Hög prioritet");
        foreach (var paragraph in new[] { "abc", "-1", "0", "12 maj" })
        {
            (await (await RaiseAsync(await _secretary.PageAsync(Page), priority: "low", paragraph: paragraph)).DocumentAsync()).Words(".errs").ShouldContain($"”{paragraph}” är ingen paragraf. Skriv till exempel § 12 eller 12.");
        }
    }

    [Fact]
    public async Task The_decision_with_the_latest_day_holds_also_when_an_older_one_is_recorded_after_it()
    {
        await RaiseAsync(await _secretary.PageAsync(Page), priority: "low", day: "2024-09-03");

        var late = await (await RaiseAsync(await _secretary.PageAsync(Page))).DocumentAsync();

        late.Words(".note--ok").ShouldContain("Låg prioritet gäller fortfarande: Kommunstyrelsen 3 september 2024, § 84 är ett senare beslut.");
        late.QuerySelectorAll("section:has(#namndens) li").Length.ShouldBe(2);
        (await _secretary.PageAsync(Page)).Words(".sk-pagehead").ShouldContain("Låg prioritet");
        (await _site.Municipality.AsOwnerAsync("select string_agg(before || '-' || after, ' ' order by recorded_at) from styrkedja.activity_ruling")).ShouldBe("Normal-Low Normal-High");
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.plan_version")).ShouldBe(2L, "the plan says what holds already");

        var strange = await (await RaiseAsync(await _secretary.PageAsync(Page), day: "1900-01-01", paragraph: "1")).DocumentAsync();
        strange.Words(".errs").ShouldContain("Beslutets dag, 1 januari 1900, är långt före aktiviteten, som börjar 1 februari 2024. Rätta dagen.");
    }

    [Fact]
    public async Task The_same_act_sent_many_times_is_one_act_and_two_acts_at_once_are_both_stored()
    {
        var (first, second) = (await _secretary.PageAsync(Page), await _secretary.PageAsync(Page.Replace(_plan.Activities[0].Value.ToString(), _plan.Activities[1].Value.ToString(), StringComparison.Ordinal)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(_ => new[] { RaiseAsync(first), RaiseAsync(second, priority: "low") }));

        foreach (var answer in answers)
        {
            (await answer.DocumentAsync()).Words("main").ShouldContain("Beslutet är inlagt");
        }

        (await _site.Municipality.AsOwnerAsync("select string_agg(number::text, ' ' order by number) from styrkedja.plan_version")).ShouldBe("1 2 3");
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.activity_ruling")).ShouldBe(2L);
    }

    [Fact]
    public async Task A_second_person_who_has_not_seen_the_first_decision_is_told()
    {
        var mine = await _secretary.PageAsync(Page);
        using var strategist = await _site.SignedInAsync((Role.Strategist, null));
        await RaiseAsync(await strategist.PageAsync(Page), strategist);

        var refused = await (await RaiseAsync(mine, _secretary, "low", "2024-09-03", "120")).DocumentAsync();

        refused.Words(".errs").ShouldContain("Någon annan har sparat medan du skrev");
        refused.QuerySelector("[name='Form.Priority'][value=low]")!.HasAttribute("checked").ShouldBeTrue();
        refused.Words("section:has(#tidigare)").ShouldContain("från normal till hög");
        refused.Words(".sk-pagehead").ShouldContain("Nu: Hög prioritet");
        refused.Words(".meanwhile tbody").ShouldBe("Prioritet Hög prioritet Låg prioritet Beslutet Kommunstyrelsen 4 juni 2024, § 84 (Anna Prov) Kommunstyrelsen 3 september 2024, § 120");
        (await (await _secretary.SendFormAsync(refused, Form)).DocumentAsync()).Words("main").ShouldContain("Beslutet är inlagt");
        (await _site.Municipality.AsOwnerAsync("select string_agg(before || '-' || after, ' ' order by recorded_at) from styrkedja.activity_ruling")).ShouldBe("Normal-High High-Low");
    }

    [Fact]
    public async Task An_ordered_activity_stands_in_the_plan_at_once_and_only_once()
    {
        var form = await _secretary.PageAsync("/aktiviteter/uppdrag");

        var saved = await (await OrderAsync(form)).DocumentAsync();

        saved.Words("main").ShouldContain("Ny aktivitet på nämndens uppdrag. Hög prioritet.");
        (await _site.Municipality.AsOwnerAsync("select jsonb_array_length(content -> 'activities') from styrkedja.plan_version where number = 2")).ShouldBe(3);
        foreach (var again in await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => OrderAsync(form))))
        {
            (again.StatusCode, again.RequestMessage!.RequestUri).ShouldBe((HttpStatusCode.OK, new Uri(saved.Url)), "the same hand sent the same");
        }

        (await (await OrderAsync(form, ("Ordered.End", "2024-12-16"))).DocumentAsync()).Words(".errs").ShouldContain("är redan inlagd enligt");
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.activity where title = 'Laga maten på plats'")).ShouldBe(1L);
    }

    [Fact]
    public async Task An_order_sent_many_times_at_once_is_one_and_one_that_fits_no_plan_says_so()
    {
        var form = await _secretary.PageAsync("/aktiviteter/uppdrag");
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OrderAsync(form))))
        {
            answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/aktiviteter/");
            (await answer.DocumentAsync()).Words("main").ShouldContain("Laga maten på plats är inlagd på nämndens uppdrag.");
        }

        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.activity where title = 'Laga maten på plats'")).ShouldBe(1L);
        (await (await OrderAsync(form, ("Ordered.Title", "Förra året"), ("Ordered.Start", "2024-02-01"), ("Ordered.End", "2024-09-03"))).DocumentAsync())
            .Words(".errs").ShouldContain("Uppdragets sista dag, 3 september 2024, har redan varit");
        (await (await OrderAsync(form, ("Ordered.Title", "Långt fram"), ("Ordered.Start", "2040-01-01"), ("Ordered.End", "2040-12-31"))).DocumentAsync())
            .Words(".note--ok").ShouldContain("Ingen antagen plan för 2040 har något av målen, så uppdraget står inte i någon plan än.");
    }

    [Theory]
    [InlineData(Role.Head)]
    [InlineData(Role.Member)]
    public async Task Others_may_not_record_decisions(Role role)
    {
        using var other = await _site.SignedInAsync((role, role == Role.Head ? _plan.Unit : null));

        foreach (var address in new[] { Page, "/aktiviteter/uppdrag" })
        {
            using var response = await other.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        }

        (await other.PageAsync($"/aktiviteter/{_plan.Activities[0].Value}")).QuerySelector("a[href$='/prioritet']").ShouldBeNull();
    }

    private Task<HttpResponseMessage> OrderAsync(AngleSharp.Html.Dom.IHtmlDocument form, params (string Name, string Value)[] otherwise)
    {
        (string Name, string Value)[] typed =
        [
            ("Ordered.Title", "Laga maten på plats"), ("Ordered.Unit", _plan.Unit.Value.ToString()), ("Ordered.Start", "2024-10-01"), ("Ordered.End", "2024-12-15"),
            ("Ordered.Goals", _plan.Goal.Value.ToString()), ("Form.Priority", "high"), ("Decision.Body", "Kommunstyrelsen"), ("Decision.Day", "2024-09-03"), ("Decision.Paragraph", "120"),
        ];
        return _secretary.SendFormAsync(form, Form, [.. typed.Where(t => otherwise.All(o => o.Name != t.Name)), .. otherwise]);
    }

    private Task<HttpResponseMessage> RaiseAsync(AngleSharp.Html.Dom.IHtmlDocument page, HttpClient? by = null, string priority = "high", string day = "2024-06-04", string paragraph = "§ 84") => (by ?? _secretary).SendFormAsync(
        page, Form, ("Form.Priority", priority), ("Decision.Body", "Kommunstyrelsen"), ("Decision.Day", day), ("Decision.Paragraph", paragraph), ("Form.Minutes", "KS 24/112"));

    private async Task AdoptPlanAsync()
    {
        var database = _site.Municipality.Context();
        var body = new Body(Ids.New<BodyId>(), "Kommunstyrelsen", BodyKind.Board, null, new DateOnly(2000, 1, 1));
        var plan = new OperationalPlan(_planId, body.Id, 2024, "Verksamhetsplan 2024");
        plan.Propose();
        var content = new PlanContent(
            [new GoalInPlan(_plan.Goal, "4.1", "Matsvinnet ska minska", GoalKind.Board, null, [], [])],
            [.. _plan.Activities.Select((a, i) => new ActivityInPlan(a, $"Aktivitet {i}", "Kost och lokalvård", new DateOnly(2024, 2, 1), new DateOnly(2024, 11, 30), null, [_plan.Goal]))],
            []);
        database.AddRange(body, plan, plan.Adopt("Kommunstyrelsen 4 december 2023, § 210", new DateOnly(2023, 12, 4), null, null, content, SamplePlan.By()));
        await database.SaveAsync("plan.adopted", null, CancellationToken.None);
    }
}
