using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.Cycle;
using Styrkedja.Application.Database;
using Styrkedja.Documents.Calendar;

namespace Styrkedja.Web.Pages.Cycle;

/// <summary>A person's own steps for a calendar program, which signs in by the secret in the address.</summary>
[AllowAnonymous]
public sealed class OwnCalendarModel(CycleCalendars calendars, Tenant tenant) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellation)
    {
        if (await calendars.MunicipalityOfAsync(secret, cancellation) is not { } municipality)
        {
            return NotFound();
        }

        tenant.Enter(municipality);
        Response.Headers.CacheControl = "private, no-cache";
        return await calendars.OfPersonAsync(secret, $"{Request.Scheme}://{Request.Host}{Request.PathBase}", cancellation) is { } calendar
            ? Content(calendar, CalendarFile.ContentType)
            : NotFound();
    }
}
