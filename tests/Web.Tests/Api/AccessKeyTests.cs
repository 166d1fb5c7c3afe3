using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.People;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Api;

/// <summary>Keys for other programs: what they open, and all that ends them.</summary>
public sealed class AccessKeyTests : IAsyncLifetime
{
    private Programs _programs = null!;

    public async ValueTask InitializeAsync() => _programs = await Programs.StartAsync();

    public ValueTask DisposeAsync() => _programs.DisposeAsync();

    [Fact]
    public async Task A_key_reads_in_its_owners_name_and_is_shown_once()
    {
        var secret = await _programs.KeyAsync(reports: false);
        (await _programs.Elin.PageAsync(Programs.Keys)).Body!.InnerHtml.ShouldNotContain(secret);
        using var program = _programs.Program(secret);
        var (answer, key) = await Programs.GetAsync(program, "/api/v1/key");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (key.GetProperty("name").GetString(), key.GetProperty("owner").GetString(), key.GetProperty("mayReport").GetBoolean()).ShouldBe(("Beslutsstödet", "Anna Prov", false));
        (await _programs.Elin.PageAsync(Programs.Keys)).Words("main").ShouldContain("Användes senast 2 september");

        var (refused, problem) = await Programs.PutAsync(program, _programs.ReportOf(0), """{ "phase": "ongoing" }""", null);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("detail").GetString()!.ShouldContain("En nyckel som rapporterar måste skapas för det");

        await using var connection = await _programs.Site.Municipality.Connections().OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand("select (select string_agg(k::text, '') from styrkedja.access_key k) || (select string_agg(e::text, '') from styrkedja.event e)", connection);
        ((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_browsers_sign_in_opens_nothing_here_nor_does_a_key_open_peoples_pages()
    {
        (await Programs.GetAsync(_programs.Elin, "/api/v1/units")).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var (answer, problem) = await Programs.GetAsync(_programs.Program(null), "/api/v1/units");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        problem.GetProperty("detail").GetString()!.ShouldContain("Ingen giltig åtkomstnyckel");
        using var program = _programs.Program(await _programs.KeyAsync(reports: true));
        using var page = await program.GetAsync(new Uri("/mal", UriKind.Relative), TestContext.Current.CancellationToken);
        page.Headers.Location!.OriginalString.ShouldContain("/logga-in");
    }

    [Fact]
    public async Task It_ends_when_its_owner_ends_it_with_its_day_with_the_password_and_with_the_account()
    {
        using var ended = _programs.Program(await _programs.KeyAsync(true, "Avslutad"));
        var page = await _programs.Elin.PageAsync(Programs.Keys);
        using var done = await _programs.Elin.SendFormAsync(page, "form[action*='handler=End']");
        (await done.DocumentAsync()).Words(".note--ok").ShouldContain("Nyckeln Avslutad är avslutad");
        await ShutOutAsync(ended);

        using var expired = _programs.Program(await _programs.KeyAsync(true, "Kort", "2024-09-03"));
        _programs.Site.Clock.Now = new DateTimeOffset(2024, 9, 3, 20, 0, 0, TimeSpan.Zero);
        (await Programs.GetAsync(expired, "/api/v1/key")).Response.StatusCode.ShouldBe(HttpStatusCode.OK, "its last day is included");
        _programs.Site.Clock.Now = new DateTimeOffset(2024, 9, 4, 8, 0, 0, TimeSpan.Zero);
        await ShutOutAsync(expired);
        (await _programs.Elin.PageAsync(Programs.Keys)).Words("main").ShouldContain("Gäller inte längre");

        using var stolen = _programs.Program(await _programs.KeyAsync(true, "Lösenord"));
        await ChangeOwnerAsync(a => a.PasswordHash = "another");
        await ShutOutAsync(stolen);

        using var left = _programs.Program(await _programs.KeyAsync(true, "Konto"));
        (await Programs.GetAsync(left, "/api/v1/key")).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await ChangeOwnerAsync(a => a.DisabledAt = _programs.Site.Clock.Now);
        await ShutOutAsync(left);
    }

    [Fact]
    public async Task A_key_from_before_its_owner_was_disabled_is_over_also_when_the_owner_is_let_in_again()
    {
        using var program = _programs.Program(await _programs.KeyAsync(reports: false));
        (await Programs.GetAsync(program, "/api/v1/key")).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var id = new Styrkedja.Domain.AccountId((Guid)(await _programs.Site.Municipality.AsOwnerAsync("select account_id from styrkedja.access_key"))!);
        await _programs.Site.InScopeAsync(async services =>
        {
            services.GetRequiredService<CurrentUser>().ActAsOperator("test");
            var disable = services.GetRequiredService<DisableAccount>();
            await disable.HandleAsync(id, TestContext.Current.CancellationToken);
            await disable.UndoAsync(id, TestContext.Current.CancellationToken);
        });
        (await Programs.GetAsync(program, "/api/v1/key")).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_is_wrong_in_the_form_is_said_and_what_was_typed_stays()
    {
        var page = await _programs.Elin.PageAsync(Programs.Keys);
        using var sent = await _programs.Elin.SendFormAsync(page, "#skapa-form", ("Form.Name", "Beslutsstödet"), ("Form.MayReport", "true"), ("Form.LastDay", "2026-01-01"));
        var again = await sent.DocumentAsync();
        again.Words(".errs").ShouldContain("Sista dagen ska ligga mellan 2 september 2024 och 3 september 2025");
        again.QuerySelector("[name='Form.Name']")!.GetAttribute("value").ShouldBe("Beslutsstödet");
        again.QuerySelector("[name='Form.MayReport'][value=true]")!.HasAttribute("checked").ShouldBeTrue();

        using var administrator = await _programs.Site.SignedInAsync((Role.Administrator, null));
        (await administrator.PageAsync(Programs.Keys)).Words("main").ShouldContain("Ditt konto läser ingen plan");
        using var member = await _programs.Site.SignedInAsync((Role.Member, null));
        var form = await member.PageAsync(Programs.Keys);
        using var forged = await member.SendFormAsync(form, "#skapa-form", ("Form.Name", "Mer än jag får"), ("Form.MayReport", "true"));
        forged.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task ShutOutAsync(HttpClient program)
    {
        var (answer, _) = await Programs.GetAsync(program, "/api/v1/key");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task ChangeOwnerAsync(Action<Styrkedja.Application.People.Account> change)
    {
        var database = _programs.Site.Municipality.Context();
        change(await database.Users.SingleAsync(TestContext.Current.CancellationToken));
        await database.SaveAsync("account.changed", null, CancellationToken.None);
    }
}
