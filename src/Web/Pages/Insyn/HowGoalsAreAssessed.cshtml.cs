using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;

namespace Styrkedja.Web.Pages.Insyn;

/// <summary>The municipality's own assessment table in plain language, so that the page cannot say anything else than the rule does.</summary>
[AllowAnonymous]
public sealed class HowGoalsAreAssessedModel(YearsWords years, Periods periods) : PageModel
{
    public ModelWords Words { get; private set; } = null!;

    public int Year => periods.Today.Year;

    public async Task OnGetAsync(CancellationToken cancellation) => Words = await years.OfAsync(Year, cancellation);
}
