using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Settings;

/// <summary>What the municipality is called and which address it answers on.</summary>
[May(Permission.ManageSettings)]
public sealed class SettingsModel(ChangeMunicipality change, IStringLocalizer<SettingsTexts> texts) : PageModel
{
    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? Host { get; set; }

    /// <summary>The version the person had before their eyes; after a conflict the one shown then, so that saving again is a choice.</summary>
    [BindProperty]
    public uint Seen { get; set; }

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>Name for the command line; never changes.</summary>
    public string Slug { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation) => (Name, Host, Seen) = await LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (name, host, version) = await LoadAsync(cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await change.HandleAsync(Name, Host, Seen, cancellation);
            TempData["Said"] = texts["settings.saved"].Value;
            return Redirect("/installningar");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
        {
            Meanwhile = Meanwhile.Of((texts["settings.name"], name, Name), (texts["settings.host"], host, Host));
            Seen = version;
            return Page();
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => rule == "municipality-name-required" ? nameof(Name) : nameof(Host));
            return Page();
        }
    }

    private async Task<(string Name, string? Host, uint Version)> LoadAsync(CancellationToken cancellation)
    {
        var (municipality, version) = await change.ForChangeAsync(cancellation);
        Slug = municipality.Slug;
        return (municipality.Name, municipality.Host, version);
    }
}
