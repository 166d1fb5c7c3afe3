using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.Goals;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>One version of the vision, and its way from proposal to decision.</summary>
[SignedIn]
public sealed class VisionVersionModel(
    VisionReading visions, ChangeVision change, UnitChoices choices, Periods periods, CurrentUser user, IStringLocalizer<VisionTexts> texts, IStringLocalizer<GoalTexts> decisionTexts) : PageModel, IDecisionFields
{
    private AllVisions _all = null!;

    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public bool Sure { get; set; }

    /// <summary>The version of the row that the person had before their eyes.</summary>
    [BindProperty]
    public uint Version { get; set; }

    public Vision Vision { get; private set; } = null!;

    /// <summary>Days on which reports were frozen while it held.</summary>
    public IReadOnlyList<DateOnly> Carried { get; private set; } = [];

    public IReadOnlyList<string> Deciders { get; private set; } = [];

    public bool MayManage => user.May(Permission.ManageGovernance);

    public string Name => VisionPageModel.NameOf(Vision, texts);

    public VisionShown Shown => new(_all.Of(Vision), VisionPageModel.Validity(Vision, _all.History, texts));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        LastDay = Vision.ValidTo;
        return Page();
    }

    public Task<IActionResult> OnPostAdoptAsync(Guid id, CancellationToken cancellation)
    {
        Decision.Check(this, nameof(Decision), decisionTexts);
        return StepAsync(id, "said.adopted", v => change.AdoptAsync(v, Decision.Printed, Version, cancellation), cancellation);
    }

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation) =>
        StepAsync(id, "said.ended", v => change.EndAsync(v, LastDay, Version, cancellation), cancellation);

    public Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancellation)
    {
        if (!Sure)
        {
            ModelState.AddModelError(nameof(Sure), texts["delete-unsure"]);
        }

        return StepAsync(id, "said.deleted", v => change.DeleteAsync(v, Version, cancellation), cancellation);
    }

    private async Task<IActionResult> StepAsync(Guid id, string said, Func<VisionId, Task> step, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var seen = Version;
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            try
            {
                Version = seen;
                await step(Vision.Id);
                TempData["Said"] = texts[said, Dates.InWords(Vision.ValidFrom)].Value;
                return Redirect(said == "said.deleted" ? Address.Vision : Address.Of(Vision.Id));
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, rule => rule switch { "vision-ends-before-it-starts" or "vision-carried-later" or "vision-overlaps-later" => said == "said.ended" ? nameof(LastDay) : "", _ => "" });
                await LoadAsync(id, cancellation);
            }
        }

        // Whoever saves again does so for what is shown now.
        ModelState.Remove(nameof(Version));
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await change.ForReadingAsync(new VisionId(id), cancellation) is not { } found)
        {
            return false;
        }

        (Vision, Version) = found;
        _all = await visions.AllAsync(cancellation);
        if (MayManage)
        {
            Carried = await change.CarriedAsync(Vision, _all.History, cancellation);
            Deciders = [.. (await choices.BodiesAsync(periods.Today, cancellation)).Select(b => b.Name)];
        }

        return true;
    }
}
