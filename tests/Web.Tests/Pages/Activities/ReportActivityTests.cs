using AngleSharp.Dom;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Activities;

public sealed class ReportActivityTests : IAsyncLifetime
{
    private const string Form = "form[method=post]:has([name='Form.Comment'])";
    private TestSite _site = null!;
    private SamplePlan _plan = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(1, null);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(2024, 3, "Tertial 3 2024 har inte öppnat än. Rapportering och bedömning går att göra från 17 december 2024.")]
    public async Task A_period_not_yet_open_says_when_it_opens_and_takes_nothing(int year, int number, string sentence)
    {
        using var client = await _site.SignedInAsync((Role.Strategist, null), (Role.Reporter, _plan.Unit));
        var address = $"/aktiviteter/{_plan.Activities[0].Value}/rapportera/{year}/{number}";
        var page = await client.PageAsync(address);
        page.Words("main").ShouldContain(sentence);
        page.QuerySelector(Form).ShouldBeNull();

        var open = await client.PageAsync($"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/2");
        foreach (var handler in new[] { "", "?handler=Draft" })
        {
            open.QuerySelector(Form)!.SetAttribute("action", address + handler);
            using var sent = await client.SendFormAsync(open, Form, ("Form.Phase", "ongoing"), ("Form.Comment", "För tidigt."));
            var answer = await sent.DocumentAsync();
            answer.Words(".errs").ShouldContain(sentence);
            answer.QuerySelector("[name='Form.Comment']")!.TextContent.Trim().ShouldBe("För tidigt.");
        }

        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.form_draft")).ShouldBe(0L);

    }

    [Fact]
    public async Task An_activity_is_reported_for_no_year_that_its_plan_does_not_reach()
    {
        using var client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        foreach (var year in new[] { 1995, 2040 })
        {
            using var answer = await client.GetAsync(new Uri($"/aktiviteter/{_plan.Activities[0].Value}/rapportera/{year}/1", UriKind.Relative), TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        }

        var page = await client.PageAsync($"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/2");
        page.QuerySelector(Form)!.SetAttribute("action", $"/aktiviteter/{_plan.Activities[0].Value}/rapportera/1995/1");
        using var sent = await client.SendFormAsync(page, Form, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.EndKind", "plan"));
        sent.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.follow_up_period where year = 1995")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_goal_is_not_assessed_before_its_period_has_opened()
    {
        using var client = await _site.SignedInAsync((Role.Strategist, null));
        var early = await client.PageAsync($"/mal/{_plan.Goal.Value}/bedom/2024/3");
        early.Words("main").ShouldContain("Tertial 3 2024 har inte öppnat än. Rapportering och bedömning går att göra från 17 december 2024.");
        early.QuerySelector("form:has([name='Form.Reason'])").ShouldBeNull();

        var assess = await client.PageAsync($"/mal/{_plan.Goal.Value}/bedom/2024/2");
        assess.QuerySelector("form:has([name='Form.Reason'])")!.SetAttribute("action", $"/mal/{_plan.Goal.Value}/bedom/2024/3");
        using var assessed = await client.SendFormAsync(assess, "form:has([name='Form.Reason'])", ("Form.Assessment", "met"), ("Form.Reason", "För tidigt."));
        (await assessed.DocumentAsync()).Words(".errs").ShouldContain("har inte öppnat än");
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.goal_assessment")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_locked_assessment_says_that_it_is_locked_rather_than_that_somebody_wrote_meanwhile()
    {
        using var client = await _site.SignedInAsync((Role.Strategist, null));
        var page = await client.PageAsync($"/mal/{_plan.Goal.Value}/bedom/2024/2");
        await _plan.AssessAsync(Assessment.NotMet, "Det andra skälet.", _site.Clock.Now);
        await _plan.LockAsync(_site.Clock.Now);

        page = await (await client.SendFormAsync(page, "form:has([name='Form.Reason'])", ("Form.Assessment", "met"), ("Form.Reason", "Mitt skäl."))).DocumentAsync();

        page.Words(".errs").ShouldContain("är låst");
        page.Body!.TextContent.ShouldNotContain("medan du skrev");
    }

    [Fact]
    public async Task Ones_own_report_sent_again_is_done_and_a_different_one_is_shown_beside_it_as_ones_own()
    {
        using var client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var page = await client.PageAsync($"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/2");
        (string, string)[] typed = [("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.EndKind", "plan"), ("Form.Comment", "Det går bra, hälften är klart.")];
        (await client.SendFormAsync(page, Form, typed)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");

        (await client.SendFormAsync(page, Form, typed)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.status_report")).ShouldBe(1L);

        typed[3].Item2 = "Det går bra, tre fjärdedelar är klara.";
        page = await (await client.SendFormAsync(page, Form, typed)).DocumentAsync();
        page.Words("#krock").ShouldStartWith("Du har redan rapporterat aktiviteten");
        page.Words(".twofold").ShouldContain("hälften är klart");
        (await client.SendFormAsync(page, Form)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        (await _site.Municipality.AsOwnerAsync("select max(revision) from styrkedja.status_report")).ShouldBe(2);
    }
}
