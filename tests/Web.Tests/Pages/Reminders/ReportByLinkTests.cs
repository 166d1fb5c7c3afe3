using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.People;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;

namespace Styrkedja.Web.Tests.Pages.Reminders;

/// <summary>The address in a letter that reports one activity without sign-in, and what stops it.</summary>
public sealed class ReportByLinkTests : IAsyncLifetime
{
    private static readonly DateOnly _day = new(2024, 8, 30);
    private Reminded _reminded = null!;
    private Account _elin = null!;
    private HttpClient _visitor = null!;
    private string _address = "";

    public async ValueTask InitializeAsync()
    {
        _reminded = await Reminded.StartAsync(_day, links: true);
        await _reminded.Plan.AddAsync(2, null);
        _elin = await _reminded.PersonAsync("Elin Dahl", Role.Reporter);
        var letter = (await _reminded.OnAsync(_day)).ShouldHaveSingleItem();
        _address = letter.Text.Split('\n').Select(l => l.Trim()).First(l => l.StartsWith(Reminded.SiteAddress + "/r/", StringComparison.Ordinal))[Reminded.SiteAddress.Length..];
        _visitor = _reminded.Site.Visitor(followsRedirects: false);
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _reminded.DisposeAsync();
    }

    [Fact]
    public async Task The_address_reports_its_activity_once_and_says_who_it_thinks_you_are()
    {
        for (var i = 0; i < 2; i++)
        {
            using var looked = await _visitor.GetAsync(new Uri(_address, UriKind.Relative), TestContext.Current.CancellationToken);
            looked.StatusCode.ShouldBe(HttpStatusCode.OK);
            looked.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            looked.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex, nofollow"]);
            looked.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }

        (await ReportsAsync()).ShouldBeEmpty("looking at the page changed something");
        var form = await _visitor.PageAsync(_address);
        form.Words("h1").ShouldBe("Aktivitet 0");
        form.Body!.TextContent.ShouldContain("Du rapporterar som Elin Dahl.");
        form.QuerySelectorAll("nav, .sk-user, a[href^='/aktiviteter'], a[href^='/mal']").ShouldBeEmpty("the way to the rest of the site");

        using var missing = await _visitor.SendFormAsync(form, "main form", ("Form.Phase", "on-hold"), ("Form.Comment", "Skrivet"));
        var again = await missing.DocumentAsync();
        again.Words(".errs").ShouldNotBeEmpty();
        again.QuerySelector("textarea[name='Form.Comment']")!.TextContent.Trim().ShouldBe("Skrivet");

        using var sent = await SendAsync(again);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var receipt = await (await _visitor.GetAsync(sent.Headers.Location, TestContext.Current.CancellationToken)).DocumentAsync();
        receipt.Words("main").ShouldContain("Aktivitet 0 är rapporterad för tertial 2 2024");

        var report = (await ReportsAsync()).ShouldHaveSingleItem();
        (report.ActivityId, report.Phase, report.ReportedBy, report.ReportedByName, report.Comment).ShouldBe((_reminded.Plan.Activities[0], Phase.Ongoing, _elin.AccountId, "Elin Dahl", "Det går bra."));
        (await ReasonsAsync()).ShouldBe(["via länk i e-post"]);

        // A second window that was open meanwhile.
        await RefusedAsync("Länken har redan använts");
        using var late = await SendAsync(form);
        var refused = await late.DocumentAsync();
        refused.Words("main").ShouldContain("Länken har redan använts");
        refused.Words("main").ShouldContain("Det går bra.", Case.Sensitive, "what was typed is lost");
        (await ReportsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_else_answers_whoever_has_come_by_the_address()
    {
        await _visitor.PageAsync(_address);
        foreach (var address in new[] { "/", "/konto", "/mal", $"/aktiviteter/{_reminded.Plan.Activities[0].Value}", $"/aktiviteter/{_reminded.Plan.Activities[0].Value}/rapportera/2024/2" })
        {
            using var answer = await _visitor.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, address);
            answer.Headers.Location!.OriginalString.ShouldContain("/logga-in", Case.Sensitive, address);
        }
    }

    [Fact]
    public async Task A_wrong_address_leads_to_the_sign_in_and_guessing_is_braked()
    {
        var wrong = await RefusedAsync("Länken är fel", "/r/" + new string('0', 64));
        wrong.QuerySelector("a.ds-button")!.GetAttribute("href").ShouldBe("/logga-in?till=%2F");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
        {
            using var answer = await _visitor.GetAsync(new Uri($"/r/{i:x64}", UriKind.Relative), TestContext.Current.CancellationToken);
            answers.Add(answer.StatusCode);
        }

        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_form_without_its_own_protection_is_refused()
    {
        using var answer = await _visitor.PostAsync(new Uri(_address, UriKind.Relative), new FormUrlEncodedContent([new("Form.Phase", "ongoing")]), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ReportsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_address_expires_and_then_leads_to_the_same_form_behind_the_sign_in()
    {
        _reminded.Site.Clock.Now += TimeSpan.FromDays(14);
        await RefusedAsync("Länken har gått ut");
        _reminded.Site.Clock.Now += TimeSpan.FromDays(1);
        var page = await RefusedAsync("Länken har gått ut");
        page.QuerySelector("a.ds-button")!.GetAttribute("href").ShouldBe("/logga-in?till=" + Uri.EscapeDataString($"/aktiviteter/{_reminded.Plan.Activities[0].Value}/rapportera/2024/2"));
    }

    [Fact]
    public async Task The_address_reports_no_other_activity()
    {
        var form = await _visitor.PageAsync(_address);
        using var sent = await _visitor.SendFormAsync(form, "main form", ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("id", _reminded.Plan.Activities[1].Value.ToString()), ("ActivityId", _reminded.Plan.Activities[1].Value.ToString()), ("Tertial", "2023-1"));
        (await ReportsAsync()).ShouldHaveSingleItem().ActivityId.ShouldBe(_reminded.Plan.Activities[0]);
    }

    [Fact]
    public async Task Turning_addresses_off_ends_those_that_are_sent()
    {
        await _reminded.ChooseAsync(ReminderSetting.Default with { IsOn = true, SiteAddress = Reminded.SiteAddress });
        await RefusedAsync("Kommunen har stängt av");
    }

    [Fact]
    public async Task A_new_password_ends_the_address() => await ChangedAsync(account => account.SecurityStamp = "ny", "nytt lösenord");

    [Fact]
    public async Task A_disabled_account_ends_the_address() => await ChangedAsync(account => account.DisabledAt = _reminded.Site.Clock.Now, "avstängt");

    [Fact]
    public async Task Who_loses_the_right_loses_the_address()
    {
        var database = _reminded.Site.Municipality.Context();
        (await database.RoleAssignments.SingleAsync(r => r.AccountId == _elin.AccountId, TestContext.Current.CancellationToken)).EndOn(new DateOnly(2024, 8, 29));
        await database.SaveAsync("role.ended", null, CancellationToken.None);
        await RefusedAsync("Du rapporterar inte längre");
    }

    [Fact]
    public async Task A_locked_period_takes_no_reports_by_address_either()
    {
        await _reminded.Plan.LockAsync(_reminded.Site.Clock.Now);
        await RefusedAsync("inga rapporter emot för tertial 2 2024");
    }

    [Fact]
    public async Task Only_the_hash_of_the_secret_is_stored()
    {
        var secret = _address["/r/".Length..];
        secret.Length.ShouldBe(64);
        await using var connection = await _reminded.Site.Municipality.Connections().OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand("select (select string_agg(l::text, '') from styrkedja.report_link l) || (select string_agg(m::text, '') from styrkedja.mail_message m) || (select string_agg(e::text, '') from styrkedja.event e)", connection);
        ((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldNotContain(secret);
    }

    private Task<HttpResponseMessage> SendAsync(AngleSharp.Html.Dom.IHtmlDocument form) =>
        _visitor.SendFormAsync(form, "main form", ("Form.Phase", "ongoing"), ("Form.AsPlanned", "yes"), ("Form.Comment", "Det går bra."));

    private async Task ChangedAsync(Action<Account> change, string sentence)
    {
        var database = _reminded.Site.Municipality.Context();
        change(await database.Users.SingleAsync(a => a.Id == _elin.Id));
        await database.SaveAsync("account.changed", null, CancellationToken.None);
        await RefusedAsync(sentence);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> RefusedAsync(string sentence, string? address = null)
    {
        using var answer = await _visitor.GetAsync(new Uri(address ?? _address, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await answer.DocumentAsync();
        page.Words("main").ShouldContain(sentence);
        page.QuerySelector("form").ShouldBeNull();
        return page;
    }

    private Task<List<StatusReport>> ReportsAsync() => _reminded.Site.Municipality.Context().StatusReports.ToListAsync();

    private async Task<List<string?>> ReasonsAsync()
    {
        await using var connection = await _reminded.Site.Municipality.Connections().OpenAsync(CancellationToken.None);
        await using var command = new Npgsql.NpgsqlCommand("select array_agg(distinct reason) from styrkedja.event where verb = 'activity.reported'", connection);
        return [.. (string?[])(await command.ExecuteScalarAsync())!];
    }
}
