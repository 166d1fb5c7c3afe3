using System.Net;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Goals;

public sealed class AssessGoalTests
{
    private const string Form = "form[method=post]:has([name='Form.Reason'])";
    private static readonly DateOnly _today = new(2024, 9, 10);

    [Fact]
    public async Task A_reason_is_demanded_and_what_was_chosen_stays()
    {
        await using var site = await TestSite.StartAsync(_today);
        var (plan, client) = await SetUpAsync(site);

        var page = await client.PageAsync(Address(plan));
        page = await (await client.SendFormAsync(page, Form, ("Form.Assessment", "not-met"))).DocumentAsync();

        page.Title!.ShouldStartWith("Fel:");
        page.Words(".errs").ShouldContain("Skriv varför du bedömer målet så");
        page.QuerySelector("[name='Form.Assessment'][value=not-met]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_typed_stays_when_no_assessment_is_chosen()
    {
        await using var site = await TestSite.StartAsync(_today);
        var (plan, client) = await SetUpAsync(site);

        var page = await client.PageAsync(Address(plan));
        page = await (await client.SendFormAsync(page, Form, ("Form.Reason", "En lång <b>motivering</b>"))).DocumentAsync();

        page.Words(".errs").ShouldContain("Välj en bedömning");
        page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("En lång <b>motivering</b>");
    }

    [Fact]
    public async Task It_is_saved_with_suggestion_and_choice_and_leads_on()
    {
        await using var site = await TestSite.StartAsync(_today);
        var (plan, client) = await SetUpAsync(site);

        var page = await client.PageAsync(Address(plan));
        using var response = await client.SendFormAsync(page, Form, ("Form.Assessment", "met"), ("Form.Reason", "Måttet är nått."));

        response.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/uppfoljning/2024/2");
        (await response.DocumentAsync()).Body!.TextContent.ShouldContain("Avviker från förslaget");
        (await site.Municipality.AsOwnerAsync("select suggested || ' ' || decided || ' ' || reason from styrkedja.goal_assessment")).ShouldBe("Partly Met Måttet är nått.");
    }

    [Fact]
    public async Task What_is_expected_at_the_year_s_end_stands_beside_how_it_has_gone()
    {
        await using var site = await TestSite.StartAsync(_today);
        var (plan, client) = await SetUpAsync(site);

        await client.SendFormAsync(await client.PageAsync(Address(plan)), Form, ("Form.Assessment", "not-met"), ("Form.Prognosis", "will-be-met"), ("Form.Reason", "Sent men säkert."));

        (await client.PageAsync("/uppfoljning/2024/2")).Words("main .board").ShouldContain("Prognos: Väntas bli uppfyllt");
        (await client.PageAsync($"/mal/{plan.Goal.Value}")).Words("#bed").ShouldContain("Prognos: Väntas bli uppfyllt");
        (await client.PageAsync(Address(plan))).QuerySelector("[name='Form.Prognosis'][value=will-be-met]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task Someone_elses_assessment_meanwhile_is_shown_beside_ones_own()
    {
        await using var site = await TestSite.StartAsync(_today);
        var (plan, client) = await SetUpAsync(site);
        var page = await client.PageAsync(Address(plan));
        await plan.AssessAsync(Assessment.NotMet, "Det andra skälet.", site.Clock.Now);

        page = await (await client.SendFormAsync(page, Form, ("Form.Assessment", "met"), ("Form.Reason", "Mitt skäl."))).DocumentAsync();

        page.Words(".twofold").ShouldContain("Det andra skälet.");
        page.Words(".twofold").ShouldContain("Mitt skäl.");
        using var again = await client.SendFormAsync(page, Form);
        again.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/uppfoljning/2024/2");
        (await site.Municipality.AsOwnerAsync("select decided from styrkedja.goal_assessment")).ShouldBe("Met");
    }

    [Fact]
    public async Task A_locked_period_refuses_and_keeps_the_text()
    {
        await using var site = await TestSite.StartAsync(_today);
        var (plan, client) = await SetUpAsync(site);
        var page = await client.PageAsync(Address(plan));
        await plan.LockAsync(site.Clock.Now);

        page = await (await client.SendFormAsync(page, Form, ("Form.Assessment", "met"), ("Form.Reason", "Mitt skäl."))).DocumentAsync();

        page.Words(".errs").ShouldContain("är låst");
        page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Mitt skäl.");
        (await site.Municipality.AsOwnerAsync("select count(*) from styrkedja.goal_assessment")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_reporter_may_not_assess()
    {
        await using var site = await TestSite.StartAsync(_today);
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        using var client = await site.SignedInAsync((Role.Reporter, plan.Unit));

        using var response = await client.GetAsync(new Uri(Address(plan), UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string Address(SamplePlan plan) => $"/mal/{plan.Goal.Value}/bedom/2024/2";

    private static async Task<(SamplePlan Plan, HttpClient Client)> SetUpAsync(TestSite site)
    {
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(3, ActivityStatus.OngoingAsPlanned);
        return (plan, await site.SignedInAsync((Role.Strategist, null)));
    }
}
