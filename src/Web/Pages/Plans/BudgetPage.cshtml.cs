using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Plans;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Drafts;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Plans;

/// <summary>Writes a plan's budget: in a table, or read into it from a spreadsheet. Nothing is stored until all of it is right.</summary>
[May(Permission.ManageGovernance)]
[RequestFormLimits(ValueCountLimit = 10_000)]
public sealed class BudgetPageModel(StyrkedjaDbContext database, ChangeBudget change, Periods periods, IStringLocalizer<PlanTexts> texts) : PageModel
{
    private const int EmptyRows = 3, MoreRows = 5;

    private List<BudgetLine> _stored = [];

    [BindProperty]
    public BudgetForm Form { get; set; } = new();

    public OperationalPlan Plan { get; private set; } = null!;

    /// <summary>Those of the plan's year, and those that the budget already names.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IReadOnlyList<BudgetFault> Faults { get; private set; } = [];

    /// <summary>How many pasted rows have been read into the table; null when nothing was pasted.</summary>
    public int? ReadIn { get; private set; }

    public Meanwhile? Meanwhile { get; private set; }

    public bool MayChange => Plan.State is PlanState.Draft or PlanState.Proposed;

    /// <summary>Sum of the frames that can be read, thousands of kronor.</summary>
    public decimal Sum => Form.Rows.Where(r => r.AccountGroup is null).Sum(r => ChangeBudget.AmountOf(r.Amount ?? "") ?? 0);

    /// <summary>Where it is, what is wrong and what to do.</summary>
    public string Sentence(BudgetFault fault) => $"{texts["fault", new Counted(fault.Row), fault.Column].Value} {texts[$"fault.{fault.Problem}", fault.Text, Plan.Year].Value}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Form.Seen = SeenNow;
        Form.Rows = _stored.Count > 0 ? [.. _stored.Select(RowOf)] : [.. Units.Where(u => u.MinimumActivities != 0).Select(u => new BudgetRow { Unit = u.Id.Value })];
        Form.AddRows(Math.Max(EmptyRows, await PageDrafts.RowsAsync(HttpContext, "Form.Rows") - Form.Rows.Count));
        return Page();
    }

    public async Task<IActionResult> OnPostMoreAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Form.AddRows(MoreRows);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        this.RequireText("Form.Pasted", Form.Pasted, texts["paste.missing"]);
        if (Form.Pasted is null)
        {
            return Page();
        }

        var (lines, faults) = await change.ReadAsync(Form.Pasted, Plan.Year, cancellation);
        Faults = faults;
        if (faults.Count > 0 || lines.Count == 0)
        {
            ModelState.AddModelError("Form.Pasted", lines.Count == 0 && faults.Count == 0 ? texts["paste.nothing"] : texts["paste.faults", new Counted(faults.Count)]);
            return Page();
        }

        foreach (var line in lines)
        {
            Take(line);
        }

        // The fields show what was read, not what was sent.
        ModelState.Clear();
        Form.Pasted = null;
        ReadIn = lines.Count;
        return Page();
    }

    /// <summary>Everything that is wrong with the pasted rows, as a text file.</summary>
    public async Task<IActionResult> OnPostFaultsAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? FaultFile.Of((await change.ReadAsync(Form.Pasted ?? "", Plan.Year, cancellation)).Faults.Select(Sentence), texts["paste.file"]) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
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
            await change.HandleAsync(Plan.Id, given, Form.Seen, cancellation);
            TempData["Said"] = texts["said.budget"].Value;
            return Redirect(Address.Of(Plan.Id) + "#budget");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule == Meanwhile.Rule)
        {
            Meanwhile = Compare(given);
            Form.Seen = SeenNow;
            return Page();
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, _ => "");
            return Page();
        }
    }

    private Guid? SeenNow => _stored.Count > 0 ? _stored[0].Id : null;

    private static BudgetRow RowOf(BudgetLine line) => new() { Unit = line.UnitId.Value, AccountGroup = line.AccountGroup, Amount = Typed(line.Amount) };

    private static string Typed(decimal amount) => amount.ToString("0.###", System.Globalization.CultureInfo.CurrentCulture);

    /// <summary>A row of the same unit and account group takes the amount; else an empty row of the unit, else a new one.</summary>
    private void Take(BudgetGiven line)
    {
        var row = Form.Rows.Find(r => r.Unit == line.Unit.Value && string.Equals(r.AccountGroup, line.AccountGroup, StringComparison.OrdinalIgnoreCase))
            ?? Form.Rows.Find(r => r.IsEmpty && r.Unit is null);
        if (row is null)
        {
            Form.Rows.Add(row = new BudgetRow());
        }

        (row.Unit, row.AccountGroup, row.Amount) = (line.Unit.Value, line.AccountGroup, Typed(line.Amount));
    }

    private List<BudgetGiven> Check()
    {
        var given = new List<BudgetGiven>();
        foreach (var (i, row) in Form.Rows.Index().Where(r => !r.Item.IsEmpty))
        {
            var amount = ChangeBudget.AmountOf(row.Amount ?? "");
            if (amount is null)
            {
                ModelState.AddModelError($"Form.Rows[{i}].Amount", row.Amount is null ? texts["row.amount-missing", i + 1] : texts[ChangeBudget.IsBeyond(row.Amount) ? "row.amount-beyond" : "row.amount-wrong", i + 1, row.Amount]);
            }

            if (row.Unit is not { } unit || !Units.Any(u => u.Id.Value == unit))
            {
                ModelState.AddModelError($"Form.Rows[{i}].Unit", texts["row.unit-missing", i + 1]);
            }
            else if (given.Exists(g => g.Unit.Value == unit && string.Equals(g.AccountGroup, row.AccountGroup?.Trim(), StringComparison.OrdinalIgnoreCase)))
            {
                ModelState.AddModelError($"Form.Rows[{i}].Unit", texts["row.twice", i + 1]);
            }
            else if (amount is { } read)
            {
                given.Add(new BudgetGiven(new UnitId(unit), row.AccountGroup?.Trim(), read));
            }
        }

        return given;
    }

    private Meanwhile Compare(IReadOnlyList<BudgetGiven> typed)
    {
        var stored = _stored.ToDictionary(l => (l.UnitId, l.AccountGroup), l => l.Amount);
        var mine = typed.ToDictionary(g => (g.Unit, g.AccountGroup), g => g.Amount);
        return Meanwhile.Of(stored.Keys.Union(mine.Keys).Select(key => (
            Units.FirstOrDefault(u => u.Id == key.Item1)?.Name + (key.Item2 is { } group ? $", {group}" : ""),
            (object?)(stored.TryGetValue(key, out var was) ? Typed(was) : null),
            (object?)(mine.TryGetValue(key, out var now) ? Typed(now) : null))));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var wanted = new PlanId(id);
        if (await database.Plans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == wanted, cancellation) is not { } plan)
        {
            return false;
        }

        Plan = plan;
        _stored = await change.LinesAsync(plan.Id, cancellation);
        var named = _stored.Select(l => l.UnitId).ToHashSet();
        var shown = (await periods.CalendarAsync(cancellation)).Last(plan.Year).DayToShow(periods.Today);
        Units = [.. (await database.Units.AsNoTracking().ToListAsync(cancellation)).Where(u => u.ExistsDuring(plan.Time) || named.Contains(u.Id)).Select(u => u.AsOn(shown)).OrderBy(u => u.Name, StringComparer.CurrentCulture)];
        return true;
    }
}
