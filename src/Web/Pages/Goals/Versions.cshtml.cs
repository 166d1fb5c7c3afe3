using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Goals;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>How a goal has been worded, decision by decision, and what changed between any two.</summary>
[May(Permission.ReadPlan)]
public sealed class VersionsModel(GoalVersions versions, IStringLocalizer<GoalTexts> texts) : PageModel
{
    [FromQuery(Name = "fran")]
    public int? From { get; set; }

    [FromQuery(Name = "till")]
    public int? To { get; set; }

    public GoalHistory History { get; private set; } = null!;

    /// <summary>The two that are compared; the latest two when nobody has chosen.</summary>
    public (GoalVersion Before, GoalVersion After)? Compared { get; private set; }

    public IReadOnlyList<WordingDifference> Differences => Compared is var (before, after) ? WordingDifferences.Between(before.Wording, after.Wording) : [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await versions.OfAsync(new GoalId(id), cancellation) is not { } history)
        {
            return NotFound();
        }

        History = history;
        if (history.Versions.Count > 1)
        {
            Compared = (history.Find(From) ?? history.Versions[^2], history.Find(To) ?? history.Versions[^1]);
        }

        return Page();
    }

    public string NameOf(string field) => texts[field == "years" ? "fact.years" : field == "sub-goals" ? "sub-goals" : $"form.{field}"];
}
