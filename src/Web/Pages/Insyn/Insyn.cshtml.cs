using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Web.Pages.Insyn;

/// <summary>How the goals go, for everyone: what the latest published period says.</summary>
[AllowAnonymous]
public sealed class InsynModel(PublishedFollowUp published, VisionReading visions, Periods periods, YearsWords years) : PageModel
{
    /// <summary>The words of the year published.</summary>
    public ModelWords Words { get; private set; } = null!;

    /// <summary>Those that are counted: all that count as met are counted together.</summary>
    public IReadOnlyList<Assessment> Counted => [.. Words.Rules.Assessments.Select(a => CountedAs(a, Words.Rules)).Concat(Published!.Goals.Select(CountedAs)).Distinct()];

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "fokus")]
    public Guid? Focus { get; set; }

    /// <summary>An assessment's code.</summary>
    [FromQuery(Name = "bedomning")]
    public string? Assessment { get; set; }

    /// <summary>The vision in force and its focus areas.</summary>
    public VisionOfDay Vision { get; private set; } = null!;

    /// <summary>Null when nothing is published.</summary>
    public PublishedPeriod? Published { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || Focus is not null || !string.IsNullOrEmpty(Assessment);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Vision = await visions.OnAsync(periods.Today, cancellation);
        Published = await published.LatestAsync(cancellation);
        if (Published is not null)
        {
            Words = await years.OfAsync(Published.Period.Year, cancellation);
        }
    }

    public int Count(Assessment assessment) => Published!.Goals.Count(g => CountedAs(g) == assessment);

    /// <summary>By focus area, each goal once; goals of no focus area last, under null.</summary>
    public IEnumerable<(FocusAreaOfDay? Area, IReadOnlyList<PublishedGoal> Goals)> Groups()
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
        && (string.IsNullOrEmpty(Assessment) || Application.Words.Code(CountedAs(goal)) == Assessment);

    private Assessment CountedAs(PublishedGoal goal) => CountedAs(goal.Assessment.Decided, Words.Rules.For(goal.Goal.BodyId));

    private Assessment CountedAs(Assessment assessment, GovernanceRules rules) => rules.CountsAsMet(assessment) ? Words.Rules.Assessments.FirstOrDefault(Words.Rules.CountsAsMet, assessment) : assessment;
}
