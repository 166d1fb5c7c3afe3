using System.Net;
using AngleSharp.Dom;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.FollowUp;

public sealed class FollowUpTests
{
    private const string Address = "/uppfoljning/2024/2";
    private static readonly DateOnly _today = new(2024, 9, 4);

    [Fact]
    public async Task It_shows_counts_and_what_the_table_suggests_and_why()
    {
        await using var site = await TestSite.StartAsync(_today);
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(2, ActivityStatus.CompletedAsPlanned);
        await plan.AddAsync(1, ActivityStatus.OngoingWithDeviation);
        await plan.AddAsync(1, null);
        using var client = await site.SignedInAsync((Role.Strategist, null));

        var page = await client.PageAsync(Address);

        page.Words("h1").ShouldBe("Uppföljning tertial 2, 2024");
        page.QuerySelector(".board .bar")!.GetAttribute("aria-label").ShouldBe("Aktiviteter: 2 avslutade, 1 pågår, avvikelse, 1 ej rapporterad");
        page.Words(".board .as--forslag").ShouldBe("Delvis uppfyllt");
        page.Words(".board .grounds").ShouldContain("2 av 4 aktiviteter är avslutade enligt plan");
        page.Words(".board").ShouldContain("preliminärt");
        page.Words(".facts dd").ShouldBe("3 av 4");
    }

    [Fact]
    public async Task The_address_without_a_period_leads_to_the_one_worked_with_now()
    {
        await using var site = await TestSite.StartAsync(_today);
        await new SamplePlan(site.Municipality).LayOutAsync();
        using var client = await site.SignedInAsync((Role.Strategist, null));

        var page = await client.PageAsync("/uppfoljning");

        page.Url.ShouldEndWith(Address);
    }

    [Fact]
    public async Task A_unit_short_of_its_minimum_is_pointed_out()
    {
        await using var site = await TestSite.StartAsync(_today);
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(1, ActivityStatus.OngoingAsPlanned);
        using var client = await site.SignedInAsync((Role.Auditor, null));

        (await client.PageAsync(Address + "?visa=enheter")).Body!.TextContent.ShouldContain("Nej, 1 av minst 2");
    }

    [Fact]
    public async Task The_strategist_locks_unlocks_with_a_reason_and_publishes()
    {
        await using var site = await TestSite.StartAsync(_today);
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(2, ActivityStatus.OngoingAsPlanned);
        using var client = await site.SignedInAsync((Role.Strategist, null));

        var page = await client.PageAsync(Address);
        page.Words(".decide .note--warn").ShouldContain("Ett mål är inte bedömt");
        (await client.PageAsync("/uppfoljning/2024/3")).QuerySelector("form[action$='handler=Lock']").ShouldBeNull("it has not opened");
        page.QuerySelector("form[action$='handler=Lock']")!.SetAttribute("action", "/uppfoljning/2024/3?handler=Lock");
        (await (await client.SendFormAsync(page, "form[action$='handler=Lock']")).DocumentAsync()).Words(".errs").ShouldContain("har inte öppnat än");
        page = await client.PageAsync(Address);
        page = await (await client.SendFormAsync(page, "form[action$='handler=Lock']")).DocumentAsync();
        page.Words("main").ShouldContain("Tertial 2 2024 är låst.");

        page = await (await client.SendFormAsync(page, "form[action$='handler=Unlock']")).DocumentAsync();
        page.Words(".errs").ShouldContain("Skriv varför perioden låses upp");

        page = await (await client.SendFormAsync(page, "form[action$='handler=Publish']")).DocumentAsync();
        page.Words("main").ShouldContain("är publicerade");

        page = await (await client.SendFormAsync(page, "form[action$='handler=Unlock']", ("Reason", "Ett fel i mål 4.1"))).DocumentAsync();
        page.Words("main").ShouldContain("Tertial 2 2024 är upplåst.");
        (await site.Municipality.AsOwnerAsync("select string_agg(verb || ':' || coalesce(reason, ''), ' ' order by id) from styrkedja.event where verb like 'period.%'"))
            .ShouldBeOfType<string>().ShouldContain("period.unlocked:Ett fel i mål 4.1");
    }

    [Fact]
    public async Task Only_those_who_manage_the_governance_may_lock()
    {
        await using var site = await TestSite.StartAsync(_today);
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        using var client = await site.SignedInAsync((Role.Reporter, plan.Unit));

        var page = await client.PageAsync(Address);
        page.QuerySelector(".decide").ShouldBeNull();
        var language = page.QuerySelector("form[action$='/sprak']");
        language.ShouldNotBeNull();
        using var response = await client.PostAsync(
            new Uri(Address + "?handler=Lock", UriKind.Relative),
            new FormUrlEncodedContent([new("__RequestVerificationToken", language.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!)]),
            TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_list_shows_every_activity_and_filters_and_sorts_by_the_address()
    {
        await using var site = await TestSite.StartAsync(_today);
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(3, ActivityStatus.OngoingAsPlanned, "Väga svinnet");
        await plan.AddAsync(2, null, "Åka buss");
        using var client = await site.SignedInAsync((Role.Strategist, null));

        (await client.PageAsync(Address + "?visa=aktiviteter")).QuerySelectorAll(".dense tbody tr").Length.ShouldBe(5);
        (await client.PageAsync(Address + "?visa=aktiviteter&status=unreported")).QuerySelectorAll(".dense tbody tr").Length.ShouldBe(2);
        (await client.PageAsync(Address + "?visa=aktiviteter&status=ongoing-as-planned")).QuerySelectorAll(".dense tbody tr").Length.ShouldBe(3);
        (await client.PageAsync(Address + $"?visa=aktiviteter&enhet={plan.Unit.Value}&q=ÅKA")).QuerySelectorAll(".dense tbody tr").Length.ShouldBe(2);
        (await client.PageAsync(Address + "?visa=aktiviteter&q=100%25")).QuerySelector(".empty").ShouldNotBeNull();
        (await client.PageAsync(Address + "?visa=aktiviteter&sortera=aktivitet&fallande=true")).Words(".dense tbody th").ShouldBe("Åka buss 1");
    }

    [Fact]
    public async Task A_long_list_has_pages_and_counts_the_whole_and_can_be_shown_in_one()
    {
        await using var site = await TestSite.StartAsync(_today);
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(450, ActivityStatus.OngoingAsPlanned, "Väga svinnet");
        using var client = await site.SignedInAsync((Role.Strategist, null));

        var page = await client.PageAsync(Address + "?visa=aktiviteter&q=svinnet&sortera=aktivitet");
        page.Words("main").ShouldContain("450 aktiviteter.");
        page.QuerySelectorAll(".dense tbody tr").Length.ShouldBe(200);
        page.QuerySelectorAll(".pages a").Length.ShouldBe(4);
        var last = await client.PageAsync(Address + page.QuerySelectorAll(".pages a")[2].GetAttribute("href"));
        last.QuerySelectorAll(".dense tbody tr").Length.ShouldBe(50);
        last.Words(".pages [aria-current=page]").ShouldBe("Sida 3");
        last.QuerySelector(".filters [name=q]")!.GetAttribute("value").ShouldBe("svinnet");
        (await client.PageAsync(Address + page.QuerySelectorAll(".pages a")[3].GetAttribute("href"))).QuerySelectorAll(".dense tbody tr").Length.ShouldBe(450);
        (await client.PageAsync(Address + "?visa=aktiviteter&sida=9")).QuerySelectorAll(".dense tbody tr").Length.ShouldBe(200);
    }

    [Fact]
    public async Task The_thread_of_a_large_plan_shows_the_activities_of_the_goal_that_is_opened()
    {
        await using var site = await TestSite.StartAsync(_today);
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(450, ActivityStatus.OngoingAsPlanned);
        using var client = await site.SignedInAsync((Role.Strategist, null));

        var page = await client.PageAsync("/roda-traden");
        page.QuerySelectorAll(".act").Length.ShouldBe(0);
        var link = page.QuerySelector("[data-activities]")!;
        link.TextContent.ShouldStartWith("Visa de 450 aktiviteterna här");

        var opened = await client.PageAsync("/roda-traden" + link.GetAttribute("href"));
        var goal = opened.GetElementById(link.GetAttribute("data-activities")!)!;
        goal.QuerySelectorAll(".act").Length.ShouldBe(450);
        goal.QuerySelector("details")!.HasAttribute("open").ShouldBeTrue();
    }

    [Theory]
    [InlineData("/uppfoljning/2024/2")]
    [InlineData("/uppfoljning/2024/2?visa=aktiviteter")]
    [InlineData("/mal")]
    [InlineData("/mal/{0}")]
    [InlineData("/mal/{0}/bedom/2024/2")]
    [InlineData("/roda-traden")]
    [InlineData("/insyn")]
    public async Task The_number_of_statements_does_not_depend_on_the_number_of_activities(string address)
    {
        await using var site = await TestSite.StartAsync(_today);
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(10, ActivityStatus.OngoingAsPlanned);
        using var client = await site.SignedInAsync((Role.Strategist, null));
        address = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, plan.Goal.Value);
        await client.PageAsync(address);
        var few = await site.Statements.DuringAsync(() => client.PageAsync(address));

        await plan.AddAsync(290, ActivityStatus.OngoingWithDeviation);
        await plan.AssessAsync(Assessment.Partly, "Halvvägs.", site.Clock.Now);
        var many = await site.Statements.DuringAsync(() => client.PageAsync(address));

        few.ShouldBeGreaterThan(0);
        many.ShouldBe(few);
    }
}
