using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Web.Resources;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Pages.SignIn;

[AllowAnonymous]
public sealed class SignInModel(SignInManager<Account> signIn, NpgsqlDataSource source, Tenant tenant, IStringLocalizer<SignInTexts> texts) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether something typed waits to be given back after the sign-in.</summary>
    public bool Held => Request.Cookies.ContainsKey(HeldForms.Cookie);

    public async Task<IActionResult> OnPostAsync(string? till, CancellationToken cancellation)
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

        var result = await TryAsync(cancellation);
        if (result.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(till) ? till : "/");
        }

        // The same words for an unknown address and a wrong password: the page must not tell who has an account.
        ModelState.AddModelError(nameof(Email), texts[result.IsLockedOut ? "sign-in.locked-out" : "sign-in.wrong"]);
        return Page();
    }

    private async Task<Microsoft.AspNetCore.Identity.SignInResult> TryAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select styrkedja.municipality_of_account($1)");
        command.Parameters.Add(new() { Value = signIn.UserManager.NormalizeName(Email!.Trim()) });
        if (await command.ExecuteScalarAsync(cancellation) is not Guid municipality)
        {
            return Microsoft.AspNetCore.Identity.SignInResult.Failed;
        }

        tenant.Enter(new MunicipalityId(municipality));
        var account = await signIn.UserManager.FindByNameAsync(Email.Trim());
        return account is null || account.DisabledAt is not null
            ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await signIn.PasswordSignInAsync(account, Password!, isPersistent: false, lockoutOnFailure: true);
    }
}
