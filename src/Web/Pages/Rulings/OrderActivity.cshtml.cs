using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Activities.Rulings;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.Goals;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Rulings;

/// <summary>Records that a body has ordered a new activity of a unit.</summary>
[May(Permission.RecordDecisions)]
public sealed class OrderActivityModel(RuleOnActivities rule, ActivityChoices choices, Periods periods, IStringLocalizer<ActivityTexts> texts, IStringLocalizer<GoalTexts> goalTexts)
    : PageModel, IDecisionFields, IRulingFields
{
    [BindProperty]
    public RulingForm Form { get; set; } = new();

    [BindProperty]
    public OrderForm Ordered { get; set; } = new();

    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    public ActivityOptions Options { get; private set; } = null!;

    public IReadOnlyList<string> Deciders => Options.Bodies;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Form.Priority = Words.Code(ActivityPriority.Normal);
        await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (!Check())
        {
            return Page();
        }

        try
        {
            var taken = await rule.OrderAsync(
                new OrderedActivity(new UnitId(Ordered.Unit!.Value), Ordered.Title, Ordered.Description?.ReplaceLineEndings("\n"), Ordered.Plan()!.Value, [.. Ordered.Goals.Distinct().Select(g => new GoalId(g))], Form.Chosen()!.Value),
                new RulingGiven(Decision.Printed, Decision.Day!.Value, Form.Minutes),
                cancellation);
            TempData["Said"] = taken.InPlan ? texts["order.saved", Ordered.Title!.Trim()].Value : $"{texts["order.saved", Ordered.Title!.Trim()].Value} {texts["order.no-plan", YearsOf(Ordered.Plan()!.Value)].Value}";
            return Redirect(Address.Of(taken.Activity));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, refused => refused switch
            {
                "activity-title-required" or "activity-already-ordered" => "Ordered.Title",
                "unit-unknown" or "unit-outside-plan" => "Ordered.Unit",
                "goal-unknown" or "activity-needs-a-goal" => "Ordered.Goals",
                "order-in-the-past" => "Ordered.End",
                "ruling-decided-later" or "ruling-before-activity" => "Decision.Day",
                _ => "",
            });
            return Page();
        }
    }

    private bool Check()
    {
        this.RequireText("Ordered.Title", Ordered.Title, Words.Current["rule.activity-title-required"]);
        this.Require("Ordered.Unit", Ordered.Unit, texts["form.owner-missing"]);
        this.Require("Ordered.Start", Ordered.Start, texts["form.start-missing"]);
        this.Require("Ordered.End", Ordered.End, texts["form.end-missing"]);
        if (Ordered.Start is { } start && Ordered.End is { } end && Ordered.Plan() is null)
        {
            ModelState.AddModelError("Ordered.End", end < start ? texts["form.end-before-start", Dates.InWords(end), Dates.InWords(start)] : texts["form.year-strange"]);
        }

        if (Ordered.Goals.Count == 0)
        {
            ModelState.AddModelError("Ordered.Goals", texts["form.goals-missing"]);
        }

        this.Require("Form.Priority", Form.Chosen(), texts["ruling.priority-missing"]);
        Decision.Check(this, nameof(Decision), goalTexts);
        return ModelState.IsValid;
    }

    private static string YearsOf(DateRange plan) => plan.Start.Year == plan.End.Year ? $"{plan.Start.Year}" : $"{plan.Start.Year}–{plan.End.Year}";

    // Units and goals of the days typed, and of this year until there are any.
    private async Task ShowAsync(CancellationToken cancellation) =>
        Options = await choices.ForAsync(Ordered.Plan() ?? DateRange.OfYear(periods.Today.Year), null, [.. Ordered.Goals.Select(g => new GoalId(g))], cancellation);
}
