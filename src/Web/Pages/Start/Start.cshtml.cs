using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.Activities;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Start;

/// <summary>What the person must do now, by when.</summary>
[SignedIn]
public sealed class StartModel(MyTasks tasks, Periods periods, CurrentUser user) : PageModel
{
    /// <summary>Null for those without a part in the plan, and where no period has been set up.</summary>
    public Tasks? Tasks { get; private set; }

    public CurrentUser Me => user;

    public DateOnly Today => periods.Today;

    /// <summary>Days to the last day of reporting; negative when it has passed.</summary>
    public int DaysLeft => Tasks!.Period.ReportBy.DayNumber - Today.DayNumber;

    public bool Reports => Tasks is { } t && (t.Left.Count > 0 || t.Done.Count > 0 || t.MyUnits.Count > 0);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (user.May(Permission.ReadPlan))
        {
            Tasks = await tasks.LoadAsync(cancellation);
        }
    }
}
