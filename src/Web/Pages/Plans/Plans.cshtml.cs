using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Plans;

/// <summary>All operational plans by year and body.</summary>
[May(Permission.ReadPlan)]
public sealed class PlansModel(StyrkedjaDbContext database, Periods periods, CurrentUser user) : PageModel
{
    public bool MayManage => user.May(Permission.ManageGovernance);

    public DateOnly Today => periods.Today;

    public IReadOnlyList<OperationalPlan> Plans { get; private set; } = [];

    /// <summary>Names of all bodies, also those that no longer exist.</summary>
    public IReadOnlyDictionary<BodyId, string> Bodies { get; private set; } = new Dictionary<BodyId, string>();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Bodies = await database.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Name, cancellation);
        Plans = [.. (await database.Plans.AsNoTracking().OrderByDescending(p => p.Year).ToListAsync(cancellation)).OrderBy(p => Bodies[p.BodyId], StringComparer.CurrentCulture)];
    }
}
