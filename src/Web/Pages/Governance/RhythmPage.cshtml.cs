using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>How often and when the year is followed up, and what each follow-up is called (R079).</summary>
[May(Permission.ManageGovernance)]
public sealed class RhythmPageModel(ChangeGovernanceModel change, IStringLocalizer<GovernanceTexts> texts) : ModelPartPage(change, texts)
{
    /// <summary>A ready rhythm's id, to fill the form with; nothing is saved by it.</summary>
    [FromQuery(Name = "fran")]
    public string? From { get; set; }

    [BindProperty]
    public List<RhythmRow> Rows { get; set; } = [];

    /// <summary>Only names may change: something is reported, assessed or locked by the rhythm.</summary>
    public bool IsInUse => Use.FollowedUp > 0;

    public static IReadOnlyList<ReadyRhythm> Ready => ReadyRhythms.All(Words.Swedish);

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellation)
    {
        if (!await ShowAsync(year, cancellation))
        {
            return NotFound();
        }

        Rows = [.. ((IsInUse ? null : ReadyRhythms.Find(From, Words.Swedish)?.Rhythm) ?? RulesShown.Rhythm).Periods.Select(RhythmRow.Of)];
        Fill();
        Version = Years.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int year, CancellationToken cancellation)
    {
        if (!await ShowAsync(year, cancellation))
        {
            return NotFound();
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].LacksMonth())
            {
                ModelState.AddModelError($"Rows[{i}].Month", Texts["rhythm.month-missing", i + 1]);
            }
        }

        if (Rows.Count(r => r.Month is not null) > Rhythm.MostPeriods)
        {
            ModelState.AddModelError("", Words.Current.Format("rule.rhythm-count", Rhythm.MostPeriods));
            Fill();
            return Page();
        }

        var answer = await SaveAsync(
            RulesShown with { Rhythm = new Rhythm([.. Rows.Where(r => r.Month is not null).Select(r => r.Given())]) },
            ModelPart.Rhythm, "governance-model.rhythm-changed", "parts.rhythm", cancellation);
        Fill();
        return answer;
    }

    // The rhythm is the whole municipality's, as the days are.
    private Task<bool> ShowAsync(int year, CancellationToken cancellation)
    {
        BodyKey = null;
        return LoadAsync(year, cancellation);
    }

    // Empty rows to add in, without script.
    private void Fill()
    {
        while (!IsInUse && Rows.Count < Rhythm.MostPeriods)
        {
            Rows.Add(new RhythmRow());
        }
    }
}

/// <summary>A follow-up as typed; one without a month is none.</summary>
public sealed class RhythmRow
{
    [Longest(TextLimits.Number)]
    public string? Name { get; set; }

    public int? Month { get; set; }

    /// <summary>Empty for the month's last.</summary>
    public int? Day { get; set; }

    public bool LacksMonth() => Month is null && (Day is not null || !string.IsNullOrWhiteSpace(Name));

    public RhythmPeriod Given() => new(string.IsNullOrWhiteSpace(Name) ? null : Name.Trim(), Month!.Value, Day);

    public static RhythmRow Of(RhythmPeriod period) => new() { Name = period.Name, Month = period.Month, Day = period.Day };
}
