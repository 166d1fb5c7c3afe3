using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>Leads to the period that is worked with now.</summary>
[May(Permission.ReadPlan)]
public sealed class CurrentFollowUpModel(Periods periods) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int? ar, int? tertial, CancellationToken cancellation)
    {
        if (ar is >= 1990 and <= 2999 && tertial is >= 1 and <= 3)
        {
            return Redirect(Address.Of(new Tertial(ar.Value, tertial.Value)));
        }

        return Redirect(Address.Of((await periods.CurrentAsync(cancellation))?.Tertial ?? Tertial.Of(periods.Today).Previous));
    }
}
