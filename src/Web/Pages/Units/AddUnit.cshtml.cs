using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Units;

/// <summary>Adds a unit to the tree.</summary>
[May(Permission.ManageGovernance)]
public sealed class AddUnitModel(ChangeUnit change, UnitChoices choices, Periods periods, IStringLocalizer<OrganisationTexts> texts) : PageModel, IUnitFields
{
    [BindProperty]
    public UnitForm Form { get; set; } = new();

    public IReadOnlyList<UnitChoice> Choices { get; private set; } = [];

    public bool IsNew => true;

    public async Task OnGetAsync(Guid? under, CancellationToken cancellation)
    {
        Form.Parent = under;
        Form.From = new DateOnly(periods.Today.Year, 1, 1);
        Choices = await choices.UnitsAsync(periods.Today, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Choices = await choices.UnitsAsync(periods.Today, cancellation);
        this.Require("Form.From", Form.From, texts["unit.from-missing"]);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var id = await change.AddAsync(Form.Given, Form.From!.Value, cancellation);
            TempData["Said"] = texts["unit.added", Form.Name!.Trim()].Value;
            return Redirect(Address.Of(id));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, UnitForm.FieldOf);
            return Page();
        }
    }
}

/// <summary>A page with the fields of a unit.</summary>
public interface IUnitFields
{
    UnitForm Form { get; }

    IReadOnlyList<UnitChoice> Choices { get; }

    /// <summary>A new unit has a first day to choose, an old one a last.</summary>
    bool IsNew { get; }
}
