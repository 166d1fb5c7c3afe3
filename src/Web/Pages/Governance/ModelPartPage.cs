using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Web.Components;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>A page that changes one part of a year's model. A second person to save sees both versions, part by part.</summary>
public abstract class ModelPartPage(ChangeGovernanceModel change, IStringLocalizer<GovernanceTexts> texts) : PageModel
{
    /// <summary>The body whose own way is changed (R128); null for the whole municipality's.</summary>
    [FromQuery(Name = "organ")]
    public Guid? BodyKey { get; set; }

    /// <summary>The version the person had before their eyes.</summary>
    [BindProperty]
    public uint Version { get; set; }

    public int Year { get; private set; }

    public YearsModel Years { get; private set; } = null!;

    /// <summary>Null where the whole municipality's model is changed.</summary>
    public Body? Body { get; private set; }

    /// <summary>The rules that are shown and changed: the body's, else the municipality's.</summary>
    public GovernanceRules RulesShown => Years.Model.Rules.For(Body?.Id);

    /// <summary>Where one goes when done.</summary>
    public string Back => Body is null ? Address.Governance(Year) : Address.OwnWays(Year);

    /// <summary>What rests on the model; then its meaning stays.</summary>
    public ModelUse Use { get; private set; } = ModelUse.None;

    public ModelWords ModelWords => new(RulesShown, Words.Current);

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
        if (BodyKey is not { } key)
        {
            return true;
        }

        Body = await change.BodyAsync(new BodyId(key), cancellation);
        return Body is not null;
    }

    /// <param name="rules">The body's where one is chosen, else the municipality's.</param>
    /// <param name="said">Key of the part's name.</param>
    protected async Task<IActionResult> SaveAsync(GovernanceRules rules, ModelPart part, string verb, string said, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var stored = RulesShown;
        try
        {
            if (Body is { } body)
            {
                await change.GoOwnWayAsync(Years, body.Id, part, rules, Version, cancellation);
                TempData["Said"] = texts["said.own", texts[said], body.Name, Year].Value;
            }
            else
            {
                await change.ReplaceAsync(Years, rules, Version, verb, cancellation);
                TempData["Said"] = texts["said.saved", texts[said], Year].Value;
            }

            return Redirect(Back);
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
