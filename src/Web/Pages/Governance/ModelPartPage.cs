using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Web.Components;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>A page that changes one part of a year's model. A second person to save sees both versions, part by part.</summary>
public abstract class ModelPartPage(ChangeGovernanceModel change, IStringLocalizer<GovernanceTexts> texts) : PageModel
{
    /// <summary>The version the person had before their eyes.</summary>
    [BindProperty]
    public uint Version { get; set; }

    public int Year { get; private set; }

    public YearsModel Years { get; private set; } = null!;

    /// <summary>What rests on the model; then its meaning stays.</summary>
    public ModelUse Use { get; private set; } = ModelUse.None;

    public ModelWords ModelWords => new(Years.Model.Rules, Words.Current);

    /// <summary>What somebody else has saved since the page was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    protected IStringLocalizer<GovernanceTexts> Texts => texts;

    protected async Task<bool> LoadAsync(int year, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999)
        {
            return false;
        }

        Year = year;
        Years = await change.ForAsync(year, texts["governance", year], cancellation);
        Use = await change.UseOfAsync(year, cancellation);
        return true;
    }

    /// <param name="said">Key of the part's name.</param>
    protected async Task<IActionResult> SaveAsync(GovernanceRules rules, string verb, string said, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var stored = Years.Model.Rules;
        try
        {
            await change.ReplaceAsync(Years, rules, Version, verb, cancellation);
            TempData["Said"] = texts["said.saved", texts[said], Year].Value;
            return Redirect(Address.Governance(Year));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
        {
            Meanwhile = Meanwhile.Of(ModelChanges.Between(stored, rules, Words.Current).Select(c => (c.Name, (object?)c.Old, (object?)c.New)));
            ModelState.Remove(nameof(Version));
            Version = Years.Version;
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, _ => "");
        }

        return Page();
    }
}
