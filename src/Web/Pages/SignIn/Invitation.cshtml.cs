using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.SignIn;

/// <summary>The owner of an account chooses its password: when invited, or when it has been forgotten.</summary>
[AllowAnonymous]
[LimitsAttempts]
public sealed class InvitationModel(
    ChoosePassword choose, Invitations invitations, SignInManager<Account> signIn, Tenant tenant, IStringLocalizer<SignInTexts> texts) : PageModel
{
    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? Password { get; set; }

    /// <summary>Whose password it is; null when the address can no longer be used.</summary>
    public Account? Owner { get; private set; }

    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellation)
    {
        await EnterAsync(secret, cancellation);
        return Answer();
    }

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken cancellation)
    {
        await EnterAsync(secret, cancellation);
        if (Owner is null)
        {
            return Answer();
        }

        this.RequireText(nameof(Password), Password, texts["password.missing"]);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (account, result) = await choose.HandleAsync(secret, Password!, cancellation);
        if (account is null)
        {
            Owner = null;
            return Answer();
        }

        if (!result.Succeeded)
        {
            this.AddErrors(nameof(Password), result);
            return Page();
        }

        await signIn.SignInAsync(account, isPersistent: false);
        TempData["Said"] = texts["invitation.done"].Value;
        return Redirect("/");
    }

    private async Task EnterAsync(string secret, CancellationToken cancellation)
    {
        if (await invitations.MunicipalityOfAsync(secret, cancellation) is { } municipality)
        {
            tenant.Enter(municipality);
            Owner = await choose.OwnerAsync(secret, cancellation);
        }
    }

    private PageResult Answer()
    {
        if (Owner is null)
        {
            this.AnswerNotFoundHere();
        }

        return Page();
    }
}
