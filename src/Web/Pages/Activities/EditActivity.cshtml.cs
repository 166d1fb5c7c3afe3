using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Activities;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>Changes an activity. New dates of an adopted one take a reason; the dates first adopted stay (R059).</summary>
[May(Permission.PlanActivities)]
public sealed class EditActivityModel(ChangeActivity change, ActivityChoices choices, CurrentUser user, IStringLocalizer<ActivityTexts> texts) : ActivityFormPage(choices, texts)
{
    private Activity _activity = null!;
    private ActivityForm _stored = null!;
    private DateRange _plan;

    public string StoredTitle => _stored.Title!;

    public override string Cancel => Address.Of(_activity.Id);

    public override DateRange? Original => _activity.AdoptedOn is null ? null : new DateRange(_activity.OriginalStart, _activity.OriginalEnd);

    protected override DateRange DefaultPlan => _plan;

    protected override bool KeepsOwner => Form.Owner == _stored.Owner;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Form = _stored;
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostRowsAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? await MoreRowsAsync(cancellation) : NotFound();

    public async Task<IActionResult> OnPostSearchAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? await ShowAsync(cancellation) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (Original is not null && Form.Plan is { } plan && plan != _plan)
        {
            this.RequireText("Form.Reason", Form.Reason, Styrkedja.Application.Words.Current["rule.replan-reason-required"]);
        }

        if (Check())
        {
            try
            {
                if (await TryAsync(() => SaveAsync(cancellation)) is { } done)
                {
                    return done;
                }
            }
            catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
            {
                await ShowAsync(cancellation);
                Meanwhile = Compare();
                Form.Version = _stored.Version;
                return Page();
            }
        }

        return await ShowAsync(cancellation);
    }

    private async Task<IActionResult> SaveAsync(CancellationToken cancellation)
    {
        await change.HandleAsync(_activity.Id, Form.ToGiven(), Form.Reason, Form.Version, cancellation);
        TempData["Said"] = Said("form.saved", await change.SuccessionAsync(Form.ToGiven(), cancellation));
        return Redirect(Address.Of(_activity.Id));
    }

    // What is stored is read before the work is begun, which changes the activity at hand.
    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await change.ForChangeAsync(new ActivityId(id), cancellation) is not { } found)
        {
            return false;
        }

        await user.RequireAsync(Permission.PlanActivities, found.Activity.OwnerUnitId, cancellation);
        _activity = found.Activity;
        _stored = ActivityForm.Of(found.Activity, found.Version);
        _plan = found.Activity.Plan;
        return true;
    }

    private Meanwhile Compare() => Meanwhile.Of(
        (Texts["form.title"], _stored.Title, Form.Title),
        (Texts["form.description"], _stored.Description, Form.Description),
        (Texts["form.owner"], UnitsOf([_stored.Owner!.Value]), UnitsOf([Form.Owner!.Value])),
        (Texts["form.taking-part"], UnitsOf(_stored.TakingPart), UnitsOf(Form.TakingPart)),
        (Texts["form.goals"], GoalsOf(_stored), GoalsOf(Form)),
        (Texts["form.start"], _stored.Start, Form.Start),
        (Texts["form.end"], _stored.End, Form.End),
        (Texts["form.kind"], KindOf(_stored), KindOf(Form)),
        (Texts["form.left-out"], YesNo(_stored.LeftOut), YesNo(Form.LeftOut)),
        (Texts["form.service-promise"], YesNo(_stored.ServicePromise), YesNo(Form.ServicePromise)),
        (Texts["form.sub-points"], _stored.SubPoints, Form.SubPoints),
        (Texts["form.partners"], _stored.Partners, Form.Partners),
        (Texts["form.project"], _stored.Project, Form.Project),
        (Texts["form.target"], _stored.Target, Form.Target),
        (Texts["form.target-unit"], _stored.TargetUnit, Form.TargetUnit),
        (Texts["form.funding"], _stored.Funding, Form.Funding),
        (Texts["form.references"], ReferencesOf(_stored), ReferencesOf(Form)),
        (Texts["form.awaits-what"], _stored.AwaitsWhat, Form.AwaitsWhat),
        (Texts["form.awaits-body"], _stored.AwaitsBody, Form.AwaitsBody),
        (Texts["form.awaits-day"], _stored.AwaitsDay, Form.AwaitsDay));

    private string UnitsOf(IReadOnlyCollection<Guid> ids) => string.Join("; ", Options.Departments.Where(u => ids.Contains(u.Unit.Id.Value)).Select(u => u.Unit.Name));

    private string GoalsOf(ActivityForm form) => string.Join("; ", Options.Goals.SelectMany(g => g.Goals).Where(g => form.Goals.Contains(g.Id.Value)).Select(g => g.Title));

    private static string? KindOf(ActivityForm form) => form.KindChosen is { } kind ? Styrkedja.Application.Words.Current.ActivityKind(kind) : null;

    private string YesNo(bool value) => Texts[value ? "yes" : "no"];

    private static string ReferencesOf(ActivityForm form) =>
        string.Join("\n", form.References.Where(r => r.IsGiven).Select(r => string.Create(CultureInfo.CurrentCulture, $"{r.Title} {r.Address}").Trim()));
}
