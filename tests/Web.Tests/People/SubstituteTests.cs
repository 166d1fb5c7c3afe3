using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;

namespace Styrkedja.Web.Tests.People;

/// <summary>One does what another has to do while that one is away: in those days, for those units, and no more.</summary>
public sealed class SubstituteTests : IAsyncLifetime
{
    private const string Here = "/konto/ersattare";
    private const string ReportForm = "form[method=post]:has([name='Form.Comment'])";
    private readonly UnitId _roads = Ids.New<UnitId>();
    private TestSite _site = null!;
    private SamplePlan _plan = null!;
    private HttpClient _maria = null!, _lena = null!;
    private AccountId _mariaId, _lenaId;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 2));
        _plan = new SamplePlan(_site.Municipality);
        await _plan.LayOutAsync();
        await _plan.AddAsync(1, null, "Väg matsvinnet");
        var database = _site.Municipality.Context();
        database.Units.Add(new Unit(_roads, "Gator", null, "Enhet", new DateOnly(2020, 1, 1)));
        database.Activities.Add(new Activity(Ids.New<ActivityId>(), _roads, "Laga gropar", new Domain.Time.DateRange(new DateOnly(2024, 2, 1), new DateOnly(2024, 11, 30)), [_plan.Goal]));
        await database.SaveAsync("plan.laid-out", null, CancellationToken.None);
        (_maria, _mariaId) = await PersonAsync("Maria Sundqvist", (Role.Head, _plan.Unit));
        (_lena, _lenaId) = await PersonAsync("Lena Forsman", (Role.Reporter, _roads));
    }

    public async ValueTask DisposeAsync()
    {
        _maria.Dispose();
        _lena.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_substitute_has_the_tasks_and_the_rights_in_the_days_and_signs_as_one()
    {
        (await NameAsync(_maria, _mariaId, _lenaId, "2024-09-04", "2024-09-06")).Words(".note--ok").ShouldContain("Lena Forsman ersätter Maria Sundqvist från 4 september 2024 till och med 6 september 2024");
        await RequireNothingAsync(_lena, "before the first day");

        On(4);
        var start = await _lena.PageAsync("/");
        start.Words("main").ShouldContain("Du ersätter Maria Sundqvist till och med 6 september");
        start.QuerySelectorAll(".secthead").Select(h => h.TextContent.Trim()).ShouldContain(h => h.StartsWith("Att rapportera för Maria Sundqvist", StringComparison.Ordinal));
        start.Words("main").ShouldContain("Väg matsvinnet");
        start.Words("main").ShouldContain("Laga gropar");
        (await _maria.PageAsync("/")).Words("main").ShouldContain("Lena Forsman ersätter dig till och med 6 september");
        (await _lena.GetAsync(new Uri("/aktiviteter/ny", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK, "a head plans");

        (await ReportAsync(_lena)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        var address = $"/aktiviteter/{_plan.Activities[0].Value}";
        (await _maria.PageAsync(address)).Words(".log").ShouldContain("Lena Forsman som ersättare för Maria Sundqvist");
        (await _site.Municipality.AsOwnerAsync("select reason from styrkedja.event where verb = 'activity.reported'")).ShouldBe("Som ersättare för Maria Sundqvist");

        On(7);
        await RequireNothingAsync(_lena, "after the last day");
        using var refused = await ReportAsync(_lena, fromWhatWasOpen: true);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Ones_own_units_are_signed_in_ones_own_name()
    {
        await NameAsync(_lena, _lenaId, _mariaId, "2024-09-02", "2024-09-06");
        await ReportAsync(_maria);
        (await _site.Municipality.AsOwnerAsync("select count(*) from styrkedja.status_report where reported_instead_of is null")).ShouldBe(1L);
    }

    [Fact]
    public async Task It_is_not_passed_on_and_names_nobody()
    {
        await NameAsync(_maria, _mariaId, _lenaId, "2024-09-02", "2024-09-06");
        var (elin, elinId) = await PersonAsync("Elin Dahl");
        using (elin)
        {
            await NameAsync(_lena, _lenaId, elinId, "2024-09-02", "2024-09-06");
            var start = await elin.PageAsync("/");
            start.Words("main").ShouldContain("Laga gropar");
            start.Words("main").ShouldNotContain("Väg matsvinnet");
        }

        var (kim, kimId) = await PersonAsync("Kim Lind", (Role.Reporter, _plan.Unit));
        kim.Dispose();
        var page = await _lena.PageAsync(Here);
        page.QuerySelectorAll("[name='Form.Absent'] option").Select(o => o.GetAttribute("value")).ShouldBe(["", _lenaId.Value.ToString()]);
        using var forced = await SendAsync(_lena, page, kimId, elinId, "2024-09-02", "2024-09-06");
        forced.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _maria.PageAsync(Here)).QuerySelectorAll("[name='Form.Absent'] option").Select(o => o.GetAttribute("value")).ShouldBe(["", _mariaId.Value.ToString(), kimId.Value.ToString()], "a head names for those in her unit");
    }

    [Fact]
    public async Task Ended_it_is_over_at_once_and_others_cannot_end_it()
    {
        await NameAsync(_maria, _mariaId, _lenaId, "2024-09-02", "2024-09-06");
        var page = await _maria.PageAsync(Here);
        var (elin, _) = await PersonAsync("Elin Dahl", (Role.Reporter, _roads));
        using (elin)
        {
            var own = await elin.PageAsync(Here);
            own.Words("main").ShouldContain("Ingen ersättare är utsedd");
            own.QuerySelector("#utse-form")!.SetAttribute("action", Here + "?handler=End");
            using var refused = await elin.SendFormAsync(own, "#utse-form", ("id", page.QuerySelector("input[name=id]")!.GetAttribute("value")!));
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        var ended = await (await _maria.SendFormAsync(page, "form[action*='handler=End']")).DocumentAsync();
        ended.Words(".note--ok").ShouldContain("Lena Forsman ersätter inte längre Maria Sundqvist");
        await RequireNothingAsync(_lena, "ended");
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var (member, memberId) = await PersonAsync("Fatima Rahimi", (Role.Member, null));
        member.Dispose();
        var page = await _maria.PageAsync(Here);
        var empty = await (await SendAsync(_maria, page, _mariaId, null, "2024-09-04", "")).DocumentAsync();
        empty.Words(".errs").ShouldContain("Välj vem som ersätter.");
        empty.Words(".errs").ShouldContain("Ange den sista dagen.");
        empty.QuerySelector("[name='Form.First']")!.GetAttribute("value").ShouldBe("2024-09-04");

        (await (await SendAsync(_maria, page, _mariaId, memberId, "2024-09-04", "2024-09-06")).DocumentAsync()).Words(".errs").ShouldContain("är förtroendevald eller revisor");
        (await (await SendAsync(_maria, page, _mariaId, _lenaId, "2024-09-04", "2024-09-03")).DocumentAsync()).Words(".errs").ShouldContain("ligger före den första");
        await NameAsync(_maria, _mariaId, _lenaId, "2024-09-04", "2024-09-06");
        (await (await SendAsync(_maria, page, _mariaId, _lenaId, "2024-09-06", "2024-09-08")).DocumentAsync()).Words(".errs").ShouldContain("ersätter redan Maria Sundqvist");
    }

    [Fact]
    public async Task What_everybody_has_to_do_knows_the_substitute_and_many_cost_no_more_statements_than_one()
    {
        await NameAsync(_maria, _mariaId, _lenaId, "2024-09-02", "2024-09-06");
        (await DutiesAsync(_lenaId)).ShouldBe(["Laga gropar", "Väg matsvinnet"]);
        var one = await _site.Statements.DuringAsync(() => DutiesAsync(_lenaId));
        await _lena.PageAsync("/");
        var page = await _site.Statements.DuringAsync(() => _lena.PageAsync("/"));
        var list = await _site.Statements.DuringAsync(() => _lena.PageAsync(Here));
        for (var i = 0; i < 5; i++)
        {
            var (other, otherId) = await PersonAsync($"Chef {i}", (Role.Head, _plan.Unit));
            await NameAsync(other, otherId, _lenaId, "2024-09-02", "2024-09-06");
            other.Dispose();
        }

        (await _site.Statements.DuringAsync(() => DutiesAsync(_lenaId))).ShouldBe(one);
        (await _site.Statements.DuringAsync(() => _lena.PageAsync("/"))).ShouldBe(page);
        (await _site.Statements.DuringAsync(() => _lena.PageAsync(Here))).ShouldBe(list);
        (await _lena.PageAsync(Here)).QuerySelectorAll("form[action*='handler=End']").Length.ShouldBe(6);
    }

    private void On(int day) => _site.Clock.Now = new DateTimeOffset(2024, 9, day, 9, 0, 0, TimeSpan.Zero);

    private static async Task RequireNothingAsync(HttpClient client, string why)
    {
        var start = await client.PageAsync("/");
        start.Words("main").ShouldNotContain("Väg matsvinnet", customMessage: why);
        start.Words("main").ShouldNotContain("Du ersätter", customMessage: why);
        (await client.GetAsync(new Uri("/aktiviteter/ny", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, why);
    }

    private IHtmlDocument? _open;

    private async Task<HttpResponseMessage> ReportAsync(HttpClient client, bool fromWhatWasOpen = false)
    {
        if (!fromWhatWasOpen)
        {
            _open = await client.PageAsync($"/aktiviteter/{_plan.Activities[0].Value}/rapportera/2024/2");
        }

        return await client.SendFormAsync(_open!, ReportForm, ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.EndKind", "plan"), ("Form.Comment", fromWhatWasOpen ? "För sent." : "Det går bra."));
    }

    private static async Task<IHtmlDocument> NameAsync(HttpClient by, AccountId absent, AccountId substitute, string first, string last) =>
        await (await SendAsync(by, await by.PageAsync(Here), absent, substitute, first, last)).DocumentAsync();

    private static Task<HttpResponseMessage> SendAsync(HttpClient by, IHtmlDocument page, AccountId absent, AccountId? substitute, string first, string last) =>
        by.SendFormAsync(page, "#utse-form", ("Form.Absent", absent.Value.ToString()), ("Form.Substitute", substitute?.Value.ToString() ?? ""), ("Form.First", first), ("Form.Last", last));

    private async Task<IReadOnlyList<string>> DutiesAsync(AccountId of)
    {
        IReadOnlyList<string> titles = [];
        await _site.InScopeAsync(async services => titles = [.. (await services.GetRequiredService<EveryonesDuties>().LoadAsync(CancellationToken.None)).People
            .Single(p => p.Account.AccountId == of).Duties.On(new DateOnly(2024, 9, 2)).Where(d => d.Kind == DutyKind.Report).Select(d => d.Title).Order()]);
        return titles;
    }

    private async Task<(HttpClient Client, AccountId Id)> PersonAsync(string name, params (Role, UnitId?)[] roles)
    {
        var client = await _site.SignedInAsync(roles);
        var database = _site.Municipality.Context();
        var account = await database.Users.SingleAsync(a => a.Name == "Anna Prov", TestContext.Current.CancellationToken);
        account.Name = name;
        await database.SaveAsync("account.changed", null, CancellationToken.None);
        return (client, account.AccountId);
    }
}
