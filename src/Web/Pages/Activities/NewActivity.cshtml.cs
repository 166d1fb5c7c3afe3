using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>Plans an activity.</summary>
[May(Permission.PlanActivities)]
public sealed class NewActivityModel(ChangeActivity change, ActivityChoices choices, Periods periods, IStringLocalizer<ActivityTexts> texts) : ActivityFormPage(choices, texts)
{
    [FromQuery(Name = "ar")]
    public int? Year { get; set; }

    [FromQuery(Name = "mal")]
    public Guid? Goal { get; set; }

    [FromQuery(Name = "enhet")]
    public Guid? Unit { get; set; }

    /// <summary>What the activity is planned for, by which its draft is told from others; null when it was begun from nowhere.</summary>
    public string? Begun => (Goal ?? Unit)?.ToString();

    public override string Cancel => Goal is { } goal ? Address.Of(new GoalId(goal)) : Unit is { } unit ? Address.Of(new UnitId(unit)) : "/";

    /// <summary>From October on it is next year that activities are planned for.</summary>
    protected override DateRange DefaultPlan => DateRange.OfYear(Year is >= 1990 and <= 2999 ? Year.Value : periods.PlannedYear);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Form = new ActivityForm
        {
            Start = Year is null ? null : DefaultPlan.Start,
            End = Year is null ? null : DefaultPlan.End,
            Owner = Unit,
            Goals = Goal is { } goal ? [goal] : [],
            Kind = Words.Code(ActivityKind.Development),
        };
        Form.AddRows();
        await ShowAsync(cancellation);
        if (Options.Owners is [var only])
        {
            Form.Owner = only.Unit.Id.Value;
        }

        return Page();
    }

    public Task<IActionResult> OnPostRowsAsync(CancellationToken cancellation) => MoreRowsAsync(cancellation);

    public Task<IActionResult> OnPostSearchAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        (Check() ? await TryAsync(async () =>
        {
            var id = await change.PlanAsync(Form.ToGiven(), cancellation);
            TempData["Said"] = Said("form.planned", await change.SuccessionAsync(Form.ToGiven(), cancellation));
            return Redirect(Address.Of(id));
        }) : null) ?? await ShowAsync(cancellation);
}
