using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Styrkedja.Application.Activities;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Tests.Pages.Activities;

public sealed class UnchangedTests : IAsyncLifetime
{
    private const string Repeat = "form[action*='/oforandrat/']";
    private TestSite _site = null!;
    private SamplePlan _plan = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(2, null);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task What_goes_as_planned_is_reported_unchanged_in_one_press_and_the_next_one_is_offered()
    {
        await SaidAsync(0, new StatusGiven(ActivityStatus.OngoingAsPlanned, "Hälften är klart."));
        using var client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var tasks = await client.PageAsync("/");
        tasks.QuerySelectorAll(Repeat).Length.ShouldBe(1, "only what has been reported before can be unchanged");

        var after = await (await client.SendFormAsync(tasks, Repeat)).DocumentAsync();

        after.Words("[role=status]").ShouldBe("”Aktivitet 0” är rapporterad: Pågående enligt plan.");
        after.Words(".next-one").ShouldBe("En aktivitet kvar. Nästa: Aktivitet 1");
        (await _site.Municipality.AsOwnerAsync("select phase || ' ' || comment from styrkedja.status_report where number = 2")).ShouldBe("Ongoing Hälften är klart.");
        (await client.PageAsync("/")).QuerySelector(".next-one").ShouldBeNull("it is offered once");
    }

    [Fact]
    public async Task Where_nothing_can_be_sent_the_form_says_so_at_once()
    {
        await SaidAsync(0, new StatusGiven(ActivityStatus.OnHold, "Trögt.", WaitingFor: "Leveransen dröjer"));
        using var client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var early = await client.PageAsync(ReportAddress.Unchanged(_plan.Activities[0], new PeriodKey(2024, 3)));
        early.Words("main").ShouldContain("har inte öppnat än");
        await _plan.LockAsync(_site.Clock.Now);
        var locked = await client.PageAsync(ReportAddress.Unchanged(_plan.Activities[0], SamplePlan.Tertial));
        locked.Words("main").ShouldContain("Tertial 2 2024 är låst");
        using var elsewhere = await client.GetAsync(new Uri($"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/99", UriKind.Relative), TestContext.Current.CancellationToken);
        (await elsewhere.DocumentAsync()).Words("main").ShouldContain("året har 3");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_deviates_or_waits_asks_how_it_goes_now_with_the_old_words_beside(bool deviates)
    {
        await SaidAsync(0, deviates ? new StatusGiven(ActivityStatus.OngoingWithDeviation, "Trögt.", "Leveransen dröjer") : new StatusGiven(ActivityStatus.OnHold, "Trögt.", WaitingFor: "Leveransen dröjer"));
        using var client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var tasks = await client.PageAsync("/");
        tasks.QuerySelector(Repeat).ShouldBeNull();
        var address = tasks.QuerySelector("a[href*='/oforandrat/']")!.GetAttribute("href")!;
        var page = await client.PageAsync(address);
        page.QuerySelector<IHtmlTextAreaElement>("[name=Comment]")!.Value.ShouldBeEmpty();
        page.Words("main").ShouldContain("Leveransen dröjer");

        page = await (await client.SendFormAsync(page, "form:has([name=Comment])")).DocumentAsync();
        page.Words(".errs").ShouldContain("Skriv hur det går den här perioden");
        (await client.SendFormAsync(page, "form:has([name=Comment])", ("Comment", "Nu lovar de oktober."))).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");

        (await _site.Municipality.AsOwnerAsync("select comment || ' ' || coalesce(deviation_text, waiting_for) from styrkedja.status_report where number = 2")).ShouldBe("Nu lovar de oktober. Leveransen dröjer");
    }

    [Fact]
    public async Task What_someone_has_reported_meanwhile_is_not_reported_over()
    {
        await SaidAsync(0, new StatusGiven(ActivityStatus.OngoingAsPlanned, "Hälften är klart."));
        using var client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var tasks = await client.PageAsync("/");
        await SaidAsync(0, new StatusGiven(ActivityStatus.CompletedAsPlanned, "Klart."), SamplePlan.Tertial);

        var page = await (await client.SendFormAsync(tasks, Repeat)).DocumentAsync();

        page.Words("[role=status]").ShouldContain("är redan rapporterad för perioden");
        (await _site.Municipality.AsOwnerAsync("select max(revision) from styrkedja.status_report where number = 2")).ShouldBe(1);
    }

    [Fact]
    public async Task A_plan_that_has_run_out_is_asked_about_before_it_is_sent()
    {
        var database = _site.Municipality.Context();
        var activity = new Activity(Ids.New<ActivityId>(), _plan.Unit, "Vårens loppis", new DateRange(new DateOnly(2024, 1, 1), new DateOnly(2024, 6, 30)), [_plan.Goal]);
        database.Activities.Add(activity);
        database.StatusReports.Add(StatusReport.TakeOver(activity.Id, new PeriodKey(2024, 1), new StatusGiven(ActivityStatus.OngoingAsPlanned, "På gång."), 1, SamplePlan.By()));
        await database.SaveAsync("plan.laid-out", null, TestContext.Current.CancellationToken);
        using var client = await _site.SignedInAsync((Role.Reporter, _plan.Unit));

        var page = await (await client.SendFormAsync(await client.PageAsync("/"), Repeat)).DocumentAsync();
        page.Words(".note--warn").ShouldContain("Stämmer det här?");
        (await client.SendFormAsync(page, "form:has([name=Comment])")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");

        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.status_report where number = 2")).ShouldBe(1L);
    }

    private async Task SaidAsync(int activity, StatusGiven given, PeriodKey? tertial = null)
    {
        var database = _site.Municipality.Context();
        database.StatusReports.Add(StatusReport.TakeOver(_plan.Activities[activity], tertial ?? new PeriodKey(2024, 1), given, 1, SamplePlan.By()));
        await database.SaveAsync("plan.laid-out", null, TestContext.Current.CancellationToken);
    }
}
