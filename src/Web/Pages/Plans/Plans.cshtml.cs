using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Plans;

/// <summary>All operational plans by year and body.</summary>
[May(Permission.ReadPlan)]
public sealed class PlansModel(StyrkedjaDbContext database, Periods periods, CurrentUser user) : PageModel
{
    public bool MayManage => user.May(Permission.ManageGovernance);

    public DateOnly Today => periods.Today;

    public IReadOnlyList<OperationalPlan> Plans { get; private set; } = [];

    /// <summary>All bodies, also those that no longer exist.</summary>
    private Dictionary<BodyId, Body> _bodies = [];

    private PeriodCalendar _calendar = PeriodCalendar.Default;

    /// <summary>The plan's body as it was in the plan's year.</summary>
    public Body BodyOf(OperationalPlan plan) => _bodies[plan.BodyId].AsOn(_calendar.Last(plan.Year).DayToShow(Today));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        _calendar = await periods.CalendarAsync(cancellation);
        _bodies = await database.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id, cancellation);
        Plans = [.. (await database.Plans.AsNoTracking().OrderByDescending(p => p.Year).ToListAsync(cancellation)).OrderBy(p => BodyOf(p).Name, StringComparer.CurrentCulture)];
    }
}
