using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.People;
using Styrkedja.Application.Priorities;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Priorities;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Priorities;

/// <summary>Weighs one goal against one priority: kept, to be changed, or to be withdrawn (R025).</summary>
[May(Permission.ReadPlan)]
public sealed class ReviewPageModel(PriorityReading reading, ReviewGoals reviews, CurrentUser user, IStringLocalizer<PriorityTexts> texts) : PageModel
{
    [BindProperty]
    public string? Choice { get; set; }

    [BindProperty]
    [Longest(TextLimits.Text)]
    public string? Reason { get; set; }

    public ReviewLine Line { get; private set; } = null!;

    /// <summary>A secretary can keep a goal; to change or close it is a strategist's.</summary>
    public IReadOnlyList<ReviewOutcome> Choices => user.May(Permission.ManageGovernance) ? [ReviewOutcome.Kept, ReviewOutcome.Changed, ReviewOutcome.Withdrawn] : [ReviewOutcome.Kept];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Choice = Line.Review.Intended is { } intended ? Words.Code(intended) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var chosen = Choices.Select(c => (ReviewOutcome?)c).FirstOrDefault(c => Words.Code(c!.Value) == Choice);
        this.Require(nameof(Choice), chosen, texts["review.missing"]);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            if (chosen == ReviewOutcome.Kept)
            {
                await reviews.KeepAsync(id, Reason?.ReplaceLineEndings("\n"), cancellation);
                TempData["Said"] = texts["review.kept", Line.Goal.Title].Value;
                return Redirect(Address.Of(Line.Priority.Id));
            }

            var goal = await reviews.IntendAsync(id, chosen!.Value, cancellation);
            TempData["Said"] = texts["review.chosen-" + Words.Code(chosen.Value)].Value;
            return Redirect(chosen == ReviewOutcome.Changed ? Address.ChangeGoal(goal) : Address.Of(goal) + "#steg");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => rule == "review-reason-required" ? nameof(Reason) : "");
            return Page();
        }
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reading.ReviewAsync(id, cancellation) is not { } line)
        {
            return false;
        }

        Line = line;
        return true;
    }
}
