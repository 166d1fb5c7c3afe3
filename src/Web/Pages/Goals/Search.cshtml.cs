using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>Finds goals and activities by words in their titles.</summary>
[May(Permission.ReadPlan)]
public sealed class SearchModel(SearchPlan search) : PageModel
{
    /// <summary>Fewer signs than this match nearly everything.</summary>
    public const int Shortest = 2;

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>Null when nothing has been asked for.</summary>
    public PlanHits? Hits { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (Text?.Trim() is { Length: >= Shortest and <= 100 } words)
        {
            Hits = await search.FindAsync(words, cancellation);
        }
    }
}
