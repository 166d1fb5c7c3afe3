using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.SignIn;

/// <summary>The first administrator, through the address that the console shows once.</summary>
[AllowAnonymous]
[LimitsAttempts]
public sealed class FirstStartModel(
    MakeFirstAdministrator make, Invitations invitations, Municipalities municipalities, SignInManager<Account> signIn, Tenant tenant, IStringLocalizer<SignInTexts> texts) : PageModel
{
    [BindProperty]
    public FirstStartForm Form { get; set; } = new();

    /// <summary>Whether the address can be used; else the page says what to do instead.</summary>
    public bool IsUsable { get; private set; }

    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellation)
    {
        if (await EnterAsync(secret, cancellation))
        {
            Form.Municipality = (await municipalities.FindAsync(tenant.Municipality!.Value, cancellation))?.Name;
        }

        return Answer();
    }

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken cancellation)
    {
        if (!await EnterAsync(secret, cancellation))
        {
            return Answer();
        }

        Check();
        return ModelState.IsValid ? await MakeAsync(secret, cancellation) : Page();
    }

    private async Task<IActionResult> MakeAsync(string secret, CancellationToken cancellation)
    {
        try
        {
            var given = new FirstAdministratorGiven(new PersonGiven(Form.Name, Form.Email, null), Form.Password!, Form.Strategist, Form.Municipality!);
            var (account, result) = await make.HandleAsync(secret, given, cancellation);
            if (account is null)
            {
                IsUsable = false;
                return Answer();
            }

            if (!result.Succeeded)
            {
                this.AddErrors("Form.Password", result);
                return Page();
            }

            await signIn.SignInAsync(account, isPersistent: false);
            TempData["Said"] = texts["first.done", Form.Municipality!.Trim()].Value;
            return Redirect("/");
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError(refusal.Rule.StartsWith("email", StringComparison.Ordinal) ? "Form.Email" : "", Words.Current.Refusal(refusal));
            return Page();
        }
    }

    private void Check()
    {
        this.RequireText("Form.Municipality", Form.Municipality, Words.Current["rule.municipality-name-required"]);
        this.RequireText("Form.Name", Form.Name, texts["name.missing"]);
        this.RequireText("Form.Email", Form.Email, Words.Current["rule.email-required"]);
        this.RequireText("Form.Password", Form.Password, texts["password.missing"]);
    }

    private async Task<bool> EnterAsync(string secret, CancellationToken cancellation)
    {
        if (await invitations.MunicipalityOfAsync(secret, cancellation) is { } municipality)
        {
            tenant.Enter(municipality);
            IsUsable = await invitations.FindAsync(secret, cancellation) is { Purpose: InvitationPurpose.FirstAdministrator };
        }

        return IsUsable;
    }

    private PageResult Answer()
    {
        if (!IsUsable)
        {
            this.AnswerNotFoundHere();
        }

        return Page();
    }
}

public sealed class FirstStartForm
{
    [Longest(TextLimits.Name)]
    public string? Municipality { get; set; }

    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    [Longest(TextLimits.Name)]
    public string? Email { get; set; }

    [Longest(TextLimits.Name)]
    public string? Password { get; set; }

    public bool Strategist { get; set; } = true;
}
