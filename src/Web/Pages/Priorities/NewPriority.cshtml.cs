using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.Priorities;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Priorities;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.Goals;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Priorities;

/// <summary>Enters a priority of the council: what it says first, then which goals it leads to a review of.</summary>
[May(Permission.ManageGovernance)]
public sealed class NewPriorityModel(
    ChangePriority change, VisionReading visions, UnitChoices choices, Periods periods, IStringLocalizer<PriorityTexts> texts, IStringLocalizer<GoalTexts> goalTexts)
    : PageModel, IDecisionFields
{
    /// <summary>Days that are proposed for the reviews.</summary>
    private const int ProposedDays = 60;

    private IReadOnlyList<Body> _bodies = [];

    [BindProperty]
    public PriorityForm Form { get; set; } = new();

    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    public IReadOnlyList<string> Deciders => [.. _bodies.Select(b => b.Name)];

    public IReadOnlyList<FocusAreaOfDay> FocusAreas { get; private set; } = [];

    /// <summary>Null until the person has asked which they are.</summary>
    public IReadOnlyList<Goal>? Affected { get; private set; }

    public string? BodyOf(Goal goal) => _bodies.FirstOrDefault(b => b.Id == goal.BodyId)?.Name;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Form.FirstYear = periods.Today.Year;
        Form.LastYear = TermOfOffice.Of(periods.Today.Year).LastYear;
        Decision.Body = _bodies.FirstOrDefault(b => b.Kind == BodyKind.Council)?.Name;
    }

    /// <summary>Shows which goals are affected, each of them chosen.</summary>
    public async Task<IActionResult> OnPostAffectedAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (Check())
        {
            Affected = await AffectedAsync(cancellation);
            Form.Goals = [.. Affected.Select(g => g.Id.Value)];
            Form.Due ??= periods.Today.AddDays(ProposedDays);
            ModelState.Clear();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!Check())
        {
            return Page();
        }

        Affected = await AffectedAsync(cancellation);
        var chosen = Affected.Where(g => Form.Goals.Contains(g.Id.Value)).Select(g => g.Id).ToList();
        if (!Form.Shown)
        {
            return await OnPostAffectedAsync(cancellation);
        }

        if (Form.Goals.Count > chosen.Count)
        {
            ModelState.AddModelError("Form.Goals", texts["new.goals-changed"]);
            return Page();
        }

        try
        {
            var id = await change.AdoptAsync(Form.Given(Decision.Printed, Decision.Day!.Value), chosen, Form.Due, cancellation);
            TempData["Said"] = texts["new.said", Form.Title!.Trim(), new Counted(chosen.Count)].Value;
            return Redirect(Address.Of(id));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => rule switch
            {
                "priority-title-required" or "priority-already-there" => "Form.Title",
                "priority-decided-later" => "Decision.Day",
                "goal-years-out-of-order" or "priority-beyond-term" => "Form.LastYear",
                "priority-due-required" or "priority-due-before-decision" => "Form.Due",
                _ => "",
            });
            return Page();
        }
    }

    private bool Check()
    {
        this.RequireText("Form.Title", Form.Title, Words.Current["rule.priority-title-required"]);
        this.Require("Form.FirstYear", Form.FirstYear, goalTexts["form.year-missing"]);
        this.Require("Form.LastYear", Form.LastYear, goalTexts["form.year-missing"]);
        Decision.Check(this, nameof(Decision), goalTexts);
        if (Form.FirstYear is < 1990 or > 2999 || Form.LastYear is < 1990 or > 2999)
        {
            ModelState.AddModelError("Form.FirstYear", goalTexts["form.year-missing"]);
        }

        if (ModelState.IsValid)
        {
            try
            {
                _ = new Priority(Ids.New<PriorityId>(), Form.Given(Decision.Printed, Decision.Day!.Value));
            }
            catch (RuleBrokenException refusal)
            {
                this.AddRefusal(refusal, _ => "Form.LastYear");
            }
        }

        return ModelState.IsValid;
    }

    private Task<IReadOnlyList<Goal>> AffectedAsync(CancellationToken cancellation) => change.AffectedAsync(
        !Form.AllGoals && Form.FocusArea is { } area ? new FocusAreaId(area) : null, Form.FirstYear!.Value, Form.LastYear!.Value, cancellation);

    private async Task LoadAsync(CancellationToken cancellation)
    {
        _bodies = await choices.BodiesAsync(periods.Today, cancellation);
        FocusAreas = (await visions.OnAsync(periods.Today, cancellation)).Areas;
    }
}
