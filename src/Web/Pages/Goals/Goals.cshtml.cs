using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>A year's goals, each with its latest assessment.</summary>
[May(Permission.ReadPlan)]
public sealed class GoalsModel(YearOverviews overviews, Periods periods) : PageModel
{
    [FromQuery(Name = "ar")]
    public int? Year { get; set; }

    [FromQuery(Name = "omrade")]
    public Guid? Area { get; set; }

    /// <summary>A kind's code, e.g. <c>financial-management</c>.</summary>
    [FromQuery(Name = "slag")]
    public string? Kind { get; set; }

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    public YearOverview Overview { get; private set; } = null!;

    public int ThisYear => periods.Today.Year;

    public bool IsFiltered => Area is not null || !string.IsNullOrEmpty(Kind) || !string.IsNullOrWhiteSpace(Text);

    /// <summary>Under their headings, those with something to show.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<Goal> Goals)> Groups
    {
        get
        {
            var shown = Overview.Goals.Where(Keeps).ToList();
            foreach (var kind in new[] { GoalKind.Council, GoalKind.Effect, GoalKind.Financial })
            {
                if (shown.Where(g => g.Kind == kind).ToList() is { Count: > 0 } goals)
                {
                    yield return (Words.Current.GoalKind(kind), goals);
                }
            }

            foreach (var group in Overview.GoalGroups)
            {
                if (group.Goals.Where(Keeps).ToList() is { Count: > 0 } goals)
                {
                    yield return (group.Heading(Words.Current), goals);
                }
            }
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var current = (await periods.CurrentAsync(cancellation))?.Tertial ?? Tertial.Of(periods.Today);
        var tertial = Year is not (>= 1990 and <= 2999) || Year == current.Year ? current : new Tertial(Year.Value, Year < current.Year ? 3 : 1);
        Overview = await overviews.LoadAsync(tertial, cancellation);
        return Page();
    }

    public GoalAssessment? LatestOf(Goal goal) => Overview.Assessments.Where(a => a.GoalId == goal.Id && a.Tertial <= Overview.Tertial).MaxBy(a => a.Tertial);

    private bool Keeps(Goal goal) =>
        (Area is not { } area || goal.GoalAreaId?.Value == area)
        && (string.IsNullOrEmpty(Kind) || Words.Code(goal.Kind) == Kind)
        && (string.IsNullOrWhiteSpace(Text) || goal.Title.Contains(Text.Trim(), StringComparison.CurrentCultureIgnoreCase));
}
