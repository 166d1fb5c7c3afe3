using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Units;

/// <summary>One unit: its place in the tree, what it does this year, and who reports for it.</summary>
[May(Permission.ReadPlan)]
public sealed class UnitModel(UnitReading reading, OrganisationReading organisation, CurrentUser user) : PageModel
{
    public UnitView View { get; private set; } = null!;

    public bool MayChange => user.May(Permission.ManageGovernance);

    public bool MayReorganise => user.May(Permission.ManageOrganisation);

    public IReadOnlyList<PastChange> History { get; private set; } = [];

    public bool MayPlan { get; private set; }

    public bool MayReport { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await reading.FindAsync(new UnitId(id), cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        History = await organisation.HistoryAsync(view.Unit, cancellation);
        MayReport = await user.MayAsync(Permission.ReportActivities, view.Unit.Id, cancellation);
        MayPlan = await user.MayAsync(Permission.PlanActivities, view.Unit.Id, cancellation);
        return Page();
    }
}
