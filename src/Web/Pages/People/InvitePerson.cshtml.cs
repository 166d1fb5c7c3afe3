using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.People;

/// <summary>Invites a person: account, first role, and the address to send.</summary>
[May(Permission.ManageAccounts)]
public sealed class InvitePersonModel(InviteAccount invite, UnitChoices choices, Periods periods, IStringLocalizer<PeopleTexts> texts) : PageModel, IRoleFields, IPersonFields
{
    [BindProperty]
    public PersonForm Person { get; set; } = new();

    [BindProperty]
    public RoleForm Role { get; set; } = new();

    public RoleChoices Choices { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Role.From = periods.Today;
        await LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        this.RequireText("Person.Name", Person.Name, Styrkedja.Application.Words.Current["rule.account-name-required"]);
        this.RequireText("Person.Email", Person.Email, Styrkedja.Application.Words.Current["rule.email-required"]);
        if (Role.Chosen is null)
        {
            ModelState.AddModelError("Role.Role", texts["role.missing"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var (account, secret) = await invite.HandleAsync(Person.Given, Role.Given(Role.Chosen!.Value, periods.Today), cancellation);
            TempData[PersonModel.SecretOnce] = secret;
            return Redirect(Address.Of(account));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, RoleForm.FieldOf);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken cancellation) =>
        Choices = new RoleChoices(await choices.UnitsAsync(periods.Today, cancellation), await choices.BodiesAsync(periods.Today, cancellation));
}
