using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Goals;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Goals.Quality;
using Styrkedja.Web.Components;
using Styrkedja.Web.Drafts;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Goals;

/// <summary>What proposing and changing a goal have in common: the form, its review and its buttons that do not save.</summary>
public abstract class GoalFormPage(GoalChoices choices, GoalsReview review, IStringLocalizer<GoalTexts> texts) : PageModel, IDecisionFields
{
    [BindProperty]
    public GoalForm Form { get; set; } = new();

    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    public GoalOptions Options { get; private set; } = null!;

    /// <summary>Null until somebody has asked for it.</summary>
    public IReadOnlyList<QualityFinding>? Findings { get; private set; }

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; protected set; }

    /// <summary>Whether a changed wording takes a decision.</summary>
    public virtual bool IsRevision => false;

    public abstract string Cancel { get; }

    public IReadOnlyList<string> Deciders => [.. Options.Bodies.Select(b => b.Name)];

    protected IStringLocalizer<GoalTexts> Texts => texts;

    /// <summary>The goal that is changed; null for a new one.</summary>
    protected abstract GoalId? Goal { get; }

    /// <summary>Kinds to choose among: the model's, and the goal's own where the model no longer has it.</summary>
    public IEnumerable<GoalKind> Kinds => Options.Rules.GoalLevels.Select(l => l.Kind).Concat(Form.KindChosen is { } own ? [own] : []).Distinct();

    /// <summary>Goals that are already chosen, and those of the words searched for.</summary>
    public IEnumerable<Goal> AboveShown => Options.Above.Where(g =>
        Form.Parents.Contains(g.Id.Value)
        || (Kinds.Any(k => Options.Rules.LevelsAbove(k).Contains(g.Kind))
            && (string.IsNullOrWhiteSpace(Form.Search) || g.Title.Contains(Form.Search.Trim(), StringComparison.CurrentCultureIgnoreCase))));

    /// <summary>Codes of the kinds that may lead to a goal of this kind.</summary>
    public string KindsBelow(GoalKind kind) => string.Join(' ', Kinds.Where(k => Options.Rules.LevelsAbove(k).Contains(kind)).Select(Words.Code));

    protected Task<IActionResult> ReviewAsync(CancellationToken cancellation) => ShowAsync(withReview: true, cancellation);

    protected Task<IActionResult> MoreRowsAsync(CancellationToken cancellation)
    {
        Form.AddRows();
        return ShowAsync(withReview: false, cancellation);
    }

    /// <summary>The form as it was typed.</summary>
    protected async Task<IActionResult> ShowAsync(bool withReview, CancellationToken cancellation)
    {
        for (var rows = await PageDrafts.RowsAsync(HttpContext, "Form.SubGoals"); Form.SubGoals.Count < rows;)
        {
            Form.AddRows();
        }

        var first = Form.FirstYear is >= 1990 and <= 2999 ? Form.FirstYear.Value : DefaultYear;
        Options = await choices.ForAsync(Goal, first, Form.LastYear is >= 1990 and <= 2999 ? Form.LastYear.Value : first, [.. Form.Parents.Select(p => new GoalId(p))], cancellation);
        if (withReview)
        {
            this.RequireText("Form.Title", Form.Title, Words.Current["rule.goal-title-required"]);
            Findings = Form.Title is null ? null : await review.OfAsync(Form.Wording with { FirstYear = first }, Goal, Form.Body is { } body ? new BodyId(body) : null, cancellation);
        }

        return Page();
    }

    protected abstract int DefaultYear { get; }

    /// <summary>Says what is missing, at its field.</summary>
    /// <returns>Whether all is there.</returns>
    protected bool Check()
    {
        if (Form.KindChosen is null)
        {
            ModelState.AddModelError("Form.Kind", texts["form.kind-missing"]);
        }

        this.RequireText("Form.Title", Form.Title, Words.Current["rule.goal-title-required"]);
        RequireYear("Form.FirstYear", Form.FirstYear);
        RequireYear("Form.LastYear", Form.LastYear);
        for (var i = 0; i < Form.SubGoals.Count; i++)
        {
            if (GoalForm.IsGiven(Form.SubGoals[i]))
            {
                this.RequireText($"Form.SubGoals[{i}].Text", Form.SubGoals[i].Text, Words.Current["rule.sub-goal-text-required"]);
            }
        }

        return ModelState.IsValid;
    }

    /// <summary>Does what saves; a refusal is said at its field.</summary>
    /// <returns>Where to go on; null when it was refused.</returns>
    protected async Task<IActionResult?> TryAsync(Func<Task<IActionResult>> save)
    {
        try
        {
            return await save();
        }
        catch (RuleBrokenException refusal) when (refusal.Rule is not ("not-permitted" or Meanwhile.Rule))
        {
            this.AddRefusal(refusal, GoalForm.FieldOf);
            return null;
        }
    }

    private void RequireYear(string field, int? year)
    {
        this.Require(field, year, texts["form.year-missing"]);
        if (year is < 1990 or > 2999)
        {
            ModelState.AddModelError(field, texts["form.year-strange"]);
        }
    }
}
