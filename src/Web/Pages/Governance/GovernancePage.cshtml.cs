using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>How the municipality governs itself in one year.</summary>
[May(Permission.ManageGovernance)]
public sealed class GovernancePageModel(
    ChangeGovernanceModel change, SchedulePeriods schedule, UnitChoices choices, YearPreviews years, Periods periods, IStringLocalizer<SettingsTexts> texts) : PageModel
{
    [BindProperty]
    public RulesForm Rules { get; set; } = new();

    [BindProperty]
    public TextsForm Texts { get; set; } = new();

    [BindProperty]
    public List<PeriodForm> Dates { get; set; } = [];

    public YearsModel Years { get; private set; } = null!;

    public IReadOnlyList<FollowUpPeriod> Periods { get; private set; } = [];

    /// <summary>Those of the year, under the names they had then.</summary>
    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    /// <summary>Those that ceased before the year.</summary>
    public IReadOnlyList<Body> Former { get; private set; } = [];

    /// <summary>What somebody else has saved since the page was opened; null when nobody has.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public int Year { get; private set; }

    /// <summary>Years to switch between: those around this one.</summary>
    public IEnumerable<int> YearChoices => Enumerable.Range(periods.Today.Year - 2, 4).Append(Year).Distinct().Order();

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken cancellation)
    {
        if (await LoadAsync(year, cancellation) is { } missing)
        {
            return missing;
        }

        ShowStored(nameof(OnGetAsync));
        return Page();
    }

    public async Task<IActionResult> OnPostRulesAsync(int? year, CancellationToken cancellation)
    {
        if (await LoadAsync(year, cancellation) is { } missing)
        {
            return missing;
        }

        this.RequireText("Rules.Name", Rules.Name, Styrkedja.Application.Words.Current["rule.governance-model-name-required"]);
        this.Require("Rules.Minimum", Rules.Minimum, texts["number.missing"]);
        this.Require("Rules.MinimumFinancial", Rules.MinimumFinancial, texts["number.missing"]);
        this.Require("Rules.ReportingDays", Rules.ReportingDays, texts["number.missing"]);
        this.Require("Rules.AssessmentDays", Rules.AssessmentDays, texts["number.missing"]);
        this.Require("Rules.DeviationPercent", Rules.DeviationPercent, texts["number.missing"]);
        this.Require("Rules.DeviationAmount", Rules.DeviationAmount, texts["number.missing"]);
        if (Rules.Days() is null)
        {
            ModelState.AddModelError("Rules.RemindBefore", texts["rules.remind-before-wrong"]);
        }

        return await SaveAsync(
            nameof(Rules),
            "rules.saved",
            () => change.HandleAsync(
                Years, new RulesGiven(Rules.Name, Rules.Minimum!.Value, Rules.MinimumFinancial!.Value, Rules.ReportingDays!.Value, Rules.AssessmentDays!.Value, Rules.GraceDays, Rules.PartlyPercent, Rules.ReportsAreApproved) { Reminders = Rules.Days(), BudgetDeviation = new Styrkedja.Domain.Budgets.DeviationLimit(Rules.DeviationPercent!.Value, Rules.DeviationAmount!.Value), AssessmentsAreConfirmed = Rules.AssessmentsAreConfirmed }, Rules.Version, cancellation),
            Compare(RulesForm.Of(Years.Model)),
            rule => rule switch { "assessment-before-reporting" => "Rules.AssessmentDays", "grace-before-reporting" => "Rules.GraceDays", "partly-percent-out-of-range" => "Rules.PartlyPercent", "deviation-limit-out-of-range" => "Rules.DeviationPercent", "reminder-days-out-of-range" => "Rules.RemindBefore", _ => "" });
    }

    public async Task<IActionResult> OnPostTextsAsync(int? year, CancellationToken cancellation) =>
        await LoadAsync(year, cancellation)
        ?? await SaveAsync(nameof(Texts), Texts.Reset is null ? "texts.saved" : "texts.reset", () => change.WriteTextsAsync(Years, Texts.Given, Texts.Version, cancellation), Compare([.. ReportTextKeys.All.Select(Years.TextOf)]));

    public async Task<IActionResult> OnPostPeriodsAsync(int? year, CancellationToken cancellation)
    {
        if (await LoadAsync(year, cancellation) is { } missing)
        {
            return missing;
        }

        for (var i = 0; i < Dates.Count; i++)
        {
            this.Require($"Dates[{i}].Opens", Dates[i].Opens, texts["date.missing"]);
            this.Require($"Dates[{i}].ReportBy", Dates[i].ReportBy, texts["date.missing"]);
            this.Require($"Dates[{i}].AssessBy", Dates[i].AssessBy, texts["date.missing"]);
            if (Dates[i].Opens > Dates[i].ReportBy || Dates[i].ReportBy > Dates[i].AssessBy)
            {
                ModelState.AddModelError($"Dates[{i}].Opens", texts["date.out-of-order", NameOf(Dates[i].Number)]);
            }
        }

        return await SaveAsync(
            nameof(Dates),
            "periods.saved",
            () => schedule.HandleAsync(
                Periods, Dates.Where(d => Periods.Any(p => p.Number == d.Number)).Select(d => new PeriodDates(d.Number, d.Opens!.Value, d.ReportBy!.Value, d.AssessBy!.Value, d.GraceBy, d.Version)), cancellation),
            Compare([.. Periods.Select(PeriodForm.Of)]));
    }

    /// <summary>Whether the period is only what the model would give, not yet set up.</summary>
    public bool IsNew(FollowUpPeriod period) => schedule.IsNew(period);

    // What is stored is read before the work is begun, which changes it.
    private Func<Meanwhile> Compare(RulesForm stored) => () => Meanwhile.Of(
        (texts["rules.name"], stored.Name, Rules.Name),
        (texts["rules.minimum"], stored.Minimum, Rules.Minimum),
        (texts["rules.financial"], stored.MinimumFinancial, Rules.MinimumFinancial),
        (texts["rules.reporting"], stored.ReportingDays, Rules.ReportingDays),
        (texts["rules.assessment"], stored.AssessmentDays, Rules.AssessmentDays),
        (texts["rules.grace"], stored.GraceDays, Rules.GraceDays),
        (texts["rules.partly"], stored.PartlyPercent, Rules.PartlyPercent),
        (texts["rules.deviation-percent"], stored.DeviationPercent, Rules.DeviationPercent),
        (texts["rules.deviation-amount"], stored.DeviationAmount, Rules.DeviationAmount),
        (texts["rules.approved"], Said(stored.ReportsAreApproved), Said(Rules.ReportsAreApproved)),
        (texts["rules.confirmed"], Said(stored.AssessmentsAreConfirmed), Said(Rules.AssessmentsAreConfirmed)),
        (texts["rules.remind-before"], stored.RemindBefore, Rules.RemindBefore),
        (texts["rules.remind-late"], stored.RemindLate, Rules.RemindLate),
        (texts["rules.remind-head"], stored.RemindHead, Rules.RemindHead));

    private static string Said(bool approved) => Styrkedja.Application.Words.Current[approved ? "model.approved.yes" : "model.approved.no"];

    private Func<Meanwhile> Compare(IReadOnlyList<string> stored) => () => Meanwhile.Of(
        ReportTextKeys.All.Select((key, i) => (texts["text." + key].Value, (object?)stored[i], (object?)Texts.Texts.ElementAtOrDefault(i))));

    private Func<Meanwhile> Compare(IReadOnlyList<PeriodForm> stored) => () => Meanwhile.Of(
        Dates.Join(stored, d => d.Number, s => s.Number, (typed, saved) => (typed, saved)).SelectMany(p => new (string, object?, object?)[]
        {
            ($"{NameOf(p.typed.Number)}, {texts["periods.opens"]}", p.saved.Opens, p.typed.Opens),
            ($"{NameOf(p.typed.Number)}, {texts["periods.report-by"]}", p.saved.ReportBy, p.typed.ReportBy),
            ($"{NameOf(p.typed.Number)}, {texts["periods.assess-by"]}", p.saved.AssessBy, p.typed.AssessBy),
            ($"{NameOf(p.typed.Number)}, {texts["periods.grace-by"]}", p.saved.GraceBy, p.typed.GraceBy),
        }));

    private string NameOf(int number) => Periods.FirstOrDefault(p => p.Number == number) is { } period ? Styrkedja.Application.Words.Current.PeriodHead(period.Called) : $"{number}";

    private async Task<IActionResult> SaveAsync(string form, string said, Func<Task> work, Func<Meanwhile> compare, Func<string, string>? fieldOf = null)
    {
        if (ModelState.IsValid)
        {
            try
            {
                await work();
                TempData["Said"] = texts[said, Year].Value;
                return Redirect(Address.Governance(Year));
            }
            catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
            {
                Meanwhile = compare();
            }
            catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
            {
                this.AddRefusal(refusal, fieldOf ?? (_ => ""));
            }
        }

        ShowStored(form);
        return Page();
    }

    // Every form but the one that was sent shows what is stored. After a conflict, what is stored has been seen.
    private void ShowStored(string sent)
    {
        Rules = sent == nameof(Rules) ? Rules : RulesForm.Of(Years.Model);
        Texts = sent == nameof(Texts) ? Texts : new TextsForm { Texts = [.. ReportTextKeys.All.Select(Years.TextOf)] };
        Dates = sent == nameof(Dates) ? Dates : [.. Periods.Where(p => !p.IsLocked).Select(PeriodForm.Of)];
        Rules.Version = sent == nameof(Rules) && Meanwhile is null ? Rules.Version : Years.Version;
        Texts.Version = sent == nameof(Texts) && Meanwhile is null ? Texts.Version : Years.Version;
        foreach (var dates in Dates.Where(_ => sent != nameof(Dates) || Meanwhile is not null))
        {
            dates.Version = Periods.Where(p => p.Number == dates.Number).Select(schedule.VersionOf).FirstOrDefault();
        }
    }

    private async Task<IActionResult?> LoadAsync(int? year, CancellationToken cancellation)
    {
        Year = year ?? await years.DefaultYearAsync(cancellation);
        if (Year is < 1990 or > 2999)
        {
            return NotFound();
        }

        Years = await change.ForAsync(Year, texts["rules.name-of-new", Year], cancellation);
        var all = await choices.BodiesAsync(DateOnly.MinValue, cancellation);
        var shown = Years.Model.Rules.Rhythm.Of(Year)[^1].DayToShow(periods.Today);
        Bodies = [.. all.Where(b => b.ValidTo is not { } last || last >= new DateOnly(Year, 1, 1)).Select(b => b.AsOn(shown))];
        Former = [.. all.Where(b => b.ValidTo < new DateOnly(Year, 1, 1))];
        Periods = await schedule.OfYearAsync(Year, Years.Model.Rules, cancellation);
        return null;
    }
}
