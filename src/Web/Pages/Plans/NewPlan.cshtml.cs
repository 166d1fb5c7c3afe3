using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.Plans;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Plans;

/// <summary>Starts the plan of a body for a year.</summary>
[May(Permission.ManageGovernance)]
public sealed class NewPlanModel(ChangePlan change, UnitChoices choices, Periods periods, IStringLocalizer<PlanTexts> texts) : PageModel
{
    [BindProperty]
    public Guid? Body { get; set; }

    [BindProperty]
    public int? Year { get; set; }

    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Body = Bodies.FirstOrDefault(b => b.Kind == BodyKind.Board)?.Id.Value;
        Year = periods.PlannedYear;
        Name = texts["new.name-default", periods.PlannedYear];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        this.Require(nameof(Body), Body, texts["new.body-missing"]);
        this.Require(nameof(Year), Year, texts["new.year-missing"]);
        if (Year is < 1990 or > 2999)
        {
            ModelState.AddModelError(nameof(Year), texts["new.year-wrong"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        // A name that nobody has touched follows the year.
        var name = Name is null || Name.Trim() == texts["new.name-default", periods.PlannedYear] ? texts["new.name-default", Year!.Value].Value : Name;
        try
        {
            var id = await change.StartAsync(new BodyId(Body!.Value), Year!.Value, name, cancellation);
            TempData["Said"] = texts["said.started", name.Trim()].Value;
            return Redirect(Address.Of(id));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => rule switch { "body-unknown" => nameof(Body), "plan-exists" => nameof(Year), _ => nameof(Name) });
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken cancellation) => Bodies = await choices.BodiesAsync(periods.Today, cancellation);
}
