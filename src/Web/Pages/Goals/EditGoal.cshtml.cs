using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Goals;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>Changes a goal. The wording of an adopted one is revised, which takes a decision and a reason; the old wording stays.</summary>
[May(Permission.ManageGovernance)]
public sealed class EditGoalModel(ChangeGoal change, DecideGoal decide, GoalChoices choices, GoalsReview review, IStringLocalizer<GoalTexts> texts) : GoalFormPage(choices, review, texts)
{
    private Goal _goal = null!;
    private GoalForm _stored = null!;
    private GoalWording _wording = null!;

    public string StoredTitle => _stored.Title!;

    public GoalState State => _goal.State;

    public override bool IsRevision => State == GoalState.Adopted;

    public override string Cancel => Address.Of(_goal.Id);

    protected override GoalId? Goal => _goal.Id;

    protected override int DefaultYear => _goal.FirstYear;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Form = _stored;
        return await ShowAsync(withReview: false, cancellation);
    }

    public async Task<IActionResult> OnPostReviewAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? await ReviewAsync(cancellation) : NotFound();

    public async Task<IActionResult> OnPostRowsAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? await MoreRowsAsync(cancellation) : NotFound();

    public async Task<IActionResult> OnPostSearchAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? await ShowAsync(withReview: false, cancellation) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var reworded = Check() && !Form.Wording.SaysTheSameAs(_wording);
        if (reworded && IsRevision)
        {
            Decision.Check(this, nameof(Decision), Texts);
            this.RequireText("Form.Reason", Form.Reason, Styrkedja.Application.Words.Current["rule.goal-revision-reason-required"]);
        }

        if (ModelState.IsValid)
        {
            try
            {
                if (await TryAsync(() => SaveAsync(reworded, cancellation)) is { } done)
                {
                    return done;
                }
            }
            catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
            {
                await ShowAsync(withReview: false, cancellation);
                Meanwhile = Compare();
                Form.Version = _stored.Version;
                return Page();
            }
        }

        return await ShowAsync(withReview: false, cancellation);
    }

    private async Task<IActionResult> SaveAsync(bool reworded, CancellationToken cancellation)
    {
        if (reworded && IsRevision)
        {
            await decide.ReviseAsync(_goal.Id, Form.Given(), Decision.Printed, Form.Reason, Form.Version, cancellation);
            TempData["Said"] = Texts["form.revised", Form.Title!.Trim()].Value;
        }
        else
        {
            await change.HandleAsync(_goal.Id, Form.Given(), Form.Version, cancellation);
            TempData["Said"] = Texts["form.saved", Form.Title!.Trim()].Value;
        }

        return Redirect(Address.Of(_goal.Id));
    }

    // What is stored is read before the work is begun, which changes the goal at hand.
    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await change.ForChangeAsync(new GoalId(id), cancellation) is not { } found)
        {
            return false;
        }

        _goal = found.Goal;
        _stored = GoalForm.Of(found.Goal, found.Version);
        _wording = found.Goal.Wording;
        return true;
    }

    private Meanwhile Compare() => Meanwhile.Of(
        (Texts["form.kind"], KindOf(_stored), KindOf(Form)),
        (Texts["form.title"], _stored.Title, Form.Title),
        (Texts["form.number"], _stored.Number, Form.Number),
        (Texts["form.first-year"], _stored.FirstYear, Form.FirstYear),
        (Texts["form.last-year"], _stored.LastYear, Form.LastYear),
        (Texts["form.body"], BodyOf(_stored), BodyOf(Form)),
        (Texts["form.area"], AreaOf(_stored), AreaOf(Form)),
        (Texts["form.parents"], ParentsOf(_stored), ParentsOf(Form)),
        (Texts["form.focus"], FocusOf(_stored), FocusOf(Form)),
        (Texts["form.agenda"], _stored.Agenda, Form.Agenda),
        (Texts["form.description"], _stored.Description, Form.Description),
        (Texts["form.purpose"], _stored.Purpose, Form.Purpose),
        (Texts["form.baseline"], _stored.Baseline, Form.Baseline),
        (Texts["form.target-groups"], _stored.TargetGroups, Form.TargetGroups),
        (Texts["form.frames"], _stored.Frames, Form.Frames),
        (Texts["form.outside-control"], YesNo(_stored.OutsideControl), YesNo(Form.OutsideControl)),
        (Texts["sub-goals"], SubGoalsOf(_stored), SubGoalsOf(Form)));

    private string? KindOf(GoalForm form) => form.KindChosen is { } kind ? Options.NameOf(kind) : null;

    private string? BodyOf(GoalForm form) => Options.Bodies.FirstOrDefault(b => b.Id.Value == form.Body)?.Name;

    private string? AreaOf(GoalForm form) => Options.Areas.FirstOrDefault(a => a.Id.Value == form.Area)?.Name;

    private string ParentsOf(GoalForm form) => string.Join("; ", Options.Above.Where(g => form.Parents.Contains(g.Id.Value)).Select(g => g.Title));

    private string FocusOf(GoalForm form) => string.Join("; ", Options.FocusAreas.Where(f => form.FocusAreas.Contains(f.Id.Value)).Select(f => f.Name));

    private string YesNo(bool value) => Texts[value ? "yes" : "no"];

    private static string SubGoalsOf(GoalForm form) => string.Join("\n", form.Wording.SubGoals.Select(s => string.Create(CultureInfo.CurrentCulture, $"{s.Text} {s.Target} {s.Unit} {s.Year}").Trim()));
}
