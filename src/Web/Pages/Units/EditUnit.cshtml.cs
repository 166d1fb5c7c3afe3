using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Units;

/// <summary>Changes a unit, or closes it at a date.</summary>
[May(Permission.ManageGovernance)]
public sealed class EditUnitModel(UnitReading reading, ChangeUnit change, UnitChoices choices, Periods periods, IStringLocalizer<OrganisationTexts> texts) : PageModel, IUnitFields
{
    [BindProperty]
    public UnitForm Form { get; set; } = new();

    public Unit Unit { get; private set; } = null!;

    /// <summary>As stored now; goes with the form, so that saving again after a conflict is a choice.</summary>
    public uint Version { get; private set; }

    public IReadOnlyList<UnitChoice> Choices { get; private set; } = [];

    public bool IsNew => false;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Form = UnitForm.Of(Unit, Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var name = Unit.Name;
        if (ModelState.IsValid)
        {
            try
            {
                await change.HandleAsync(new UnitId(id), Form.Given, Form.To, Form.Version, cancellation);
                TempData["Said"] = texts["unit.saved", Form.Name!.Trim()].Value;
                return Redirect(Address.Of(Unit.Id));
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, UnitForm.FieldOf);
            }
        }

        ViewData["Stored"] = name;
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reading.ForChangeAsync(new UnitId(id), cancellation) is not { } found)
        {
            return false;
        }

        (Unit, Version) = found;
        Choices = await choices.UnitsAsync(periods.Today, cancellation);
        return true;
    }
}
