using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.Activities;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>One activity: its plan, whom it concerns and everything that has been reported of it.</summary>
[May(Permission.ReadPlan)]
public sealed class ActivityPageModel(ActivityReading reading, Periods periods, CurrentUser user) : PageModel
{
    public ActivityView View { get; private set; } = null!;

    /// <summary>The period to report for; null when none is open to the person at hand.</summary>
    public FollowUpPeriod? ToReport { get; private set; }

    public bool IsReplanned => (View.Activity.PlannedStart, View.Activity.PlannedEnd) != (View.Activity.OriginalStart, View.Activity.OriginalEnd);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await reading.FindAsync(new ActivityId(id), cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        if (await user.MayAsync(Permission.ReportActivities, view.Owner.Id, cancellation)
            && await periods.CurrentAsync(cancellation) is { } period
            && period.IsOpenOn(periods.Today)
            && view.Activity.Plan.Overlaps(period.Year))
        {
            ToReport = period;
        }

        return Page();
    }
}
