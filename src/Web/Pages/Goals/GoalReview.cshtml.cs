using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Goals;
using Styrkedja.Domain.Goals.Quality;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>A year's goals by the review table, all at once.</summary>
[May(Permission.ReadPlan)]
public sealed class GoalReviewModel(GoalsReview review, Periods periods) : PageModel
{
    [FromQuery(Name = "ar")]
    public int? Year { get; set; }

    /// <summary>A criterion's code, e.g. <c>measurable</c>.</summary>
    [FromQuery(Name = "kriterium")]
    public string? Criterion { get; set; }

    public IReadOnlyList<ReviewedGoal> All { get; private set; } = [];

    public int YearShown => Year is >= 1990 and <= 2999 ? Year.Value : periods.Today.Year;

    public int ThisYear => periods.Today.Year;

    /// <summary>Those with a finding of the criterion chosen, and only such findings; all when none is chosen.</summary>
    public IReadOnlyList<ReviewedGoal> Shown => string.IsNullOrEmpty(Criterion)
        ? All
        : [.. All.Select(g => g with { Findings = [.. g.Findings.Where(f => Words.Code(f.Rule.Criterion) == Criterion)] }).Where(g => g.Findings.Count > 0)];

    /// <summary>How many goals have something to say under a criterion.</summary>
    public int CountOf(QualityCriterion criterion) => All.Count(g => g.Findings.Any(f => f.Rule.Criterion == criterion));

    public async Task OnGetAsync(CancellationToken cancellation) => All = await review.OfYearAsync(YearShown, cancellation);
}
