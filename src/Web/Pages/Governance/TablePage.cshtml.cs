using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Governance;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>The year's assessment table, row by row. A table with a gap or two answers is refused, and what is wrong is named.</summary>
[May(Permission.ManageGovernance)]
public sealed class TablePageModel(ChangeGovernanceModel change, IStringLocalizer<GovernanceTexts> texts) : ModelPartPage(change, texts)
{
    private const int NewRows = 2;

    [BindProperty]
    public List<TableRowForm> Rows { get; set; } = [];

    /// <summary>How goals with goals below are suggested.</summary>
    [BindProperty]
    public RollUp RollUp { get; set; }

    /// <summary>Whether the targets of adopted goals' measures lead.</summary>
    [BindProperty]
    public bool MeasuresFirst { get; set; }

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation))
        {
            return NotFound();
        }

        Rows = [.. RulesShown.AssessmentTable.Rules.Select((rule, i) => TableRowForm.Of(rule, i + 1))];
        Rows.AddRange(Enumerable.Range(Rows.Count + 1, NewRows).Select(place => new TableRowForm { Place = place, When = TableRowForm.All }));
        RollUp = RulesShown.RollUp;
        MeasuresFirst = RulesShown.MeasuresFirst;
        Version = Years.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation))
        {
            return NotFound();
        }

        foreach (var (i, row) in Rows.Index().Where(r => r.Item is { Keep: true, When: TableRowForm.All, AllIn.Count: 0 }))
        {
            ModelState.AddModelError($"Rows[{i}].When", Texts["table.all-empty", row.Place ?? i + 1]);
        }

        var table = new AssessmentTable([.. Rows.Where(r => r.Keep).OrderBy(r => r.Place ?? int.MaxValue).Select((r, i) => r.Given(i))]);
        if (ModelState.IsValid)
        {
            foreach (var fault in TableFaults.Of(table, RulesShown.Assessments))
            {
                ModelState.AddModelError("", Words.Current.Fault(fault));
            }
        }

        return await SaveAsync(RulesShown with { AssessmentTable = table, RollUp = RollUp, MeasuresFirst = MeasuresFirst }, ModelPart.Table, "governance-model.table-changed", "parts.table", cancellation);
    }
}

/// <summary>A row of the table as typed.</summary>
public sealed class TableRowForm
{
    public const string Any = "any", None = "none", All = "all";

    /// <summary>Its stable name; null for a new row.</summary>
    public string? Id { get; set; }

    public bool Keep { get; set; }

    public int? Place { get; set; }

    public string? When { get; set; }

    public List<ActivityOutcome> AllIn { get; set; } = [];

    public List<ActivityOutcome> AnyIn { get; set; } = [];

    public Assessment Suggests { get; set; }

    public static TableRowForm Of(AssessmentRule rule, int place) => new()
    {
        Id = rule.Id,
        Keep = true,
        Place = place,
        When = rule.AllIn switch { null => Any, { Count: 0 } => None, _ => All },
        AllIn = [.. rule.AllIn ?? []],
        AnyIn = [.. rule.AnyIn ?? []],
        Suggests = rule.Suggests,
    };

    public AssessmentRule Given(int place) => new(
        string.IsNullOrWhiteSpace(Id) ? $"own-{place}" : Id,
        When switch { None => [], All => AllIn, _ => null },
        AnyIn.Count == 0 || When == None ? null : AnyIn,
        Suggests);
}
