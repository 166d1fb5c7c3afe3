using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;

namespace Styrkedja.Web.Pages.Insyn;

/// <summary>One goal as the public sees it.</summary>
[AllowAnonymous]
public sealed class PublicGoalModel(PublishedFollowUp published) : PageModel
{
    public PublishedGoalView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await published.GoalAsync(new GoalId(id), cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
