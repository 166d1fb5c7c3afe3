using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Web.Pages.Insyn;

/// <summary>How the goals go, for everyone: what the latest published period says.</summary>
[AllowAnonymous]
public sealed class InsynModel(PublishedFollowUp published) : PageModel
{
    /// <summary>The four that are counted; met with a remark is counted as met.</summary>
    public static IReadOnlyList<Assessment> Counted { get; } = [Domain.FollowUp.Assessment.Met, Domain.FollowUp.Assessment.Partly, Domain.FollowUp.Assessment.NotMet, Domain.FollowUp.Assessment.CannotBeAssessed];

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "fokus")]
    public Guid? Focus { get; set; }

    /// <summary>An assessment's code.</summary>
    [FromQuery(Name = "bedomning")]
    public string? Assessment { get; set; }

    /// <summary>Null when nothing is published.</summary>
    public PublishedPeriod? Published { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || Focus is not null || !string.IsNullOrEmpty(Assessment);

    public async Task OnGetAsync(CancellationToken cancellation) => Published = await published.LatestAsync(cancellation);

    public int Count(Assessment assessment) => Published!.Goals.Count(g => CountedAs(g.Assessment.Decided) == assessment);

    /// <summary>By focus area, each goal once; goals of no focus area last, under null.</summary>
    public IEnumerable<(FocusArea? Area, IReadOnlyList<PublishedGoal> Goals)> Groups()
    {
        var left = Published!.Goals.Where(Keeps).ToList();
        foreach (var area in Published.FocusAreas.Where(f => Focus is null || f.Id.Value == Focus))
        {
            var goals = left.Where(g => g.Goal.FocusAreas.Contains(area.Id)).ToList();
            if (goals.Count > 0)
            {
                left.RemoveAll(goals.Contains);
                yield return (area, goals);
            }
        }

        if (left.Count > 0 && Focus is null)
        {
            yield return (null, left);
        }
    }

    private bool Keeps(PublishedGoal goal) =>
        (string.IsNullOrWhiteSpace(Text) || goal.Goal.Title.Contains(Text.Trim(), StringComparison.CurrentCultureIgnoreCase) || goal.Assessment.Reason.Contains(Text.Trim(), StringComparison.CurrentCultureIgnoreCase))
        && (string.IsNullOrEmpty(Assessment) || Words.Code(CountedAs(goal.Assessment.Decided)) == Assessment);

    private static Assessment CountedAs(Assessment assessment) => assessment == Domain.FollowUp.Assessment.MetWithRemark ? Domain.FollowUp.Assessment.Met : assessment;
}
