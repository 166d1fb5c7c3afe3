using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Years;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Years;

namespace Styrkedja.Web.Tests.Pages.Years;

public sealed class YearChangePageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _strategist = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 12, 20));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(2, ActivityStatus.OngoingAsPlanned);
        _strategist = await _site.SignedInAsync((Role.Strategist, null));
    }

    public async ValueTask DisposeAsync()
    {
        _strategist.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_strategist_is_told_on_the_start_page_sees_the_preview_chooses_and_carries_it_out_once()
    {
        var start = await _strategist.PageAsync("/");
        start.Words("main").ShouldContain("Årsskiftet 2024 till 2025 är att göra");

        var page = await _strategist.PageAsync("/arsskifte");
        page.Words("#aktiviteterna + p + *, #aktiviteterna ~ .card legend").ShouldContain("2 aktiviteter slutar under 2024 utan att vara klara");
        var unanswered = await SendAsync(page);
        unanswered.Words(".errs").ShouldContain("Välj vad som händer med aktiviteterna");

        var noReason = await SendAsync(page, ("Form.ForAll", "prolong"), ("Form.Reason", ""));
        noReason.QuerySelector<IHtmlInputElement>("input[value=prolong]")!.IsChecked.ShouldBeTrue("what was chosen comes back");
        noReason.QuerySelector("#Form_Reason-fel").ShouldNotBeNull();

        // Pressed twice before the first answer came.
        var progress = await SendAsync(page, ("Form.ForAll", "prolong"), ("Form.Reason", "Upphandlingen drog ut"));
        progress.Words("h1").ShouldBe("Årsskiftet 2024 till 2025 pågår");
        (await SendAsync(page, ("Form.ForAll", "let-end"))).Words("h1").ShouldBe("Årsskiftet 2024 till 2025 pågår");

        await CarryOutAsync();
        var done = await _strategist.PageAsync("/arsskifte");
        done.Words("#gjort").ShouldBe("Årsskiftet 2024 till 2025 är genomfört");
        done.Words(".eyebrow").ShouldBe("Öppet år: 2025");
        (await _site.Municipality.Context().Activities.CountAsync(a => a.PlannedEnd == new DateOnly(2025, 12, 31), Cancellation)).ShouldBe(2);
        (await _strategist.PageAsync("/uppfoljning")).Words("h1").ShouldContain("2025", customMessage: "the ordinary pages go to the new year");

        var reversed = await (await _strategist.SendFormAsync(done, "form[action*=Reverse]", ("ReversalReason", ""))).DocumentAsync();
        reversed.QuerySelector("#ReversalReason-fel").ShouldNotBeNull();
        await _strategist.SendFormAsync(done, "form[action*=Reverse]", ("ReversalReason", "För tidigt"));
        (await _strategist.PageAsync("/arsskifte")).Words(".eyebrow").ShouldBe("Öppet år: 2024");
        var again = await (await _strategist.SendFormAsync(done, "form[action*=Reverse]", ("ReversalReason", "För tidigt"))).DocumentAsync();
        again.QuerySelector(".errs").ShouldBeNull();
        again.Words(".note--ok").ShouldContain("Redan gjort: årsskiftet 2024 till 2025 ångrades av Anna Prov");
    }

    [Fact]
    public async Task A_closed_year_shows_no_way_to_a_board_s_decision_and_says_why()
    {
        using var secretary = await _site.SignedInAsync((Role.Secretary, null));
        var activity = $"/aktiviteter/{_plan.Activities[0].Value}";
        (await secretary.PageAsync(activity)).QuerySelector("a[href$='/prioritet']").ShouldNotBeNull();
        (await secretary.PageAsync("/uppfoljning/2024/3?visa=aktiviteter")).QuerySelector("a[href$='/uppdrag']").ShouldNotBeNull();

        await CloseAsync();

        var page = await secretary.PageAsync(activity);
        page.QuerySelector("a[href$='/prioritet']").ShouldBeNull();
        page.Words("aside").ShouldContain("År 2024 är avslutat: prioriteten ändras inte längre.");
        var form = await secretary.PageAsync($"{activity}/prioritet");
        form.QuerySelector("main form").ShouldBeNull();
        form.Words("main .note").ShouldContain("År 2024 är avslutat");
        foreach (var part in new[] { "", "?visa=aktiviteter" })
        {
            (await secretary.PageAsync($"/uppfoljning/2024/3{part}")).QuerySelector("a[href$='/uppdrag']").ShouldBeNull(part);
        }
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_told_of_once_at_its_field()
    {
        await CloseAsync();
        var page = await (await _strategist.SendFormAsync(await _strategist.PageAsync("/arsskifte"), "form[action*=Reverse]", ("ReversalReason", new string('a', 10_001)))).DocumentAsync();
        page.QuerySelectorAll(".errs li").Length.ShouldBe(1);
        page.QuerySelector("#ReversalReason-fel").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_change_that_was_broken_off_says_since_when_and_that_it_goes_on_by_itself()
    {
        await SendAsync(await _strategist.PageAsync("/arsskifte"), ("Form.ForAll", "let-end"));
        (await _strategist.PageAsync("/arsskifte")).Words("main").ShouldNotContain("stått stilla");
        await _site.Municipality.AsOwnerAsync("update styrkedja.year_change set state = 'Working', done = 2, total = 9, alive_at = '2024-12-20 07:14:00+00'");
        var page = await _strategist.PageAsync("/arsskifte");
        page.Words("main").ShouldContain("Arbetet har stått stilla sedan 20 december 08.14");
        page.Words("main").ShouldContain("Det börjar om av sig självt inom en minut");
        page.Words("main").ShouldContain("2 av 9 steg");
        page.QuerySelector("a[href='/styrmodell'][aria-current=page]").ShouldNotBeNull("its place is in the navigation");
    }

    [Fact]
    public async Task The_periods_of_a_closed_year_keep_their_dates()
    {
        await CloseAsync();
        var page = await _strategist.PageAsync("/styrmodell/2024");
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.QuerySelector("[name*='ReportBy']") is not null);
        form.Id = "perioder-test";
        var refused = await (await _strategist.SendFormAsync(page, "#perioder-test")).DocumentAsync();
        refused.Words(".errs").ShouldContain("År 2024 är avslutat och periodernas dagar ligger fast.");
    }

    [Fact]
    public async Task A_closed_year_is_changed_only_by_the_one_who_is_exempted_and_the_follow_up_tells_of_it()
    {
        using var head = await _site.SignedInAsync((Role.Head, _plan.Unit));
        await CloseAsync();
        var report = $"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/3";
        (await head.PageAsync(report)).Words(".note").ShouldContain("År 2024 är avslutat");
        var refused = await SendReportAsync(head, report, "completed");
        refused.Words("main").ShouldContain("be strategen om ett undantag");
        Reports().ShouldBe(2, "only those of the sample");

        var form = await _strategist.PageAsync($"/undantag/nytt?slag=report&id={_plan.Activities[0].Value}&ar=2024&tertial=3");
        var missing = await (await _strategist.SendFormAsync(form, "main form", ("LastDay", "2024-12-01"), ("Reason", "Rapporten kom bort"))).DocumentAsync();
        missing.QuerySelector("#Person-fel").ShouldNotBeNull();
        missing.QuerySelector<IHtmlTextAreaElement>("#Reason")!.Value.ShouldBe("Rapporten kom bort", "what was typed stays");

        await GiveAsync(form);
        (await head.PageAsync("/")).Words("main").ShouldContain("Öppet för dig");
        (await SendReportAsync(head, report, "completed")).Words("main").ShouldNotContain("År 2024 är avslutat");
        Reports().ShouldBe(3);
        (await _strategist.PageAsync("/uppfoljning/2024/3")).Words("main").ShouldNotContain("Bedöm ändå", customMessage: "what cannot be done is not offered");
        (await _strategist.PageAsync("/uppfoljning/2024/3")).Words("main").ShouldContain("fick 20 december 2024 rätt att ändra rapporten om");
        (await _strategist.PageAsync($"/aktiviteter/{_plan.Activities[0].Value}")).Words("#undantag").ShouldContain("Rapporten kom bort");

        // Another's report of the same activity stays refused, and the exemption ends by itself.
        using var other = await _site.SignedInAsync((Role.Head, _plan.Unit));
        (await other.PageAsync(report)).Words(".note").ShouldContain("År 2024 är avslutat");
        _site.Clock.Now = _site.Clock.Now.AddDays(30);
        (await head.PageAsync(report)).Words(".note").ShouldContain("År 2024 är avslutat");
    }

    [Fact]
    public async Task An_exemption_opens_a_locked_period_of_an_open_year_too()
    {
        await _plan.LockAsync(_site.Clock.Now);
        using var head = await _site.SignedInAsync((Role.Head, _plan.Unit));
        var report = $"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/2";
        (await head.PageAsync(report)).Words(".note").ShouldContain("låst");
        await GiveAsync(await _strategist.PageAsync($"/undantag/nytt?slag=report&id={_plan.Activities[0].Value}&ar=2024&tertial=2"));
        (await SendReportAsync(head, report, "ongoing")).Words("main").ShouldNotContain("låst");
        Reports().ShouldBe(3);
    }

    [Fact]
    public async Task The_goal_of_a_closed_year_is_not_revised_and_the_sentence_says_why()
    {
        await CloseAsync();
        var page = await _strategist.PageAsync($"/mal/{_plan.Goal.Value}/andra");
        var answer = await (await _strategist.SendFormAsync(page, "main form[method=post]", ("Form.Title", "Något annat"))).DocumentAsync();
        answer.Words("main").ShouldContain("År 2024 är avslutat");
    }

    [Fact]
    public async Task The_preview_takes_as_many_statements_for_five_hundred_activities_as_for_two_and_the_change_as_many_as_its_batches()
    {
        await _strategist.PageAsync("/arsskifte");
        var few = await _site.Statements.DuringAsync(() => _strategist.PageAsync("/arsskifte"));
        await _plan.AddAsync(500, null, "Fler");
        (await _site.Statements.DuringAsync(() => _strategist.PageAsync("/arsskifte"))).ShouldBe(few);

        await SendAsync(await _strategist.PageAsync("/arsskifte"), ("Form.ForAll", "prolong"), ("Form.Reason", "Drog ut"));
        (await _site.Statements.DuringAsync(CarryOutAsync)).ShouldBeLessThan(few + 60, "502 activities in three batches");
        _site.Municipality.Context().YearChanges.Single().Outcome!.Prolonged.ShouldBe(502);
    }

    private int Reports() => _site.Municipality.Context().StatusReports.Count();

    private Task CarryOutAsync() => _site.InScopeAsync(async services => (await services.GetRequiredService<CarryOutYearChanges>().CarryOutNextAsync(Cancellation)).ShouldBeTrue());

    private async Task CloseAsync()
    {
        await SendAsync(await _strategist.PageAsync("/arsskifte"), ("Form.ForAll", "let-end"));
        await CarryOutAsync();
        _site.Municipality.Context().YearChanges.Single().State.ShouldBe(YearChangeState.Done);
    }

    private async Task<IHtmlDocument> SendAsync(IHtmlDocument page, params (string, string)[] typed) => await (await _strategist.SendFormAsync(page, "form[action*=till]", typed)).DocumentAsync();

    private static async Task<IHtmlDocument> SendReportAsync(HttpClient client, string address, string phase)
    {
        var page = await client.PageAsync(address);
        return await (await client.SendFormAsync(page, "form:has([name='Form.Comment'])", ("Form.Phase", phase), ("Form.AsPlanned", "yes"), ("Form.Comment", "Det går bra."), ("Form.EndKind", "plan"))).DocumentAsync();
    }

    /// <summary>All accounts have the same name; the head is the one whose account was made last.</summary>
    private async Task GiveAsync(IHtmlDocument form)
    {
        var id = await _site.Municipality.Context().RoleAssignments.Where(r => r.Role == Role.Head).OrderByDescending(r => r.Id).Select(r => r.AccountId).FirstAsync(Cancellation);
        var given = await _strategist.SendFormAsync(form, "main form", ("Person", id.Value.ToString()), ("LastDay", "2024-12-30"), ("Reason", "Rapporten kom bort"));
        given.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await given.DocumentAsync()).QuerySelector(".ferr").ShouldBeNull();
    }
}
