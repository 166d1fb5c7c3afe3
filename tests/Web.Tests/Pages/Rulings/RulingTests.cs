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
        (await (await RaiseAsync(await _secretary.PageAsync(Page))).DocumentAsync()).Words(".errs").ShouldContain("Aktiviteten har redan prioriteten: Hög prioritet");
    }

    [Fact]
    public async Task A_second_person_who_has_not_seen_the_first_decision_is_told()
    {
        var mine = await _secretary.PageAsync(Page);
        using var strategist = await _site.SignedInAsync((Role.Strategist, null));
        await RaiseAsync(await strategist.PageAsync(Page), strategist);

        var refused = await (await RaiseAsync(mine, _secretary, "low")).DocumentAsync();

        refused.Words(".errs").ShouldContain("Någon annan har sparat medan du skrev");
        refused.QuerySelector("[name='Form.Priority'][value=low]")!.HasAttribute("checked").ShouldBeTrue();
        refused.Words("section:has(#tidigare)").ShouldContain("från normal till hög");
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
        (await (await OrderAsync(form)).DocumentAsync()).Words(".errs").ShouldContain("är redan inlagd enligt");
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.activity where title = 'Laga maten på plats'")).ShouldBe(1L);
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

    private Task<HttpResponseMessage> OrderAsync(AngleSharp.Html.Dom.IHtmlDocument form) => _secretary.SendFormAsync(
        form, Form, ("Ordered.Title", "Laga maten på plats"), ("Ordered.Unit", _plan.Unit.Value.ToString()), ("Ordered.Start", "2024-10-01"), ("Ordered.End", "2024-12-15"),
        ("Ordered.Goals", _plan.Goal.Value.ToString()), ("Form.Priority", "high"), ("Decision.Body", "Kommunstyrelsen"), ("Decision.Day", "2024-09-03"), ("Decision.Paragraph", "120"));

    private Task<HttpResponseMessage> RaiseAsync(AngleSharp.Html.Dom.IHtmlDocument page, HttpClient? by = null, string priority = "high") => (by ?? _secretary).SendFormAsync(
        page, Form, ("Form.Priority", priority), ("Decision.Body", "Kommunstyrelsen"), ("Decision.Day", "2024-06-04"), ("Decision.Paragraph", "§ 84"), ("Form.Minutes", "KS 24/112"));

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
