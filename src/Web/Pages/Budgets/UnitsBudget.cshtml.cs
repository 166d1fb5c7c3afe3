using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Budgets;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Application.Plans;
using Styrkedja.Domain;
using Styrkedja.Domain.Budgets;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Budgets;

/// <summary>A unit's money in a period: read by all who read the plan, told by its head.</summary>
[May(Permission.ReadPlan)]
public sealed class UnitsBudgetModel(BudgetFollowUps budgets, ReportBudget report, Exemptions exemptions, Periods periods, CurrentUser user, IStringLocalizer<BudgetTexts> texts) : PageModel
{
    [BindProperty]
    public OutcomeForm Form { get; set; } = new();

    public BudgetFollowUp FollowUp { get; private set; } = null!;

    public UnitsMoney Money { get; private set; } = null!;

    /// <summary>The year's plans that the unit has a budget in; one of them is shown.</summary>
    public IReadOnlyList<BudgetFollowUp> Plans { get; private set; } = [];

    /// <summary>What the unit has told for the period, the latest first.</summary>
    public IReadOnlyList<BudgetReport> Revisions { get; private set; } = [];

    public IReadOnlyList<BudgetFault> Faults { get; private set; } = [];

    /// <summary>How many pasted rows have been read into the table; null when nothing was pasted.</summary>
    public int? ReadIn { get; private set; }

    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>Who saved meanwhile.</summary>
    public BudgetReport? Theirs { get; private set; }

    public PeriodKey Tertial => FollowUp.At.Tertial;

    /// <summary>Whether the unit's money is the person's to tell.</summary>
    public bool MayReport { get; private set; }

    public bool MayManage => user.May(Permission.ManageGovernance);

    public bool IsYearClosed { get; private set; }

    public Exemption? Exemption { get; private set; }

    public bool IsLocked => (IsYearClosed || FollowUp.Period.IsLocked) && Exemption is null;

    public bool IsTooEarly => !FollowUp.Period.IsLocked && periods.Today < FollowUp.Period.Opens;

    public bool IsGraceOver => !IsLocked && FollowUp.Period.IsGraceOverOn(periods.Today) && !MayManage && Exemption is null;

    /// <inheritdoc cref="Activities.ReportActivityModel.OthersAreTooLate"/>
    public bool OthersAreTooLate => MayManage && !IsLocked && FollowUp.Period.IsGraceOverOn(periods.Today);

    /// <summary>Whether there is a form, which everyone else reads as a table. What has been sent is shown also where nothing more can be.</summary>
    public bool HasForm => MayReport && ((!IsLocked && !IsTooEarly && !IsGraceOver) || HttpMethods.IsPost(Request.Method));

    /// <summary>Whether a forecast is the one that was told for an earlier period and nobody has confirmed.</summary>
    public bool IsUnconfirmed(OutcomeRow row) =>
        Money is { Report: null, Before: { } before } && before.Of(row.Group) is { } told && Components.Money.Read(row.Forecast) == told.Forecast;

    /// <summary>The row's name: its account group, the frame, or what is left of it.</summary>
    public string NameOf(string? group) => group ?? texts[Money.Frame.Rows.Count == 1 ? "frame" : "rest"].Value;

    /// <summary>Where it is, what is wrong and what to do.</summary>
    public string Sentence(BudgetFault fault) => $"{texts["fault", new Counted(fault.Row), fault.Column].Value} {texts[$"fault.{fault.Problem}", fault.Text].Value}";

    public async Task<IActionResult> OnGetAsync(int year, int number, Guid unit, Guid? plan, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, number, unit, plan, cancellation))
        {
            return NotFound();
        }

        Form = OutcomeForm.Of(Money);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(int year, int number, Guid unit, Guid? plan, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, number, unit, plan, cancellation))
        {
            return NotFound();
        }

        this.RequireText("Form.Pasted", Form.Pasted, texts["paste.missing"]);
        if (Form.Pasted is null)
        {
            return Page();
        }

        var (rows, faults) = PastedOutcomes.Read(Form.Pasted, Money.Frame, NameOf(null));
        Faults = faults;
        if (faults.Count > 0 || rows.Count == 0)
        {
            ModelState.AddModelError("Form.Pasted", rows.Count == 0 && faults.Count == 0 ? texts["paste.nothing"] : texts["paste.faults", new Counted(faults.Count)]);
            return Page();
        }

        foreach (var row in rows)
        {
            Form.Take(row);
        }

        // The fields show what was read, not what was sent.
        ModelState.Clear();
        Form.Pasted = null;
        ReadIn = rows.Count;
        return Page();
    }

    /// <summary>Everything that is wrong with the pasted rows, as a text file.</summary>
    public async Task<IActionResult> OnPostFaultsAsync(int year, int number, Guid unit, Guid? plan, CancellationToken cancellation) =>
        await LoadAsync(year, number, unit, plan, cancellation) ? FaultFile.Of(PastedOutcomes.Read(Form.Pasted, Money.Frame, NameOf(null)).Faults.Select(Sentence), texts["paste.file"]) : NotFound();

    public async Task<IActionResult> OnPostAsync(int year, int number, Guid unit, Guid? plan, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, number, unit, plan, cancellation))
        {
            return NotFound();
        }

        if (IsLocked)
        {
            // What is wrong in it no longer matters, and all that was typed stands there to copy.
            ModelState.Clear();
            ModelState.AddModelError("", IsYearClosed ? Words.Current.Format("rule.year-closed", year) : Words.Current.Format("rule.period-locked", FollowUp.Period.Called));
            return Page();
        }

        var given = Check();
        if (Form.Pasted is not null)
        {
            ModelState.AddModelError("Form.Pasted", texts["paste.unread"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var outcome = await report.HandleAsync(FollowUp, Money.Unit.Id, given, Form.Comment, Form.Seen, cancellation);
            if (outcome?.Theirs is { } theirs)
            {
                (Theirs, Meanwhile) = (theirs, Compare(theirs, given));

                // Sending once more means: I have seen theirs and still say mine.
                ModelState.Remove("Form.Seen");
                Form.Seen = theirs.Revision;
                return Page();
            }

            TempData["Said"] = texts["said", Money.Unit.Name, Words.Current.Period(FollowUp.Period.Called)].Value;
            return Redirect(Address.Budgets(Tertial) + $"#e-{unit}");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => rule == "budget-comment-required" ? "Form.Comment" : "");
            return Page();
        }
    }

    private List<BudgetOutcome> Check()
    {
        var given = new List<BudgetOutcome>();
        foreach (var (i, row) in Form.Rows.Index())
        {
            var (outcome, forecast) = (Read(i, "Outcome", row.Outcome, row.Group), Read(i, "Forecast", row.Forecast, row.Group));
            if (outcome is { } told && forecast is { } expected)
            {
                given.Add(new BudgetOutcome(row.Group, told, expected));
            }
        }

        return given;
    }

    private decimal? Read(int row, string field, string? typed, string? group)
    {
        if (Components.Money.FaultOf(typed) is { } fault)
        {
            ModelState.AddModelError($"Form.Rows[{row}].{field}", texts[$"amount-{fault}", NameOf(group), texts[$"field.{field}"].Value, typed ?? ""]);
            return null;
        }

        return Components.Money.Read(typed);
    }

    private Meanwhile Compare(BudgetReport theirs, List<BudgetOutcome> mine) => Meanwhile.Of(
    [
        .. mine.SelectMany(m => new (string, object?, object?)[]
        {
            ($"{NameOf(m.AccountGroup)}: {texts["field.Outcome"].Value}", Said(theirs.Of(m.AccountGroup)?.Outcome), Said(m.Outcome)),
            ($"{NameOf(m.AccountGroup)}: {texts["field.Forecast"].Value}", Said(theirs.Of(m.AccountGroup)?.Forecast), Said(m.Forecast)),
        }),
        (texts["comment"].Value, theirs.Comment, Form.Comment),
    ]);

    private static string? Said(decimal? amount) => amount is { } told ? Components.Money.Amount(told) : null;

    private async Task<bool> LoadAsync(int year, int number, Guid unit, Guid? plan, CancellationToken cancellation)
    {
        if (year is < 1990 or > 2999)
        {
            return false;
        }

        var id = new UnitId(unit);
        Plans = [.. (await budgets.OfAsync((await periods.CalendarAsync(cancellation)).KeyOf(year, number), cancellation)).Where(f => f.Of(id) is not null)];
        if (Plans.FirstOrDefault(f => plan is null || f.Plan.Plan.Value == plan) is not { } found)
        {
            return false;
        }

        FollowUp = found;
        Money = found.Of(id)!;
        Form.Arrange(Money.Frame);
        Revisions = await budgets.RevisionsAsync(found.Plan.Plan, id, Tertial, cancellation);
        MayReport = await user.MayAsync(Permission.ReportBudget, id, cancellation);
        (IsYearClosed, Exemption) = await exemptions.AccessAsync(ExemptionKind.Budget, unit, year, number, cancellation);
        return true;
    }
}
