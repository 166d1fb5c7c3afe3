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
    OrganisationReading reading, Successions successions, TakeBackReorganisation takeBack, Periods periods, CurrentUser user, IStringLocalizer<OrganisationTexts> texts) : PageModel
{
    /// <summary>Stranded activities that are shown at a time.</summary>
    public const int MostStranded = 100;

    public IReadOnlyList<ReorganisationLine> Acts { get; private set; } = [];

    /// <summary>Activities that run on with a unit that ceases, and that nobody takes over by itself.</summary>
    public IReadOnlyList<StrandedActivity> Stranded { get; private set; } = [];

    public bool MayPlan => user.May(Permission.PlanActivities);

    public DateOnly Today => periods.Today;

    /// <summary>Whether the person may look at the units themselves.</summary>
    public bool MayRead => user.May(Permission.ReadPlan);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Acts = await reading.ActsAsync(cancellation);
        Stranded = await successions.StrandedAsync(cancellation);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid act, CancellationToken cancellation)
    {
        try
        {
            var (done, already) = await takeBack.HandleAsync(new ReorganisationId(act), cancellation);
            TempData["Said"] = already
                ? texts["act.was-taken-back-already", done.TakenBackByName ?? "", Dates.InWords(Dates.Day(done.TakenBackAt!.Value))].Value
                : texts["act.was-taken-back"].Value;
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
