using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.Cycle;
using Styrkedja.Documents.Calendar;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Insyn;

/// <summary>The steps of the annual cycle that are open to all, for a calendar program.</summary>
[AllowAnonymous]
public sealed class OpenCalendarModel(CycleCalendars calendars) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => MunicipalityOfRequest.IdOf(HttpContext) is null
        ? NotFound()
        : Content(await calendars.OfPublicAsync($"{Request.Scheme}://{Request.Host}{Request.PathBase}", cancellation), CalendarFile.ContentType);
}
