using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Cycle;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Cycle;

/// <summary>The addresses by which a calendar program subscribes: the person's own, made and revoked here, and the open one.</summary>
[May(Permission.ReadPlan)]
public sealed class CycleAddressModel(CycleCalendars calendars, IStringLocalizer<CycleTexts> texts) : PageModel
{
    public DateTimeOffset? MadeAt { get; private set; }

    /// <summary>The new address, shown this once.</summary>
    public string? New { get; private set; }

    public string Open => Root + "/insyn/arshjul.ics";

    private string Root => $"{Request.Scheme}://{Request.Host}{Request.PathBase}";

    public async Task OnGetAsync(CancellationToken cancellation) => MadeAt = await calendars.AddressMadeAtAsync(cancellation);

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken cancellation)
    {
        New = $"{Root}/arshjul/kalender/{await calendars.MakeAddressAsync(cancellation)}.ics";
        MadeAt = await calendars.AddressMadeAtAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellation)
    {
        await calendars.RevokeAddressAsync(cancellation);
        TempData["Said"] = texts["calendar.revoked"].Value;
        return RedirectToPage();
    }
}
