using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Documents.Excel;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Governance;

/// <summary>The year's assessment table, row by row. A table with a gap or two answers is refused, and what is wrong is named.</summary>
[May(Permission.ManageGovernance)]
public sealed class TablePageModel(ChangeGovernanceModel change, TryRule rule, YearsWords words, IStringLocalizer<GovernanceTexts> texts) : ModelPartPage(change, texts)
{
    /// <summary>Of a trial on the page; its workbook has them all.</summary>
    public const int MostShown = 1000;

    private const int NewRows = 2;

    [BindProperty]
    public List<TableRowForm> Rows { get; set; } = [];

    /// <summary>How goals with goals below are suggested.</summary>
    [BindProperty]
    public RollUp RollUp { get; set; }

    /// <summary>Whether the targets of adopted goals' measures lead.</summary>
    [BindProperty]
    public bool MeasuresFirst { get; set; }

    /// <summary>Whether a trial shows only what the table would change.</summary>
    [BindProperty]
    public bool OnlyChanged { get; set; } = true;

    /// <summary>The table as edited, tried on earlier assessments; null where nobody has asked.</summary>
    public RuleTrial? Trial { get; private set; }

    /// <summary>The words of the rules that are tried.</summary>
    public ModelWords Tried { get; private set; } = null!;

    /// <summary>Where the form goes to be tried instead of saved.</summary>
    public string TrialAddress(string handler) => $"{Request.Path}?{(Body is { } body ? $"organ={body.Id.Value}&" : "")}handler={handler}";

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

        var rules = Edited();
        return await SaveAsync(rules, ModelPart.Table, "governance-model.table-changed", "parts.table", cancellation);
    }

    /// <summary>Tries the table as edited on every earlier assessment; nothing is stored.</summary>
    public async Task<IActionResult> OnPostTryAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation))
        {
            return NotFound();
        }

        await TryAsync(cancellation);
        return Page();
    }

    /// <summary>The same as a workbook.</summary>
    public async Task<IActionResult> OnPostTryExcelAsync(int year, CancellationToken cancellation)
    {
        if (!await LoadAsync(year, cancellation))
        {
            return NotFound();
        }

        await TryAsync(cancellation);
        if (Trial is null)
        {
            return Page();
        }

        var years = new Dictionary<int, ModelWords>();
        foreach (var of in Trial.All.Select(t => t.Assessment.Year).Distinct())
        {
            years.Add(of, await words.OfAsync(of, cancellation));
        }

        using var file = new MemoryStream();
        RuleTrialWorkbook.Write(file, Trial, (of, goal) => years[of].For(goal.BodyId), Tried, await words.PeriodsAsync(cancellation), Words.Current);
        return File(file.ToArray(), Sheets.ContentType, Texts["trial.file"].Value);
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        var rules = Edited();
        if (ModelState.IsValid)
        {
            Tried = new ModelWords(rules, Words.Current);
            Trial = await rule.HandleAsync(rules, Body?.Id, cancellation);
        }
    }

    /// <summary>The rules as the form has them; what is wrong with them is said at the form.</summary>
    private GovernanceRules Edited()
    {
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

        return RulesShown with { AssessmentTable = table, RollUp = RollUp, MeasuresFirst = MeasuresFirst };
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
