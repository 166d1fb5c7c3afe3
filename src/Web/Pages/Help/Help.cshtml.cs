using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Styrkedja.Web.Pages.Help;

/// <summary>How one works here, and what the words mean.</summary>
[AllowAnonymous]
public sealed class HelpModel : PageModel
{
    /// <summary>Keys of the questions, in order.</summary>
    public static IReadOnlyList<string> Questions { get; } = ["report", "late", "returned", "assess", "password", "role", "lost"];

    /// <summary>Keys of the words, in the order of the chain from vision to decision.</summary>
    public static IReadOnlyList<string> Terms { get; } =
    [
        "vision", "focus-area", "goal-area", "council-goal", "board-goal", "financial-management", "measure", "operational-plan", "activity", "deviation", "on-hold",
        "tertial", "cutoff", "assessment", "suggestion", "remittal", "supervision", "unit", "body", "trail",
    ];
}
