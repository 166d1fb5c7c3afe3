using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Units;

/// <summary>All units as a tree, with what each has planned against what is expected of it.</summary>
[May(Permission.ReadPlan)]
public sealed class UnitsModel(UnitReading reading, CurrentUser user) : PageModel
{
    public IReadOnlyList<UnitLine> Lines { get; private set; } = [];

    public YearOverview Overview { get; private set; } = null!;

    public int WithTooFew => Lines.Count(l => !l.Duty.IsMet);

    /// <summary>Units that exist no more, for those who may let them go on.</summary>
    public IReadOnlyList<Unit> Closed => MayChange ? [.. Overview.Units.All.Where(u => !u.ExistsDuring(DateRange.OfYear(Overview.Tertial.Year))).OrderBy(u => u.Name, StringComparer.CurrentCulture)] : [];

    public bool MayChange => user.May(Permission.ManageGovernance);

    public async Task OnGetAsync(CancellationToken cancellation) => (Lines, Overview) = await reading.AllAsync(cancellation);
}
