using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Settings;

/// <summary>What the municipality is called and which address it answers on.</summary>
[May(Permission.ManageSettings)]
public sealed class SettingsModel(Municipalities municipalities, ChangeMunicipality change, Tenant tenant, IStringLocalizer<SettingsTexts> texts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Host { get; set; }

    /// <summary>Name for the command line; never changes.</summary>
    public string Slug { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var municipality = await LoadAsync(cancellation);
        (Name, Host) = (municipality.Name, municipality.Host);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        try
        {
            await change.HandleAsync(Name, Host, cancellation);
            TempData["Said"] = texts["settings.saved"].Value;
            return Redirect("/installningar");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => rule == "municipality-name-required" ? nameof(Name) : nameof(Host));
            return Page();
        }
    }

    private async Task<Domain.Organisation.Municipality> LoadAsync(CancellationToken cancellation)
    {
        var municipality = (await municipalities.FindAsync(tenant.Municipality!.Value, cancellation))!;
        Slug = municipality.Slug;
        return municipality;
    }
}
