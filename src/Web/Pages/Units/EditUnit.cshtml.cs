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
    private uint _version;

    [BindProperty]
    public UnitForm Form { get; set; } = new();

    public Unit Unit { get; private set; } = null!;

    public IReadOnlyList<UnitChoice> Choices { get; private set; } = [];

    /// <summary>The name before it was changed.</summary>
    public string StoredName { get; private set; } = "";

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public bool IsNew => false;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Form = UnitForm.Of(Unit, _version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var stored = UnitForm.Of(Unit, _version);
            try
            {
                await change.HandleAsync(new UnitId(id), Form.Given, Form.To, Form.Version, cancellation);
                TempData["Said"] = texts["unit.saved", Form.Name!.Trim()].Value;
                return Redirect(Address.Of(Unit.Id));
            }
            catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
            {
                Meanwhile = Compare(stored);
                Form.Version = stored.Version;
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, UnitForm.FieldOf);
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Form = UnitForm.Of(Unit, _version);
        ModelState.Clear();
        try
        {
            await change.RemoveAsync(Unit.Id, cancellation);
            TempData["Said"] = texts["unit.removed", StoredName].Value;
            return Redirect("/enheter");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, UnitForm.FieldOf);
            return Page();
        }
    }

    private Meanwhile Compare(UnitForm stored)
    {
        return Meanwhile.Of(
            (texts["field.name"], stored.Name, Form.Name),
            (texts["field.level"], stored.Level, Form.Level),
            (texts["field.parent"], NameOf(stored.Parent), NameOf(Form.Parent)),
            (texts["field.employees"], stored.Employees, Form.Employees),
            (texts["field.minimum"], stored.Minimum, Form.Minimum),
            (texts["field.to"], stored.To, Form.To));

        string? NameOf(Guid? unit) => Choices.FirstOrDefault(c => c.Unit.Id.Value == unit)?.Unit.Name;
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reading.ForChangeAsync(new UnitId(id), cancellation) is not { } found)
        {
            return false;
        }

        (Unit, _version) = found;
        StoredName = Unit.Name;
        Choices = await choices.UnitsAsync(periods.Today, cancellation);
        return true;
    }
}
