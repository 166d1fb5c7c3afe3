using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.FollowUp;

namespace Styrkedja.Web.Pages.Activities;

/// <param name="Group">The unit or the goal it stands under.</param>
public sealed record TimelineRow(ActivityRow Activity, string Group);

/// <summary>
/// All activities of a year along its months: the plan as first adopted, the plan now, and when each is expected to be done
/// (R057–R060), by unit or by goal.
/// </summary>
[May(Permission.ReadPlan)]
public sealed class TimelinePageModel(YearOverviews overviews, Periods periods, StyrkedjaDbContext database) : PageModel
{
    /// <summary>Activities on a page.</summary>
    public const int PageSize = 200;

    [BindProperty(SupportsGet = true)]
    public TimelineQuery Query { get; set; } = new();

    public YearOverview Overview { get; private set; } = null!;

    public BoardChoices Choices { get; private set; } = null!;

    /// <summary>Those of the page, each group after the other.</summary>
    public IReadOnlyList<TimelineRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public DateOnly Today => periods.Today;

    /// <summary>Years to switch between: those around today, and the one shown.</summary>
    public IEnumerable<int> YearChoices => Enumerable.Range(Today.Year - 2, 4).Append(Tertial.Year).Distinct().Order();

    public PeriodKey Tertial => Overview.Tertial;

    public string NameOf(UnitId unit) => Overview.Units.Find(unit)?.Name ?? "";

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999 || Query.Page is < 1 or > 100_000)
        {
            return NotFound();
        }

        Overview = await overviews.LoadAsync((await periods.AtHandAsync(year, cancellation)).Tertial, cancellation);
        var shown = Overview.At.DayToShow(Today);
        var bodies = (await database.Bodies.AsNoTracking().ToListAsync(cancellation)).ConvertAll(b => b.AsOn(shown));
        Choices = new BoardChoices([.. Overview.Units.All], bodies, Overview.GoalAreas);
        var rows = Grouped(new FilteredOverview(Overview, bodies, Query.Filter())).ToList();
        Total = rows.Count;
        if (Query.Page > Pages)
        {
            return Redirect(Request.Path + (Query with { Page = 1 }).Link());
        }

        Rows = Query.Whole ? rows : [.. rows.Skip((Query.Page - 1) * PageSize).Take(PageSize)];
        return Page();
    }

    /// <summary>An activity that leads to several goals stands under each.</summary>
    private IEnumerable<TimelineRow> Grouped(FilteredOverview filtered)
    {
        var activities = filtered.OfYear.OrderBy(a => a.Plan.Start).ThenBy(a => a.Plan.End).ThenBy(a => a.Title, StringComparer.CurrentCulture).ToList();
        if (!Query.ByGoal())
        {
            return activities.Select(a => new TimelineRow(a, NameOf(a.Owner))).OrderBy(r => r.Group, StringComparer.CurrentCulture);
        }

        var goals = Overview.GoalGroups.SelectMany(g => g.Goals).Where(g => filtered.Keeps(g.Id)).ToList();
        var byGoal = activities.SelectMany(a => a.Goals, (a, goal) => (a, goal)).ToLookup(x => x.goal, x => x.a);
        return goals.SelectMany(g => byGoal[g.Id].Select(a => new TimelineRow(a, NameOf(g))));
    }

    private static string NameOf(Goal goal) => goal.Number is null ? goal.Title : $"{goal.Number} {goal.Title}";

    /// <summary>A row as it is drawn.</summary>
    public static GanttRow Drawn(ActivityRow activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var expected = activity.Latest?.Status.Phase is Domain.Activities.Phase.Completed or Domain.Activities.Phase.Cancelled ? null : activity.Latest?.ExpectedEnd?.Latest;
        return new GanttRow(activity.Title, Address.Of(activity.Id), "", activity.Latest?.Status, activity.Plan, expected > activity.Plan.End ? expected : null)
        {
            Original = activity.Original == activity.Plan ? null : activity.Original,
            ExpectedEnd = expected,
        };
    }
}
