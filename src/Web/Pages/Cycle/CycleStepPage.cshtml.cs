using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Cycle;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Cycle;

/// <summary>Adds a step to the annual cycle, changes or moves one, takes one away or puts it back.</summary>
[May(Permission.ManageGovernance)]
public sealed class CycleStepPageModel(ChangeCycle change, UnitChoices choices, Periods periods, IStringLocalizer<CycleTexts> texts) : PageModel
{
    private const int Earliest = 1990, Latest = 2999;

    private CycleStepForm? _stored;

    [BindProperty]
    public CycleStepForm Form { get; set; } = new();

    /// <summary>The year that a new step is for.</summary>
    [FromQuery(Name = "ar")]
    public int? Year { get; set; }

    public string? StoredName => _stored?.Name;

    public bool IsCancelled { get; private set; }

    /// <summary>What somebody else has saved since the form was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    /// <summary>What the municipality calls its levels of units.</summary>
    public IReadOnlyList<string> Levels { get; private set; } = [];

    public int BackTo => (_stored?.First?.Year ?? Year) is { } year and >= Earliest and <= Latest ? year : periods.Today.Year;

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Form = _stored ?? new CycleStepForm { First = BackTo == periods.Today.Year ? periods.Today : new DateOnly(BackTo, 1, 1), Kind = Words.Code(CycleStepKind.Planning) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        this.RequireText("Form.Name", Form.Name, Words.Current["rule.cycle-name-required"]);
        this.Require("Form.Kind", Form.KindChosen, texts["form.kind-missing"]);
        this.Require("Form.First", Form.First, texts["form.first-missing"]);
        if (Form.First is { Year: < Earliest or > Latest } || Form.Last is { Year: < Earliest or > Latest })
        {
            ModelState.AddModelError("Form.First", texts["form.year-wrong", Earliest, Latest]);
        }

        if (Form.Last < Form.First)
        {
            ModelState.AddModelError("Form.Last", Words.Current["rule.cycle-dates-out-of-order"]);
        }

        return ModelState.IsValid ? await DoAsync(() => id is { } step ? change.ChangeAsync(new CycleStepId(step), Form.Given(), Form.Version, cancellation) : change.AddAsync(Form.Given(), cancellation), "said.saved") : Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? await DoAsync(() => change.CancelAsync(new CycleStepId(id), Form.Version, cancellation), "said.cancelled") : NotFound();

    public async Task<IActionResult> OnPostTakeUpAgainAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? await DoAsync(() => change.TakeUpAgainAsync(new CycleStepId(id), Form.Version, cancellation), "said.taken-up-again") : NotFound();

    private async Task<IActionResult> DoAsync(Func<Task> work, string said)
    {
        try
        {
            await work();
            var saved = said == "said.saved";
            TempData["Said"] = texts[said, (saved ? Form.Name : StoredName)!.Trim()].Value;
            return Redirect(Address.Cycle(saved ? Form.First!.Value.Year : BackTo));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
        {
            if (said == "said.saved")
            {
                Meanwhile = Differences(_stored!, Form);
            }
            else
            {
                Form = _stored!;
                this.AddRefusal(refusal, _ => "");
            }

            Form.Version = _stored!.Version;
            return Page();
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => rule switch
            {
                "cycle-reminder-out-of-range" => "Form.ReminderDays",
                "cycle-link-not-an-address" => "Form.Link",
                "cycle-step-twice" => "Form.First",
                "body-unknown" => "Form.Body",
                _ => "",
            });
            return Page();
        }
    }

    private Meanwhile Differences(CycleStepForm stored, CycleStepForm typed) => Meanwhile.Of(
        (texts["form.name"], stored.Name, typed.Name),
        (texts["form.kind"], KindWords(stored), KindWords(typed)),
        (texts["form.first"], stored.First, typed.First),
        (texts["form.last"], stored.Last, typed.Last),
        (texts["form.body"], NameOf(stored.Body), NameOf(typed.Body)),
        (texts["form.level"], stored.UnitLevel, typed.UnitLevel),
        (texts["form.doer"], DoerWords(stored), DoerWords(typed)),
        (texts["form.what"], stored.What, typed.What),
        (texts["form.reminder"], stored.ReminderDays, typed.ReminderDays),
        (texts["form.link"], stored.Link, typed.Link),
        (texts["form.public"], YesNo(stored.IsPublic), YesNo(typed.IsPublic)));

    private static string? KindWords(CycleStepForm form) => form.KindChosen is { } kind ? Words.Current[$"cycle-kind.{Words.Code(kind)}"] : null;

    private static string? DoerWords(CycleStepForm form) => form.DoerChosen is { } doer ? Words.Current.Role(doer) : null;

    private string? NameOf(Guid? body) => Bodies.FirstOrDefault(b => b.Id.Value == body)?.Name;

    private string YesNo(bool value) => value ? texts["yes"] : texts["no"];

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        Bodies = await choices.BodiesAsync(periods.Today, cancellation);
        Levels = [.. (await choices.UnitsAsync(periods.Today, cancellation)).Select(u => u.Unit.Level).Distinct().Order(StringComparer.CurrentCulture)];
        if (id is null)
        {
            return true;
        }

        if (await change.ForChangeAsync(new CycleStepId(id.Value), cancellation) is not { } found)
        {
            return false;
        }

        _stored = CycleStepForm.Of(found.Step, found.Version);
        IsCancelled = found.Step.CancelledAt is not null;
        return true;
    }
}
