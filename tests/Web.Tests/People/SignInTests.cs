using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Demo;
using Styrkedja.Application.People;
using Styrkedja.Domain.People;
using Styrkedja.TestKit;

namespace Styrkedja.Web.Tests.People;

public sealed class SignInTests : IAsyncLifetime
{
    private const string PasswordForm = "form[method=post]:has([name=Password])";

    private TestSite _site = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync(DateOnly.FromDateTime(DateTime.UtcNow));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_first_administrator_is_made_once_only()
    {
        var address = $"/forsta-start/{await SecretAsync(InvitationPurpose.FirstAdministrator, null)}";
        var visitor = _site.Visitor();
        var form = await visitor.PageAsync(address);
        (string, string)[] typed =
            [("Form.Municipality", "Älvsala kommun"), ("Form.Name", "Åsa Lind"), ("Form.Email", "asa@exempel.example"), ("Form.Password", "kort")];
        var refused = await (await visitor.SendFormAsync(form, "main form", typed)).DocumentAsync();
        refused.Words(".errs").ShouldContain("12 tecken");

        typed[3] = ("Form.Password", TestSite.Password);
        (await visitor.SendFormAsync(form, "main form", typed)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        (await visitor.GetAsync(new Uri("/personer", UriKind.Relative), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var again = await _site.Visitor().GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await again.DocumentAsync()).Words("main").ShouldContain("Starta om servern");
    }

    [Fact]
    public async Task An_invitation_works_once_and_not_after_its_week()
    {
        var account = await AccountAsync("ny@exempel.example");
        var used = $"/inbjudan/{await SecretAsync(InvitationPurpose.Invitation, account)}";
        var late = $"/inbjudan/{await SecretAsync(InvitationPurpose.Invitation, account)}";
        var visitor = _site.Visitor();
        var form = await visitor.PageAsync(used);
        (await visitor.SendFormAsync(form, PasswordForm, ("Password", TestSite.Password))).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/");
        (await _site.Visitor().GetAsync(new Uri(used, UriKind.Relative), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        _site.Clock.Now = _site.Clock.Now.AddDays(Invitation.ValidDays).AddMinutes(1);
        (await _site.Visitor().GetAsync(new Uri(late, UriKind.Relative), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Five_tries_lock_the_account_with_the_same_words_as_for_an_unknown_address()
    {
        await _site.SignedInAsync((Role.Auditor, null));
        var email = await _site.Municipality.Context().Users.Select(a => a.Email!).SingleAsync(Cancellation);
        var visitor = _site.Visitor();
        string? wrong = null;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            wrong = await TryAsync(visitor, email, "fel losenord helt");
        }

        (await TryAsync(visitor, email, TestSite.Password)).ShouldBe(wrong);
        (await TryAsync(visitor, "ingen@exempel.example", TestSite.Password)).ShouldBe(wrong);
    }

    [Fact]
    public async Task Every_page_says_who_has_signed_in()
    {
        using var client = await _site.SignedInAsync((Role.Auditor, null));
        await _site.Municipality.AsOwnerAsync("update styrkedja.account set title = 'Revisor'");
        (await client.PageAsync("/konto")).Words(".sk-user").ShouldBe("APAnna ProvRevisor");
        using var missing = await client.GetAsync(new Uri("/finns-inte", UriKind.Relative), Cancellation);
        (await missing.DocumentAsync()).Words(".sk-user").ShouldBe("APAnna ProvRevisor");
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_its_next_request()
    {
        var client = await _site.SignedInAsync((Role.Auditor, null));
        (await client.GetAsync(new Uri("/konto", UriKind.Relative), Cancellation)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/konto");
        var database = _site.Municipality.Context();
        (await database.Users.SingleAsync(Cancellation)).DisabledAt = DateTimeOffset.UtcNow;
        await database.SaveAsync("account.disabled", null, Cancellation);
        (await client.GetAsync(new Uri("/konto", UriKind.Relative), Cancellation)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/logga-in");
    }

    [Fact]
    public async Task A_sign_in_from_before_an_account_was_disabled_is_over_also_when_it_is_let_in_again()
    {
        using var client = await _site.SignedInAsync((Role.Auditor, null));
        var id = new Styrkedja.Domain.AccountId(await _site.Municipality.Context().Users.Select(a => a.Id).SingleAsync(Cancellation));
        await _site.InScopeAsync(async services =>
        {
            services.GetRequiredService<CurrentUser>().ActAsOperator("test");
            var disable = services.GetRequiredService<DisableAccount>();
            await disable.HandleAsync(id, Cancellation);
            await disable.UndoAsync(id, Cancellation);
        });
        (await client.GetAsync(new Uri("/konto", UriKind.Relative), Cancellation)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/logga-in");
    }

    [Fact]
    public async Task A_demo_account_opens_nothing_where_the_demo_is_not_served()
    {
        var client = await _site.SignedInAsync((Role.Auditor, null));
        var database = _site.Municipality.Context();
        var account = await database.Users.SingleAsync(Cancellation);
        account.Email = account.UserName = "prov" + DemoMunicipality.EmailDomain;
        account.NormalizedEmail = account.NormalizedUserName = account.Email.ToUpperInvariant();
        await database.SaveAsync("account.changed", null, Cancellation);

        (await client.GetAsync(new Uri("/konto", UriKind.Relative), Cancellation)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/logga-in");
        (await TryAsync(_site.Visitor(), account.Email, TestSite.Password)).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sign_ins()
    {
        var here = await _site.SignedInAsync((Role.Auditor, null));
        var email = await _site.Municipality.Context().Users.Select(a => a.Email!).SingleAsync(Cancellation);
        var elsewhere = _site.Visitor();
        await elsewhere.SendFormAsync(await elsewhere.PageAsync("/logga-in"), PasswordForm, ("Email", email), ("Password", TestSite.Password));

        await here.SendFormAsync(await here.PageAsync("/konto"), PasswordForm, ("CurrentPassword", TestSite.Password), ("Password", "ett annat langt losenord"));
        (await here.GetAsync(new Uri("/konto", UriKind.Relative), Cancellation)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/konto");
        (await elsewhere.GetAsync(new Uri("/konto", UriKind.Relative), Cancellation)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/logga-in");
    }

    [Fact]
    public async Task Too_many_tries_in_a_minute_are_told_to_wait()
    {
        var visitor = _site.Visitor();
        var form = await visitor.PageAsync("/logga-in");
        HttpResponseMessage response = null!;
        for (var attempt = 0; attempt < 21; attempt++)
        {
            response = await visitor.SendFormAsync(form, PasswordForm, ("Email", ""));
        }

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await response.DocumentAsync()).Words("h1").ShouldBe("För många försök på kort tid");
    }

    [Fact]
    public async Task A_town_hall_behind_one_address_signs_in_on_its_first_morning()
    {
        await _site.SignedInAsync((Role.Auditor, null));
        var email = await _site.Municipality.Context().Users.Select(a => a.Email!).SingleAsync(Cancellation);
        for (var person = 0; person < 25; person++)
        {
            var visitor = _site.Visitor(followsRedirects: false);
            using var response = await visitor.SendFormAsync(await visitor.PageAsync("/logga-in"), PasswordForm, ("Email", email), ("Password", TestSite.Password));
            response.StatusCode.ShouldBe(HttpStatusCode.Redirect, $"person {person}");
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_sign_in_wherever_its_cookie_was_copied_to()
    {
        var here = await _site.SignedInAsync((Role.Auditor, null));
        var account = await here.GetAsync(new Uri("/konto", UriKind.Relative), Cancellation);
        var cookie = _site.CookiesOf(here);
        using var copy = _site.Visitor();
        copy.DefaultRequestHeaders.Add("Cookie", cookie);
        (await copy.GetAsync(new Uri("/konto", UriKind.Relative), Cancellation)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/konto");

        await here.SendFormAsync(await account.DocumentAsync(), "form[action='/logga-ut']");

        (await copy.GetAsync(new Uri("/konto", UriKind.Relative), Cancellation)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/logga-in");
    }

    [Fact]
    public async Task A_locked_account_takes_as_long_to_answer_as_an_unknown_one()
    {
        await _site.SignedInAsync((Role.Auditor, null));
        var email = await _site.Municipality.Context().Users.Select(a => a.Email!).SingleAsync(Cancellation);
        var visitor = _site.Visitor();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await TryAsync(visitor, email, "fel losenord helt");
        }

        var form = await visitor.PageAsync("/logga-in");
        (await WorkAsync(email)).ShouldBe(1);
        (await WorkAsync("ingen@alvsala.example")).ShouldBe(1);

        // A password is made slow to try on purpose: beside it nothing else of the answer is felt.
        async Task<int> WorkAsync(string address)
        {
            var before = _site.PasswordsTried;
            using var response = await visitor.SendFormAsync(form, PasswordForm, ("Email", address), ("Password", "fel losenord helt"));
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            return _site.PasswordsTried - before;
        }
    }

    private static async Task<string> TryAsync(HttpClient visitor, string email, string password)
    {
        var response = await visitor.SendFormAsync(await visitor.PageAsync("/logga-in"), PasswordForm, ("Email", email), ("Password", password));
        return (await response.DocumentAsync()).Words(".errs");
    }

    private async Task<string> SecretAsync(InvitationPurpose purpose, Account? account)
    {
        var (invitation, secret) = Invitation.Make(purpose, account?.AccountId, _site.Clock.Now);
        var database = _site.Municipality.Context();
        database.Invitations.Add(invitation);
        await database.SaveAsync("account.invited", null, Cancellation);
        return secret;
    }

    private async Task<Account> AccountAsync(string email)
    {
        var account = new Account { Name = "Ny Prov", Email = email, UserName = email, NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant(), SecurityStamp = "x" };
        var database = _site.Municipality.Context();
        database.Users.Add(account);
        await database.SaveAsync("account.invited", null, Cancellation);
        return account;
    }
}
