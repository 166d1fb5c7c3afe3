using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Activities.Rulings;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.Goals;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Rulings;

/// <summary>Records that a body has raised or lowered an activity's priority.</summary>
[May(Permission.RecordDecisions)]
public sealed class RulePriorityModel(
    RuleOnActivities rule, RulingReading reading, ChangeActivity activities, UnitChoices choices, Exemptions exemptions, Periods periods, IStringLocalizer<ActivityTexts> texts, IStringLocalizer<GoalTexts> goalTexts)
    : PageModel, IDecisionFields, IRulingFields
{
    [BindProperty]
    public RulingForm Form { get; set; } = new();

    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    /// <summary>The version the person had before their eyes.</summary>
    [BindProperty]
    public uint Version { get; set; }

    public Activity Activity { get; private set; } = null!;

    /// <summary>Those made already, the latest first.</summary>
    public IReadOnlyList<ActivityRuling> Rulings { get; private set; } = [];

    public IReadOnlyList<string> Deciders { get; private set; } = [];

    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>The year it ends in is closed, and there is nothing to fill in; what was typed before it was comes back filled.</summary>
    public bool IsYearClosed { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        IsYearClosed = Activity.PlannedEnd.Year <= await exemptions.ClosedThroughAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var seen = Version;
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Decision.Check(this, nameof(Decision), goalTexts);
        this.Require("Form.Priority", Form.Chosen(), texts["ruling.priority-missing"]);
        if (!ModelState.IsValid)
        {
            Version = seen;
            return Page();
        }

        ActivityRuling? later;
        try
        {
            later = await rule.PrioritiseAsync(Activity.Id, Form.Chosen()!.Value, new RulingGiven(Decision.Printed, Decision.Day!.Value, Form.Minutes), seen, cancellation);
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            // What another has changed stands on the page now, and has been seen.
            await LoadAsync(id, cancellation);
            ModelState.Remove(nameof(Version));
            Meanwhile = refusal.Rule == Meanwhile.Rule ? Compare() : null;
            this.AddRefusal(refusal, refused => refused switch { "ruling-changes-nothing" => "Form.Priority", "ruling-decided-later" or "ruling-before-activity" or "ruling-before-order" => "Decision.Day", _ => "" });
            return Page();
        }

        TempData["Said"] = later is null
            ? texts["ruling.saved", Activity.Title, Words.Current.ActivityPriority(Form.Chosen()!.Value)].Value
            : texts["ruling.saved-late", Activity.Title, Words.Current.ActivityPriority(later.After), Printed.Decision(later.Decision)].Value;
        return Redirect(Address.Of(Activity.Id));
    }

    // Who decided what stands among the decisions below the form.
    private Meanwhile Compare() => Meanwhile.Of(
        (texts["priority"].Value, Words.Current.ActivityPriority(Activity.Details.Priority), Words.Current.ActivityPriority(Form.Chosen()!.Value)),
        (texts["ruling.decision"].Value, Rulings.Count == 0 ? null : $"{Printed.Decision(Rulings[0].Decision)} ({Rulings[0].RecordedByName})", Printed.Decision(Decision.Printed)));

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await activities.ForChangeAsync(new ActivityId(id), cancellation) is not { } found)
        {
            return false;
        }

        (Activity, Version) = found;
        Rulings = await reading.OfAsync(Activity.Id, cancellation);
        Deciders = [.. (await choices.BodiesAsync(periods.Today, cancellation)).Select(b => b.Name)];
        return true;
    }
}
