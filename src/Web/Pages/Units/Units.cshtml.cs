using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Units;

/// <summary>All units as a tree, with what each has planned against what is expected of it.</summary>
[May(Permission.ReadPlan)]
public sealed class UnitsModel(UnitReading reading, OrganisationReading organisation, CurrentUser user, IStringLocalizer<OrganisationTexts> texts) : PageModel
{
    public IReadOnlyList<UnitLine> Lines { get; private set; } = [];

    public YearOverview Overview { get; private set; } = null!;

    public int WithTooFew => Lines.Count(l => !l.Duty.IsMet);

    /// <summary>Units that exist no more, for those who may let them go on.</summary>
    public IReadOnlyList<Unit> Closed => MayChange && OnDay is null ? [.. Overview.Units.All.Where(u => !u.ExistsDuring(DateRange.OfYear(Overview.Tertial.Year))).OrderBy(u => u.Name, StringComparer.CurrentCulture)] : [];

    public bool MayChange => user.May(Permission.ManageGovernance);

    public bool MayReorganise => user.May(Permission.ManageOrganisation);

    /// <summary>The tree on the day asked for; null for the ordinary page.</summary>
    public OrganisationOnDay? OnDay { get; private set; }

    /// <summary>What was typed as day; kept when it is none.</summary>
    public string? Typed { get; private set; }

    /// <param name="datum">A day, to see the tree as it was or will be then.</param>
    public async Task<IActionResult> OnGetAsync(string? datum, CancellationToken cancellation)
    {
        Typed = datum;
        if (!string.IsNullOrWhiteSpace(datum))
        {
            if (DateOnly.TryParse(datum.Trim(), CultureInfo.GetCultureInfo("sv-SE"), out var day))
            {
                OnDay = await organisation.OnAsync(day, cancellation);
                return Page();
            }

            ModelState.AddModelError("datum", texts["on.wrong-day"]);
        }

        (Lines, Overview) = await reading.AllAsync(cancellation);
        return Page();
    }
}
