using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.Activities;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Goals;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>One goal: where it comes from, how it is measured, what is done for it and how it has been assessed.</summary>
[May(Permission.ReadPlan)]
public sealed class GoalModel(GoalReading reading, Periods periods, CurrentUser user) : PageModel
{
    public GoalView View { get; private set; } = null!;

    public DateOnly Today => periods.Today;

    public bool MayAssess => user.May(Permission.AssessGoals) && View.Goal.TakesActivities;

    public IReadOnlyList<GanttRow> Gantt => [.. View.Activities.OrderBy(a => a.Plan.Start).Select(Row)];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await reading.FindAsync(new GoalId(id), cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }

    private GanttRow Row(ActivityRow activity) => new(
        activity.Title,
        Address.Of(activity.Id),
        View.Units.Find(activity.Owner)?.Name ?? "",
        activity.Latest?.Status,
        activity.Plan,
        activity.Latest?.ExpectedEnd?.Latest is { } expected && expected > activity.Plan.End ? expected : null);
}
