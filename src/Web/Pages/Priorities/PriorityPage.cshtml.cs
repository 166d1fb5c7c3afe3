using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Application.Priorities;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.Goals;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Priorities;

/// <summary>One priority: what it says, what came of each review, and linking goals or withdrawing it.</summary>
[May(Permission.ReadPlan)]
public sealed class PriorityPageModel(
    PriorityReading reading, ChangePriority change, UnitChoices choices, Periods periods, CurrentUser user, IStringLocalizer<PriorityTexts> texts, IStringLocalizer<GoalTexts> goalTexts)
    : PageModel, IDecisionFields
{
    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    /// <summary>One that is to rest on it.</summary>
    [BindProperty]
    public Guid? Goal { get; set; }

    [BindProperty]
    public PriorityCorrection Correction { get; set; } = new();

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public PriorityView View { get; private set; } = null!;

    public IReadOnlyList<string> Deciders { get; private set; } = [];

    /// <summary>Goals of its years that do not rest on it yet.</summary>
    public IReadOnlyList<Goal> Linkable { get; private set; } = [];

    public bool MayManage => user.May(Permission.ManageGovernance);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCorrectAsync(Guid id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        this.RequireText("Correction.Title", Correction.Title, Styrkedja.Application.Words.Current["rule.priority-title-required"]);
        this.RequireText("Correction.Printed", Correction.Printed, Styrkedja.Application.Words.Current["rule.priority-decision-required"]);
        var typed = Correction;
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var (stored, seenNow) = (View.Priority, Correction.Seen);
        Correction = typed;
        if (ModelState.IsValid)
        {
            try
            {
                await change.CorrectAsync(stored.Id, typed.Title, typed.Text?.ReplaceLineEndings("\n"), typed.Printed, typed.Seen, cancellation);
                TempData["Said"] = texts["correct.said", typed.Title!.Trim()].Value;
                return Redirect(Address.Of(stored.Id));
            }
            catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
            {
                Meanwhile = Meanwhile.Of((texts["form.title"], stored.Title, typed.Title), (texts["form.text"], stored.Text ?? "", typed.Text ?? ""), (texts["col.decision"], stored.Decision, typed.Printed));
                Correction.Seen = seenNow;
                ModelState.Remove("Correction.Seen");
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, rule => rule is "priority-title-required" or "priority-already-there" ? "Correction.Title" : "");
            }
        }

        return Page();
    }

    public Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken cancellation)
    {
        this.Require(nameof(Goal), Goal, texts["link.missing"]);
        return DoAsync(id, "link.said", priority => change.LinkAsync(priority, [new GoalId(Goal!.Value)], cancellation), cancellation);
    }

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellation)
    {
        Decision.Check(this, nameof(Decision), goalTexts);
        return DoAsync(id, "withdraw.said", priority => change.WithdrawAsync(priority, Decision.Printed, cancellation), cancellation);
    }

    private async Task<IActionResult> DoAsync(Guid id, string said, Func<PriorityId, Task> work, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            try
            {
                await work(View.Priority.Id);
                TempData["Said"] = texts[said, View.Priority.Title].Value;
                return Redirect(Address.Of(View.Priority.Id));
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, _ => "");
            }
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reading.FindAsync(new PriorityId(id), cancellation) is not { } view)
        {
            return false;
        }

        View = view;
        if (MayManage)
        {
            Correction = new PriorityCorrection
            {
                Title = view.Priority.Title, Text = view.Priority.Text, Printed = view.Priority.Decision, Seen = await change.VersionAsync(view.Priority.Id, cancellation) ?? 0,
            };
            Deciders = [.. (await choices.BodiesAsync(periods.Today, cancellation)).Select(b => b.Name)];
            Linkable = [.. (await change.AffectedAsync(null, view.Priority.FirstYear, view.Priority.LastYear, cancellation)).Where(g => !view.Priority.Goals.Contains(g.Id))];
        }

        return true;
    }
}
