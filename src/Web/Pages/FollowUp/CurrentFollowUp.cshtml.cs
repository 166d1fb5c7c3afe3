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
        if (ar is >= 1990 and <= 2999 && tertial is >= 1 and <= Rhythm.MostPeriods)
        {
            var ofYear = (await periods.CalendarAsync(cancellation)).Of(ar.Value);
            return Redirect(Address.Of(ofYear[Math.Min(tertial.Value, ofYear.Count) - 1].Tertial));
        }

        return Redirect(Address.Of((await periods.CurrentAsync(cancellation))?.Tertial ?? await LastMeasuredAsync(cancellation)));
    }

    private async Task<PeriodKey> LastMeasuredAsync(CancellationToken cancellation)
    {
        var calendar = await periods.CalendarAsync(cancellation);
        return calendar.Before(calendar.On(periods.Today).Tertial).Tertial;
    }
}
