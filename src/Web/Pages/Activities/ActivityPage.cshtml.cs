using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Activities.Rulings;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>One activity: its plan, whom it concerns, everything that has been reported of it, and how its plan is changed.</summary>
[May(Permission.ReadPlan)]
public sealed class ActivityPageModel(ActivityReading reading, RulingReading rulings, ChangeActivity change, Exemptions exemptions, Periods periods, CurrentUser user, IStringLocalizer<ActivityTexts> texts) : PageModel
{
    /// <summary>Names to split it into, one on each line.</summary>
    [BindProperty]
    public string? Names { get; set; }

    /// <summary>Those it is merged with.</summary>
    [BindProperty]
    public List<Guid> Others { get; set; } = [];

    /// <summary>Each that it could be merged with and its version, as the person had them before their eyes: <c>id:version</c>.</summary>
    [BindProperty]
    public List<string> SeenOthers { get; set; } = [];

    /// <summary>Name of what the merged become.</summary>
    [BindProperty]
    public string? MergedName { get; set; }

    [BindProperty]
    public bool SureToSplit { get; set; }

    [BindProperty]
    public bool SureToMerge { get; set; }

    [BindProperty]
    public bool SureToDelete { get; set; }

    /// <summary>The version the person had before their eyes.</summary>
    [BindProperty]
    public uint Version { get; set; }

    public ActivityView View { get; private set; } = null!;

    /// <summary>The period to report for; null when none is open to the person at hand.</summary>
    public FollowUpPeriod? ToReport { get; private set; }

    /// <summary>Whether the person at hand may change its plan.</summary>
    public bool MayPlan { get; private set; }

    /// <summary>What bodies have decided of it, the latest first.</summary>
    public IReadOnlyList<ActivityRuling> Rulings { get; private set; } = [];

    /// <summary>Whether the person may record what a body decides of it.</summary>
    public bool MayRule => user.May(Permission.RecordDecisions) && View.Activity.ReplacedOn is null;

    /// <summary>Whether the year it ends in is closed; read only for who may record decisions.</summary>
    public bool IsYearClosed { get; private set; }

    /// <summary>Others it may be merged with; read only for who may.</summary>
    public IReadOnlyList<(Activity Activity, uint Version)> Mergeable { get; private set; } = [];

    public bool IsReplanned => (View.Activity.PlannedStart, View.Activity.PlannedEnd) != (View.Activity.OriginalStart, View.Activity.OriginalEnd);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostSplitAsync(Guid id, CancellationToken cancellation) => StepAsync(
        id,
        () =>
        {
            RequireSure(nameof(SureToSplit), SureToSplit, "split.unsure");
            if (Titles.Count < 2)
            {
                ModelState.AddModelError(nameof(Names), Styrkedja.Application.Words.Current.Format("rule.activity-split-needs-two", View.Activity.Title));
            }
        },
        async () =>
        {
            var heirs = await change.SplitAsync(View.Activity.Id, Titles, Version, cancellation);
            TempData["Said"] = texts["split.done", View.Activity.Title, heirs.Count].Value;
            return Address.Of(View.Activity.Id);
        },
        cancellation);

    /// <summary>The version that was sent of another activity.</summary>
    /// <param name="otherwise">Where none was.</param>
    public uint Seen(ActivityId other, uint otherwise) =>
        SeenOthers.Select(s => s.Split(':')).FirstOrDefault(s => s.Length == 2 && s[0] == other.Value.ToString()) is { } sent && uint.TryParse(sent[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : otherwise;

    public Task<IActionResult> OnPostMergeAsync(Guid id, CancellationToken cancellation) => StepAsync(
        id,
        () =>
        {
            RequireSure(nameof(SureToMerge), SureToMerge, "merge.unsure");
            this.RequireText(nameof(MergedName), MergedName, texts["merge.name-missing"]);
            if (Others.Count == 0)
            {
                ModelState.AddModelError(nameof(Others), Styrkedja.Application.Words.Current["rule.activity-merge-needs-two"]);
            }
        },
        async () =>
        {
            var merged = await change.MergeAsync(
                Others.Distinct().Where(o => o != id).Select(o => (Id: new ActivityId(o), Seen: Seen(new ActivityId(o), 0))).Append((View.Activity.Id, Version)).ToDictionary(a => a.Id, a => a.Item2), MergedName!, cancellation);
            TempData["Said"] = texts["merge.done", MergedName!.Trim(), Others.Count + 1].Value;
            return Address.Of(merged);
        },
        cancellation);

    public Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancellation) => StepAsync(
        id,
        () => RequireSure(nameof(SureToDelete), SureToDelete, "delete.unsure"),
        async () =>
        {
            await change.DeleteAsync(View.Activity.Id, cancellation);
            TempData["Said"] = texts["delete.done", View.Activity.Title].Value;
            return Address.Of(View.Owner.Id);
        },
        cancellation);

    private List<string> Titles => [.. (Names ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private void RequireSure(string field, bool sure, string otherwise)
    {
        if (!sure)
        {
            ModelState.AddModelError(field, texts[otherwise]);
        }
    }

    private async Task<IActionResult> StepAsync(Guid id, Action check, Func<Task<string>> step, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        await user.RequireAsync(Permission.PlanActivities, View.Owner.Id, cancellation);
        check();
        if (ModelState.IsValid)
        {
            try
            {
                return Redirect(await step());
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                if (refusal.Rule == Meanwhile.Rule)
                {
                    // What another has changed stands on the page now, and has been seen.
                    SeenOthers.Clear();
                    Version = (await change.ForChangeAsync(View.Activity.Id, cancellation))?.Version ?? 0;
                }

                this.AddRefusal(refusal, rule => rule switch { "activity-adopted" or "activity-has-reports" => nameof(SureToDelete), _ => "" });
            }
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reading.FindAsync(new ActivityId(id), cancellation) is not { } view)
        {
            return false;
        }

        View = view;
        Rulings = await rulings.OfAsync(view.Activity.Id, cancellation);
        IsYearClosed = MayRule && view.Activity.PlannedEnd.Year <= await exemptions.ClosedThroughAsync(cancellation);
        if (view.Activity.ReplacedOn is null && await user.MayAsync(Permission.PlanActivities, view.Owner.Id, cancellation))
        {
            MayPlan = true;
            Mergeable = await reading.MergeableAsync(view.Activity, cancellation);
            if (!HttpMethods.IsPost(Request.Method))
            {
                Version = (await change.ForChangeAsync(view.Activity.Id, cancellation))?.Version ?? 0;
            }
        }

        if (view.Activity is { ReplacedOn: null, Details.LeftOutOfReports: false }
            && await user.MayAsync(Permission.ReportActivities, view.Owner.Id, cancellation)
            && await periods.CurrentAsync(cancellation) is { } period
            && period.IsOpenOn(periods.Today)
            && view.Activity.Plan.Overlaps(period.Year))
        {
            ToReport = period;
        }

        return true;
    }
}
