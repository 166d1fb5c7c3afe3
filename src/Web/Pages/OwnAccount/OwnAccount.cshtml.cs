using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Pages.OwnAccount;

/// <summary>One's own account: what one may do here, and how one signs in.</summary>
[SignedIn]
public sealed class OwnAccountModel(
    AccountReading reading, SignInManager<Account> signIn, CurrentUser user, Periods periods, IStringLocalizer<PeopleTexts> texts, IStringLocalizer<ReminderTexts> reminders) : PageModel
{
    private const string Here = "/konto";
    private const int LongestName = 60;

    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? Password { get; set; }

    public AccountView View { get; private set; } = null!;

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public DateOnly Today => periods.Today;

    private UserManager<Account> Accounts => signIn.UserManager;

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellation)
    {
        this.RequireText(nameof(CurrentPassword), CurrentPassword, texts["own.current-missing"]);
        this.RequireText(nameof(Password), Password, texts["own.password-missing"]);
        var account = await MeAsync();
        if (ModelState.IsValid)
        {
            var result = await Accounts.ChangePasswordAsync(account, CurrentPassword!, Password!);
            if (result.Succeeded)
            {
                // The new security stamp ends every other sign-in; this one goes on.
                await signIn.RefreshSignInAsync(account);
                return Said("own.password-done");
            }

            foreach (var error in result.Errors)
            {
                ModelState.AddModelError(error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? nameof(CurrentPassword) : nameof(Password), error.Description);
            }
        }

        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostLanguageAsync(string language)
    {
        var account = await MeAsync();
        account.Language = language == "en" ? "en" : "sv";
        await Accounts.UpdateAsync(account);
        LanguageOfRequest.Remember(Response, account.Language);
        return Redirect(Here);
    }

    /// <param name="extras">Wants letters of what need not be done, too.</param>
    public async Task<IActionResult> OnPostLettersAsync(bool extras)
    {
        var account = await MeAsync();
        account.WantsExtras = extras;
        await Accounts.UpdateAsync(account);
        TempData["Said"] = reminders["own.saved"].Value;
        return Redirect(Here);
    }

    /// <summary>What the browser needs to make a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync()
    {
        var account = await MeAsync();
        var options = await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Name });
        return Content(options, "application/json");
    }

    /// <param name="credential">What the browser made, as JSON.</param>
    /// <param name="name">What its owner calls it.</param>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? name, CancellationToken cancellation)
    {
        var result = credential is null ? null : await PasskeyAnswer.TryAsync(() => signIn.PerformPasskeyAttestationAsync(credential));
        if (result is not { Succeeded: true })
        {
            ModelState.Clear();
            ModelState.AddModelError("", texts["own.passkey-failed"]);
            await LoadAsync(cancellation);
            return Page();
        }

        result.Passkey.Name = NameOf(name);
        await Accounts.AddOrUpdatePasskeyAsync(await MeAsync(), result.Passkey);
        return Said("own.passkey-added", result.Passkey.Name);
    }

    /// <param name="id">Base64url, as <see cref="IdOf"/> writes it.</param>
    public async Task<IActionResult> OnPostRenameAsync(string id, string? name)
    {
        var account = await MeAsync();
        if (Base64Url.IsValid(id) && await Accounts.GetPasskeyAsync(account, Base64Url.DecodeFromChars(id)) is { } passkey)
        {
            passkey.Name = NameOf(name);
            await Accounts.AddOrUpdatePasskeyAsync(account, passkey);
        }

        return Redirect(Here);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id)
    {
        if (Base64Url.IsValid(id))
        {
            await Accounts.RemovePasskeyAsync(await MeAsync(), Base64Url.DecodeFromChars(id));
        }

        return Said("own.passkey-removed");
    }

    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    private string NameOf(string? name) =>
        string.IsNullOrWhiteSpace(name) ? texts["own.passkey-unnamed", Dates.InWords(Today)].Value : name.Trim()[..Math.Min(name.Trim().Length, LongestName)];

    private RedirectResult Said(string key, params object[] facts)
    {
        TempData["Said"] = texts[key, facts].Value;
        return Redirect(Here);
    }

    private async Task<Account> MeAsync() => (await Accounts.FindByIdAsync(user.Id!.Value.Value.ToString()))!;

    private async Task LoadAsync(CancellationToken cancellation)
    {
        View = (await reading.FindAsync(user.Id!.Value, cancellation))!;
        Passkeys = await Accounts.GetPasskeysAsync(await MeAsync());
    }
}
