using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Goals;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Hosting;
using static System.FormattableString;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>From the vision to the work: the whole chain as a picture and as a tree.</summary>
[May(Permission.ReadPlan)]
public sealed class RedThreadModel(RedThread reading, Periods periods) : PageModel
{
    /// <summary>Activities that a page still carries easily; with more, each goal fetches its own when it is opened.</summary>
    private const int MostAtOnce = 300;

    /// <summary>Null for the year that is worked with now.</summary>
    [FromQuery(Name = "ar")]
    public int? Year { get; set; }

    [FromQuery(Name = "enhet")]
    public Guid? Unit { get; set; }

    /// <summary>An assessment's code.</summary>
    [FromQuery(Name = "bedomning")]
    public string? Assessment { get; set; }

    /// <summary>The goal whose activities are shown, where the thread holds too many to show them all.</summary>
    [FromQuery(Name = "mal")]
    public Guid? Goal { get; set; }

    public Application.Goals.Thread Thread { get; private set; } = null!;

    public ThreadFilter Filter { get; private set; } = new(null, null);

    public PeriodKey Tertial => Thread.Overview.Tertial;

    /// <summary>Years to switch between: those around the one worked with, and the one shown.</summary>
    public IEnumerable<int> YearChoices => Enumerable.Range(periods.Today.Year - 2, 4).Append(Tertial.Year).Distinct().Order();

    /// <summary>The page without any choice but the year.</summary>
    public string Whole => Year is { } year ? Invariant($"/roda-traden?ar={year}") : "/roda-traden";

    public static IEnumerable<Assessment> Assessments => Enum.GetValues<Assessment>();

    /// <summary>Whether a goal's activities are on the page, or fetched when it is opened.</summary>
    public bool ShowsActivitiesOf(ThreadGoal goal) => ShowsAll || IsOpen(goal);

    public bool ShowsAll => Thread.ActivityCount <= MostAtOnce;

    public bool IsOpen(ThreadGoal goal) => goal.Goal.Id.Value == Goal;

    public bool IsOpen(ThreadArea area) => area.CouncilGoals.Any(IsOpen);

    public bool IsOpen(ThreadCouncilGoal goal) => goal.Goals.Any(IsOpen);

    public string LinkTo(ThreadGoal goal) => QueryString.Create(new Dictionary<string, string?>
    {
        ["ar"] = Year?.ToString(CultureInfo.InvariantCulture),
        ["enhet"] = Unit?.ToString(),
        ["bedomning"] = Assessment,
        ["mal"] = goal.Goal.Id.Value.ToString(),
    }.Where(p => !string.IsNullOrEmpty(p.Value))).Value + $"#g-{goal.Goal.Id.Value}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Year is < 1990 or > 2999)
        {
            return NotFound();
        }

        var tertial = (Year is { } year ? await periods.AtHandAsync(year, cancellation) : await periods.AtHandAsync(cancellation)).Tertial;
        Filter = new ThreadFilter(Unit is { } unit ? new UnitId(unit) : null, Assessments.Select(a => (Assessment?)a).FirstOrDefault(a => Words.Code(a!.Value) == Assessment));
        Thread = await reading.LoadAsync(tertial, Filter, cancellation);
        return Page();
    }
}
