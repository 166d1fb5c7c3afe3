using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.Organisation.Reorganising;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Units;

/// <summary>What can be changed in the organisation, and what has been, with each change to take back.</summary>
[May(Permission.ManageOrganisation)]
public sealed class OrganisationModel(
    OrganisationReading reading, TakeBackReorganisation takeBack, Periods periods, CurrentUser user, IStringLocalizer<OrganisationTexts> texts) : PageModel
{
    public IReadOnlyList<ReorganisationLine> Acts { get; private set; } = [];

    public DateOnly Today => periods.Today;

    /// <summary>Whether the person may look at the units themselves.</summary>
    public bool MayRead => user.May(Permission.ReadPlan);

    public async Task OnGetAsync(CancellationToken cancellation) => Acts = await reading.ActsAsync(cancellation);

    public async Task<IActionResult> OnPostTakeBackAsync(Guid act, CancellationToken cancellation)
    {
        try
        {
            await takeBack.HandleAsync(new ReorganisationId(act), cancellation);
            TempData["Said"] = texts["act.was-taken-back"].Value;
            return Redirect(Address.Organisation());
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, _ => "");
            await OnGetAsync(cancellation);
            return Page();
        }
    }
}
