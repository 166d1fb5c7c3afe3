using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Pages.SignIn;

[AllowAnonymous]
[LimitsAttempts]
public sealed class SignInModel(NpgsqlDataSource source, Tenant tenant, IStringLocalizer<SignInTexts> texts) : PageModel
{
    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? Email { get; set; }

    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? Password { get; set; }

    /// <summary>What of something sent waits to be given back after the sign-in.</summary>
    public Kept Kept => Enum.TryParse<Kept>(Request.Query[HoldFormOnSignIn.Mark], out var kept) && Enum.IsDefined(kept) ? kept : Kept.Nothing;

    // The page itself, which is the first that anyone sees, needs none of all that stands behind a sign-in.
    public async Task<IActionResult> OnPostAsync([FromServices] SignInManager<Account> signIn, string? till, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), texts["sign-in.email-missing"]);
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), texts["sign-in.password-missing"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await TryAsync(signIn, cancellation))
        {
            return Onward(till);
        }

        // The same words for an unknown address, a wrong password and a locked account: the page must not tell who has one.
        ModelState.AddModelError(nameof(Email), texts["sign-in.wrong"]);
        return Page();
    }

    /// <summary>What the browser needs to ask its owner for a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync([FromServices] SignInManager<Account> signIn) =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    /// <param name="credential">What the browser answered, as JSON.</param>
    public async Task<IActionResult> OnPostPasskeyAsync([FromServices] SignInManager<Account> signIn, string? credential, string? till, CancellationToken cancellation)
    {
        if (credential is not null && await TryPasskeyAsync(signIn, credential, cancellation))
        {
            return Onward(till);
        }

        ModelState.Clear();
        ModelState.AddModelError("", texts["passkey.wrong"]);
        return Page();
    }

    private LocalRedirectResult Onward(string? till) => LocalRedirect(Url.IsLocalUrl(till) ? till : "/");

    private async Task<bool> TryAsync(SignInManager<Account> signIn, CancellationToken cancellation)
    {
        var email = Email!.Trim();
        var account = await EnterAsync("select styrkedja.municipality_of_account($1)", signIn.UserManager.NormalizeName(email), cancellation)
            ? await signIn.UserManager.FindByNameAsync(email)
            : null;
        if (account is null || account.DisabledAt is not null || await signIn.UserManager.IsLockedOutAsync(account))
        {
            // As slow as a real password, so that the time does not tell either.
            signIn.UserManager.PasswordHasher.HashPassword(new Account(), Password!);
            return false;
        }

        var result = await signIn.PasswordSignInAsync(account, Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            UseLanguageOf(account);
        }

        return result.Succeeded;
    }

    private async Task<bool> TryPasskeyAsync(SignInManager<Account> signIn, string credential, CancellationToken cancellation)
    {
        if (CredentialId(credential) is not { } id || !await EnterAsync("select styrkedja.municipality_of_passkey($1)", id, cancellation))
        {
            return false;
        }

        var result = await PasskeyAnswer.TryAsync(() => signIn.PerformPasskeyAssertionAsync(credential));
        if (result is not { Succeeded: true } || result.User.DisabledAt is not null)
        {
            return false;
        }

        await signIn.UserManager.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await signIn.SignInAsync(result.User, isPersistent: false);
        UseLanguageOf(result.User);
        return true;
    }

    // An account is found only within its municipality, which the request learns here.
    private async Task<bool> EnterAsync(string sql, object key, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = key });
        if (await command.ExecuteScalarAsync(cancellation) is not Guid municipality)
        {
            return false;
        }

        tenant.Enter(new MunicipalityId(municipality));
        return true;
    }

    private void UseLanguageOf(Account account)
    {
        if (account.Language != "sv" && !Request.Cookies.ContainsKey(LanguageOfRequest.Cookie))
        {
            LanguageOfRequest.Remember(Response, account.Language);
        }
    }

    private static byte[]? CredentialId(string credential)
    {
        try
        {
            using var json = JsonDocument.Parse(credential);
            return json.RootElement.TryGetProperty("id", out var id) ? Base64Url.DecodeFromChars(id.GetString()) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException)
        {
            // Not what a browser sends; answered like any passkey we do not know.
            return null;
        }
    }
}
