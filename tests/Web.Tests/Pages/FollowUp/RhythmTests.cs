using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Reports;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Tests.Pages.FollowUp;

/// <summary>A municipality that follows up each quarter, from choosing it to the report (R079, R086).</summary>
public sealed class RhythmTests : IAsyncLifetime
{
    private const string Report = "form:has([name='Form.Comment'])", Assess = "form:has([name='Form.Reason'])";
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 10, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(1, null);
        _client = await _site.SignedInAsync((Role.Strategist, null), (Role.Reporter, _plan.Unit));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Quarters_are_chosen_reported_assessed_and_told_of_in_their_own_words()
    {
        var model = await ChooseAsync("quarters");
        model.Words("section[aria-labelledby=perioder]").ShouldContain("Kvartal 4");
        model.Words("section[aria-labelledby=perioder]").ShouldContain("Kan tjäna som delårsrapport (11 kap. 16 § kommunallagen). Till fullmäktige och revisorerna senast 30 augusti 2024.");

        var activity = _plan.Activities[0].Value;
        var page = await _client.PageAsync($"/aktiviteter/{activity}/rapportera/2024/3");
        page.Words(".sk-chain").ShouldContain("Rapportera kvartal 3");
        page.Words(".whowhen summary").ShouldContain("Öppet till 6 oktober 2024 · sena rapporter till låsningen · låst: nej");
        (await _client.SendFormAsync(page, Report, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.EndKind", "plan"), ("Form.Comment", "Det går bra."))).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        (await _client.PageAsync($"/aktiviteter/{activity}")).Words(".log").ShouldContain("Kvartal 3, 2024");

        await _client.SendFormAsync(await _client.PageAsync($"/mal/{_plan.Goal.Value}/bedom/2024/3"), Assess, ("Form.Assessment", "partly"), ("Form.Reason", "Halvvägs."));
        (await _client.PageAsync($"/mal/{_plan.Goal.Value}")).Words(".hist").ShouldContain("Kvartal 3, 2024");
        (await _client.PageAsync("/uppfoljning/2024/3")).Words("h1").ShouldBe("Uppföljning kvartal 3, 2024");
        (await _client.PageAsync("/uppfoljning/2024/2")).Words("main").ShouldContain("Kan tjäna som delårsrapport");

        var made = await (await _client.SendFormAsync(await _client.PageAsync("/rapporter/ny"), "form:has([name=Kind])", ("Kind", "Tertial"), ("Year", "2024"), ("Tertial", "3"))).DocumentAsync();
        made.Words("main").ShouldContain("Uppföljningsrapport kvartal 3 2024");
        made.Words("main").ShouldContain("30 september 2024");
    }

    [Fact]
    public async Task A_number_the_year_does_not_have_is_answered_with_a_sentence()
    {
        await ChooseAsync("quarters");
        await _site.InScopeAsync(async services =>
            (await services.GetRequiredService<TertialReports>().BuildAsync(new TertialSelection(new PeriodKey(2024, 4)), TestContext.Current.CancellationToken)).CutoffDay().ShouldBe(new DateOnly(2024, 12, 31)));
        foreach (var address in new[] { "/uppfoljning/2024/5", "/uppfoljning/2024/5?visa=aktiviteter", $"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/5", $"/mal/{_plan.Goal.Value}/bedom/2024/5" })
        {
            using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
            (await answer.DocumentAsync()).Words("main").ShouldContain("2024 har ingen uppföljning med nummer 5: året har 4.");
        }
    }

    [Fact]
    public async Task Once_something_is_reported_names_change_and_days_do_not()
    {
        await _plan.AddAsync(1, ActivityStatus.OngoingAsPlanned);
        var page = await _client.PageAsync("/styrmodell/2024/rytm?fran=months");
        page.QuerySelectorAll("[name$='.Name']").Length.ShouldBe(3);
        page.QuerySelector("select[name$='.Month']").ShouldBeNull();

        var refused = await (await SendAsync(page, ("Rows[1].Month", "9"))).DocumentAsync();
        refused.Words(".errs").ShouldContain("Rytmen för 2024 används");

        await SendAsync(page, ("Rows[1].Name", "Delår"));
        (await _client.PageAsync("/uppfoljning/2024/2")).Words("h1").ShouldBe("Uppföljning delår, 2024");
        (await _site.Municipality.AsOwnerAsync("select name from styrkedja.follow_up_period")).ShouldBe("Delår");
    }

    [Fact]
    public async Task A_rhythm_without_an_interim_report_or_an_end_of_the_year_is_warned_of()
    {
        var page = await _client.PageAsync("/styrmodell/2024/rytm");
        var saved = await (await SendAsync(page, ("Rows[0].Month", "4"), ("Rows[1].Month", "10"), ("Rows[2].Month", ""))).DocumentAsync();
        saved.Words("section[aria-labelledby=perioder]").ShouldContain("Ingen av årets uppföljningar kan tjäna som delårsrapport");
        saved.Words("section[aria-labelledby=perioder]").ShouldContain("Årets sista mätdag är inte 31 december");
    }

    [Fact]
    public async Task A_thirteenth_follow_up_is_refused()
    {
        var rows = Enumerable.Range(0, 13).SelectMany(i => new[] { ($"Rows[{i}].Month", $"{(i % 12) + 1}"), ($"Rows[{i}].Name", $"Uppföljning {i}") }).ToArray();
        var page = await (await SendAsync(await _client.PageAsync("/styrmodell/2024/rytm"), rows)).DocumentAsync();
        page.Words(".errs").ShouldContain("högst 12");
    }

    [Fact]
    public async Task A_row_with_a_name_and_no_month_is_asked_about_and_kept()
    {
        var page = await (await SendAsync(await _client.PageAsync("/styrmodell/2024/rytm"), ("Rows[3].Name", "Extra"))).DocumentAsync();
        page.Words(".errs").ShouldContain("Rad 4 har ingen månad.");
        page.QuerySelector("[name='Rows[3].Name']")!.GetAttribute("value").ShouldBe("Extra");
    }

    [Fact]
    public async Task After_the_grace_a_reporter_needs_the_strategist_and_before_it_the_report_is_marked_late()
    {
        await using var database = _site.Municipality.Context();
        var period = database.Periods.Single();
        period.Reschedule(period.Opens, period.ReportBy, period.AssessBy, new DateOnly(2024, 9, 30));
        await database.SaveAsync("period.scheduled", null, TestContext.Current.CancellationToken);
        using var reporter = await _site.SignedInAsync((Role.Reporter, _plan.Unit));
        var address = $"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/2";
        (await reporter.PageAsync(address)).Words("main").ShouldContain("Sena rapporter för tertial 2 2024 togs emot till och med 30 september 2024.");

        var sent = await _client.PageAsync(address);
        (await _client.SendFormAsync(sent, Report, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.EndKind", "plan"), ("Form.Comment", "Sent."))).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        (await _client.PageAsync($"/aktiviteter/{_plan.Activities[0].Value}")).Words(".log").ShouldContain("Sen");
    }

    [Fact]
    public async Task An_unchanged_report_too_is_refused_by_the_lock()
    {
        var activity = _plan.Activities[0].Value;
        await using var database = _site.Municipality.Context();
        database.StatusReports.Add(StatusReport.TakeOver(_plan.Activities[0], new PeriodKey(2024, 1), new StatusGiven(ActivityStatus.OngoingAsPlanned, "Vår."), 1, SamplePlan.By()));
        await database.SaveAsync("plan.laid-out", null, TestContext.Current.CancellationToken);

        var page = await _client.PageAsync($"/aktiviteter/{activity}/oforandrat/2024/2");
        await _plan.LockAsync(_site.Clock.Now);
        var answer = await (await _client.SendFormAsync(page, "main form[method=post]")).DocumentAsync();

        answer.Words(".errs").ShouldContain("Tertial 2 2024 är låst");
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.status_report where number = 2")).ShouldBe(0L);
    }

    private async Task<IHtmlDocument> ChooseAsync(string ready) =>
        await (await SendAsync(await _client.PageAsync($"/styrmodell/2024/rytm?fran={ready}"))).DocumentAsync();

    private Task<HttpResponseMessage> SendAsync(IHtmlDocument page, params (string, string)[] typed) => _client.SendFormAsync(page, "main form[method=post]", typed);
}
