using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>What a prepared model changes, part by part and whom it reaches, before it is put in force.</summary>
[May(Permission.ManageGovernance)]
public sealed class PreviewModelModel(ChangeGovernanceModel change, YearOverviews overviews, Periods periods, IStringLocalizer<GovernanceTexts> texts) : ModelPartPage(change, texts)
{
    private readonly ChangeGovernanceModel _change = change;

    public IReadOnlyList<ModelChange> Changes { get; private set; } = [];

    public YearOverview Reached { get; private set; } = null!;

    /// <summary>How many of the year's goals stand on a level that changes.</summary>
    public int GoalsOnChangedLevels { get; private set; }

    /// <summary>Null when the table is as before, or there is nothing to try it on.</summary>
    public TableTrial? Trial { get; private set; }

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellation)
    {
        if (!await ShowAsync(year, cancellation))
        {
            return NotFound();
        }

        Version = Years.Version;
        return Page();
    }

    public Task<IActionResult> OnPostPutAsync(int year, CancellationToken cancellation) => DoAsync(year, "preview.said", _change.PutInForceAsync, cancellation);

    public Task<IActionResult> OnPostDropAsync(int year, CancellationToken cancellation) => DoAsync(year, "preview.dropped", _change.DropAsync, cancellation);

    private async Task<IActionResult> DoAsync(int year, string said, Func<YearsModel, uint, CancellationToken, Task> step, CancellationToken cancellation)
    {
        if (!await ShowAsync(year, cancellation))
        {
            return NotFound();
        }

        try
        {
            await step(Years, Version, cancellation);
            TempData["Said"] = Texts[said, year].Value;
            return Redirect(Address.Governance(year));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            // What another has changed stands on the page now, and has been seen.
            ModelState.Remove(nameof(Version));
            Version = Years.Version;
            this.AddRefusal(refusal, _ => "");
            return Page();
        }
    }

    private async Task<bool> ShowAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation) || Years.Version == 0)
        {
            return false;
        }

        var holding = await _change.HoldingAsync(Years.Model.InForce ? year - 1 : year, cancellation);
        Changes = ModelChanges.Between(holding, Years.Model.Rules, Words.Current);
        Reached = await overviews.LoadAsync(new PeriodKey(year, 1), cancellation);
        var levels = Reached.Goals.Select(g => g.Kind).Distinct().Where(k => ModelChanges.Say(holding.LevelOf(k), Words.Current) != ModelChanges.Say(Years.Model.Rules.LevelOf(k), Words.Current)).ToHashSet();
        GoalsOnChangedLevels = Reached.Goals.Count(g => levels.Contains(g.Kind));
        if (Changes.Any(c => c.Part == ModelPart.Table))
        {
            var trial = TableTrial.Of(await overviews.LoadAsync((await periods.CalendarAsync(cancellation)).Last(year - 1).Tertial, cancellation), Years.Model.Rules.AssessmentTable);
            Trial = trial.Goals > 0 ? trial : null;
        }

        return true;
    }
}
