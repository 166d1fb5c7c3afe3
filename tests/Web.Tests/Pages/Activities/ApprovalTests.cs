using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Activities;

public sealed class ApprovalTests : IAsyncLifetime
{
    private const string Form = "form[method=post]:has([name='Form.Comment'])";
    private const string Approve = "form[action$='handler=Approve']";
    private const string Return = "form[action$='handler=Return']";
    private const string Board = "/uppfoljning/2024/2";
    private TestSite _site = null!;
    private SamplePlan _plan = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(3, null);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_strategist_turns_it_on_for_a_year_and_without_it_nothing_waits()
    {
        using var reporter = await ReporterAsync();
        await ReportAsync(reporter, 0, "Före.");
        (await ApprovalsAsync()).ShouldBe("NotAsked");

        await UseApprovalAsync(false);
        using var strategist = await _site.SignedInAsync((Role.Strategist, null));
        var page = await strategist.PageAsync("/styrmodell/2024");
        (await strategist.SendFormAsync(page, "form[action$='handler=Rules']", ("Rules.ReportsAreApproved", "true"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ReportAsync(reporter, 1, "Efter.");

        (await ApprovalsAsync()).ShouldBe("NotAsked Waiting");
    }

    [Fact]
    public async Task A_reporters_report_waits_and_counts_and_a_heads_is_approved_at_once()
    {
        await UseApprovalAsync();
        using var reporter = await ReporterAsync();
        using var head = await HeadAsync();
        await ReportAsync(reporter, 0, "Hälften är klart.");
        await ReportAsync(head, 1, "Allt rullar.");
        (await ApprovalsAsync()).ShouldBe("NotAsked Waiting");

        (await reporter.PageAsync("/")).Words("table").ShouldContain("inte godkänd än");
        using var strategist = await _site.SignedInAsync((Role.Strategist, null));
        var board = await strategist.PageAsync(Board);
        board.Words(".facts dd").ShouldBe("2 av 3");
        board.Words(".board .grounds").ShouldContain("1 av 3 aktiviteter är rapporterade men inte godkända");
        board.Words(".decide").ShouldContain("En rapport är inte godkänd");
        board.Words(".note:has(a[href='/godkann'])").ShouldBe("En rapport väntar på att du godkänner. Se vad som väntar");
        var units = (await strategist.PageAsync(Board + "?visa=enheter")).Words("tbody");
        units.ShouldContain("1 kvar att rapportera");
        units.ShouldContain("1 hos chefen att godkänna");
        foreach (var marked in new[] { $"/enheter/{_plan.Unit.Value}", "/roda-traden", "/tidslinje/2024" })
        {
            (await strategist.PageAsync(marked)).QuerySelectorAll(".flag--warn").Count(f => f.TextContent.Trim() == "inte godkänd än").ShouldBe(1, marked);
        }

        (await reporter.PageAsync(Board)).QuerySelector("main a[href='/godkann']").ShouldBeNull();
        (await strategist.PageAsync(Board + "?visa=aktiviteter")).Words("table").ShouldContain("inte godkänd än");
    }

    [Fact]
    public async Task A_head_approves_a_whole_unit_and_another_who_saw_the_same_is_told_who_was_first()
    {
        await UseApprovalAsync();
        using var reporter = await ReporterAsync();
        await ReportAsync(reporter, 0, "Det går bra.");
        await ReportAsync(reporter, 1, "Det går också.");
        using var first = await HeadAsync();
        using var second = await HeadAsync();
        (await first.PageAsync("/")).Words("main").ShouldContain("2 rapporter väntar på att du godkänner");
        var (seenByFirst, seenBySecond) = (await first.PageAsync("/godkann"), await second.PageAsync("/godkann"));

        (await WholeUnitAsync(first, seenByFirst)).Words("[role=status]").ShouldBe("2 rapporter är godkända.");
        (await ApprovalsAsync()).ShouldBe("Approved Approved");
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.event where verb = 'report.approved'")).ShouldBe(2L);

        (await WholeUnitAsync(second, seenBySecond)).Words("[role=status]").ShouldContain("hade Anna Prov redan godkänt");
    }

    [Fact]
    public async Task A_head_approves_the_chosen_ones_and_not_what_was_reported_anew_since()
    {
        await UseApprovalAsync();
        using var reporter = await ReporterAsync();
        await ReportAsync(reporter, 0, "Det går bra.");
        await ReportAsync(reporter, 1, "Det går också.");
        using var head = await HeadAsync();
        var seen = await head.PageAsync("/godkann");
        await ReportAsync(reporter, 0, "Nej, det går sämre.");
        var chosen = seen.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox]").Select(c => c.Value).ToList();

        var none = await (await head.SendFormAsync(seen, $"form[id='{seen.QuerySelector("input[type=checkbox]")!.GetAttribute("form")}']")).DocumentAsync();
        none.Words(".errs").ShouldContain("Välj minst en rapport");
        var page = await (await head.SendFormAsync(seen, Approve, ("Chosen", chosen[0]), ("Chosen", chosen[1]))).DocumentAsync();

        page.Words("[role=status]").ShouldBe("En rapport är godkänd. ”Aktivitet 0” har rapporterats på nytt; läs den nya rapporten.");
        page.Words("main").ShouldContain("Nej, det går sämre.");
        (await ApprovalsAsync()).ShouldBe("Approved Waiting Waiting");
    }

    [Fact]
    public async Task A_return_asks_why_and_comes_first_to_the_reporter_with_the_form_filled()
    {
        await UseApprovalAsync();
        using var reporter = await ReporterAsync();
        await ReportAsync(reporter, 2, "Bra.");
        using var head = await HeadAsync();
        var page = await (await head.SendFormAsync(await head.PageAsync("/godkann"), Return)).DocumentAsync();
        page.Words(".errs").ShouldContain("Skriv varför rapporten återlämnas");

        (await (await head.SendFormAsync(page, Return, ("Reason", "Skriv vad som är klart."))).DocumentAsync()).Words("[role=status]").ShouldBe("Rapporten är återlämnad.");
        var tasks = await reporter.PageAsync("/");
        tasks.QuerySelectorAll(".task h3 a")[0].TextContent.ShouldBe("Aktivitet 2");
        tasks.Words(".task").ShouldContain("Återlämnad av Anna Prov Skriv vad som är klart.");
        var form = await reporter.PageAsync($"/aktiviteter/{_plan.Activities[2].Value}/rapportera/2024/2");
        form.QuerySelector<IHtmlTextAreaElement>("[name='Form.Comment']")!.Value.ShouldBe("Bra.");
        form.Words("main").ShouldContain("Skriv vad som är klart.");

        await ReportAsync(reporter, 2, "Tre av fyra är klara.");
        (await ApprovalsAsync()).ShouldBe("Returned Waiting");
        var log = (await head.PageAsync($"/aktiviteter/{_plan.Activities[2].Value}")).Words(".log");
        log.ShouldContain("Skriv vad som är klart.");
        log.ShouldContain("inte godkänd än");
        (await _site.Municipality.AsOwnerAsync("select reason from styrkedja.event where verb = 'report.returned'")).ShouldBe("Skriv vad som är klart.");
    }

    [Fact]
    public async Task The_same_words_sent_once_more_after_a_return_are_not_taken_for_done()
    {
        await UseApprovalAsync();
        using var reporter = await ReporterAsync();
        var address = $"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/2";
        var before = await reporter.PageAsync(address);
        await ReportAsync(reporter, 0, "Bra.");
        using var head = await HeadAsync();
        await head.SendFormAsync(await head.PageAsync("/godkann"), Return, ("Reason", "Skriv mer."));

        var page = await (await reporter.SendFormAsync(before, Form, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.EndKind", "plan"), ("Form.Comment", "Bra."))).DocumentAsync();

        page.Words("main").ShouldContain("Skriv mer.");
        (await ApprovalsAsync()).ShouldBe("Returned");
    }

    [Fact]
    public async Task A_head_of_another_unit_neither_sees_nor_approves()
    {
        await UseApprovalAsync();
        using var reporter = await ReporterAsync();
        await ReportAsync(reporter, 0, "Bra.");
        var other = Ids.New<UnitId>();
        var database = _site.Municipality.Context();
        database.Units.Add(new Unit(other, "Biblioteket", null, "Enhet", new DateOnly(2020, 1, 1)));
        await database.SaveAsync("plan.laid-out", null, TestContext.Current.CancellationToken);
        using var head = await HeadAsync();
        using var stranger = await _site.SignedInAsync((Role.Head, other));
        (await stranger.PageAsync("/godkann")).Words("main").ShouldContain("Inget väntar på godkännande");

        var page = await head.PageAsync("/godkann");
        var own = await stranger.PageAsync("/");
        var token = own.QuerySelector<IHtmlInputElement>("input[name='__RequestVerificationToken']")!.Value;
        page.QuerySelector<IHtmlInputElement>($"{Approve} input[name='__RequestVerificationToken']")!.Value = token;
        (await stranger.SendFormAsync(page, Approve)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ApprovalsAsync()).ShouldBe("Waiting");
    }

    [Fact]
    public async Task A_locked_period_takes_no_approvals()
    {
        await UseApprovalAsync();
        using var reporter = await ReporterAsync();
        await ReportAsync(reporter, 0, "Bra.");
        using var head = await HeadAsync();
        var page = await head.PageAsync("/godkann");
        await _plan.LockAsync(_site.Clock.Now);

        (await (await head.SendFormAsync(page, Approve)).DocumentAsync()).Words(".errs").ShouldContain("låst");
        (await ApprovalsAsync()).ShouldBe("Waiting");
    }

    [Fact]
    public async Task The_list_costs_as_many_statements_for_three_as_for_one()
    {
        await UseApprovalAsync();
        using var reporter = await ReporterAsync();
        using var head = await HeadAsync();
        await ReportAsync(reporter, 0, "Bra.");
        await head.PageAsync("/godkann");
        var one = await _site.Statements.DuringAsync(() => head.PageAsync("/godkann"));
        await ReportAsync(reporter, 1, "Bra.");
        await ReportAsync(reporter, 2, "Bra.");

        (await _site.Statements.DuringAsync(() => head.PageAsync("/godkann"))).ShouldBe(one);
    }

    [Fact]
    public async Task Two_who_approve_in_the_same_moment_cannot_both()
    {
        await UseApprovalAsync();
        using var reporter = await ReporterAsync();
        await ReportAsync(reporter, 0, "Bra.");
        var (one, other) = (_site.Municipality.Context(), _site.Municipality.Context());
        (await one.StatusReports.SingleAsync(TestContext.Current.CancellationToken)).Approve(SamplePlan.By());
        (await other.StatusReports.SingleAsync(TestContext.Current.CancellationToken)).Return("Mer.", SamplePlan.By());
        await one.SaveAsync("report.approved", null, TestContext.Current.CancellationToken);

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => other.SaveAsync("report.returned", null, TestContext.Current.CancellationToken));
    }

    private Task<HttpClient> ReporterAsync() => _site.SignedInAsync((Role.Reporter, _plan.Unit));

    private Task<HttpClient> HeadAsync() => _site.SignedInAsync((Role.Head, _plan.Unit));

    private async Task UseApprovalAsync(bool used = true)
    {
        var database = _site.Municipality.Context();
        database.GovernanceModels.Add(new GovernanceModel(Guid.CreateVersion7(), 2024, "Styrmodell", GovernanceRules.Default with { ReportsAreApproved = used }));
        await database.SaveAsync("governance-model.made", null, TestContext.Current.CancellationToken);
    }

    private async Task ReportAsync(HttpClient client, int activity, string comment)
    {
        var page = await client.PageAsync($"/aktiviteter/{_plan.Activities[activity].Value}/rapportera/2024/2");
        using var sent = await client.SendFormAsync(page, Form, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.EndKind", "plan"), ("Form.Comment", comment));
        sent.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
    }

    private static async Task<IHtmlDocument> WholeUnitAsync(HttpClient head, IHtmlDocument page)
    {
        var chosen = page.QuerySelectorAll<IHtmlInputElement>("form[id^='hela-'] input[name=Chosen]").Select(i => ("Chosen", i.Value)).ToArray();
        chosen.Length.ShouldBe(2);
        return await (await head.SendFormAsync(page, "form[id^='hela-']", chosen)).DocumentAsync();
    }

    private async Task<string> ApprovalsAsync() =>
        (string)(await _site.Municipality.AsOwnerAsync("select string_agg(approval, ' ' order by approval) from styrkedja.status_report"))!;
}
