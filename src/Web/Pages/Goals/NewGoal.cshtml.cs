using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Goals;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>Proposes a goal.</summary>
[May(Permission.ManageGovernance)]
public sealed class NewGoalModel(ChangeGoal change, GoalChoices choices, GoalsReview review, Periods periods, IStringLocalizer<GoalTexts> texts) : GoalFormPage(choices, review, texts)
{
    [FromQuery(Name = "ar")]
    public int? Year { get; set; }

    [FromQuery(Name = "organ")]
    public Guid? Body { get; set; }

    [FromQuery(Name = "omrade")]
    public Guid? Area { get; set; }

    public override string Cancel => Address.Goals(DefaultYear);

    protected override GoalId? Goal => null;

    protected override int DefaultYear => Year is >= 1990 and <= 2999 ? Year.Value : periods.PlannedYear;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Form = new GoalForm { FirstYear = DefaultYear, LastYear = DefaultYear, Body = Body, Area = Area };
        Form.AddRows();
        await ShowAsync(withReview: false, cancellation);
        var levels = Options.Bodies.FirstOrDefault(b => b.Id.Value == Body) is { } body ? Options.LevelsOf(body) : [];
        Form.Kind = Words.Code(levels.Count == 0 || levels.Contains(GoalKind.Board) ? GoalKind.Board : levels[0]);
        return Page();
    }

    public Task<IActionResult> OnPostReviewAsync(CancellationToken cancellation) => ReviewAsync(cancellation);

    public Task<IActionResult> OnPostRowsAsync(CancellationToken cancellation) => MoreRowsAsync(cancellation);

    public Task<IActionResult> OnPostSearchAsync(CancellationToken cancellation) => ShowAsync(withReview: false, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        (Check() ? await TryAsync(async () =>
        {
            var id = await change.ProposeAsync(Form.Given(), cancellation);
            TempData["Said"] = Texts["form.proposed", Form.Title!.Trim()].Value;
            return Redirect(Address.Of(id));
        }) : null) ?? await ShowAsync(withReview: false, cancellation);
}
