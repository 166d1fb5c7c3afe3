using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Years;

/// <summary>Every exemption, those that hold first, and ending one before its day.</summary>
[May(Permission.ManageGovernance)]
public sealed class ExemptionsPageModel(Exemptions exemptions, Periods periods, IStringLocalizer<YearTexts> texts) : PageModel
{
    public IReadOnlyList<Exemption> All { get; private set; } = [];

    public DateOnly Today => periods.Today;

    public async Task OnGetAsync(CancellationToken cancellation) => All = await exemptions.OfYearAsync(null, cancellation);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            await exemptions.EndAsync(id, cancellation);
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == "exemption-unknown")
        {
            return NotFound();
        }

        TempData["Said"] = texts["exemptions.said-ended"].Value;
        return Redirect("/undantag");
    }
}
