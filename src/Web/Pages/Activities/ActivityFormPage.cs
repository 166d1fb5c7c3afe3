using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Drafts;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>What planning and changing an activity have in common: the form and its buttons that do not save.</summary>
public abstract class ActivityFormPage(ActivityChoices choices, IStringLocalizer<ActivityTexts> texts) : PageModel
{
    [BindProperty]
    public ActivityForm Form { get; set; } = new();

    public ActivityOptions Options { get; private set; } = null!;

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; protected set; }

    public abstract string Cancel { get; }

    /// <summary>The dates as first adopted, where changed dates ask for a reason; null where they do not.</summary>
    public virtual DateRange? Original => null;

    /// <summary>Goals that are already chosen, and those of the words searched for.</summary>
    public IEnumerable<GoalsToChoose> GoalsShown => Options.Goals.Select(g => g with { Goals = [.. g.Goals.Where(IsShown)] }).Where(g => g.Goals.Count > 0);

    protected IStringLocalizer<ActivityTexts> Texts => texts;

    /// <summary>The time whose goals and units are offered while the typed days cannot be read.</summary>
    protected abstract DateRange DefaultPlan { get; }

    protected Task<IActionResult> MoreRowsAsync(CancellationToken cancellation)
    {
        Form.AddRows();
        return ShowAsync(cancellation);
    }

    /// <summary>The form as it was typed.</summary>
    protected async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        for (var rows = await PageDrafts.RowsAsync(HttpContext, "Form.References"); Form.References.Count < rows;)
        {
            Form.AddRows();
        }

        Options = await choices.ForAsync(Form.Plan ?? DefaultPlan, Form.Owner is { } owner && KeepsOwner ? new UnitId(owner) : null, [.. Form.Goals.Select(g => new GoalId(g))], cancellation);
        return Page();
    }

    /// <summary>Whether the form's owner is one to keep even where the person could not choose it.</summary>
    protected virtual bool KeepsOwner => false;

    /// <summary>That it is stored, and who takes it over where its unit ceases within its time.</summary>
    protected string Said(string key, Succession? succession)
    {
        var said = Texts[key, Form.Title!.Trim()].Value;
        return succession is null ? said : $"{said} {Texts[$"form.closes-{succession.Key}", succession.Unit, Dates.InWords(succession.LastDay), succession.Facts[^1]].Value}";
    }

    /// <summary>Says what is missing, at its field.</summary>
    /// <returns>Whether all is there.</returns>
    protected bool Check()
    {
        this.RequireText("Form.Title", Form.Title, Words.Current["rule.activity-title-required"]);
        this.Require("Form.Owner", Form.Owner, texts["form.owner-missing"]);
        this.Require("Form.Start", Form.Start, texts["form.start-missing"]);
        this.Require("Form.End", Form.End, texts["form.end-missing"]);
        if (Form.Start is { } start && Form.End is { } end && Form.Plan is null)
        {
            ModelState.AddModelError("Form.End", end < start ? texts["form.end-before-start", Dates.InWords(end), Dates.InWords(start)] : texts["form.year-strange"]);
        }

        if (Form.Goals.Count == 0)
        {
            ModelState.AddModelError("Form.Goals", texts["form.goals-missing"]);
        }

        if (Form.KindChosen is null)
        {
            ModelState.AddModelError("Form.Kind", texts["form.kind-missing"]);
        }

        if (Form.Target is null && Form.TargetUnit is not null && ModelState.GetFieldValidationState("Form.Target") != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            ModelState.AddModelError("Form.Target", texts["form.target-missing", Form.TargetUnit]);
        }

        for (var i = 0; i < Form.References.Count; i++)
        {
            if (Form.References[i].Address is { } address && !(Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            {
                ModelState.AddModelError($"Form.References[{i}].Address", Words.Current.Format("rule.reference-address-wrong", address));
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
            this.AddRefusal(refusal, ActivityForm.FieldOf);
            return null;
        }
    }

    private bool IsShown(Goal goal) =>
        Form.Goals.Contains(goal.Id.Value) || string.IsNullOrWhiteSpace(Form.Search)
        || goal.Title.Contains(Form.Search.Trim(), StringComparison.CurrentCultureIgnoreCase) || goal.Number == Form.Search.Trim();
}
