using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>
/// A follow-up for elected members, body by body: the board's supervision of the committees and each committee's of its own
/// (KL 6 kap. 1 and 6 §§). What nobody has decided yet is called preliminary.
/// </summary>
[May(Permission.ReadPlan)]
public sealed class SupervisionPageModel(Supervision supervision, Periods periods) : PageModel
{
    public SupervisionView View { get; private set; } = null!;

    public PeriodKey Tertial => View.Overview.Tertial;

    public FollowUpPeriod Period { get; private set; } = null!;

    public string NameOf(UnitId unit) => View.Overview.Units.Find(unit)?.Name ?? "";

    public async Task<IActionResult> OnGetAsync(int year, int number, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999)
        {
            return NotFound();
        }

        View = await supervision.LoadAsync((await periods.CalendarAsync(cancellation)).KeyOf(year, number), cancellation);
        Period = View.Overview.Period ?? Periods.Plan(Tertial, View.Overview.Rules);
        return Page();
    }
}
