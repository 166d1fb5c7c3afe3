using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Import;
using Styrkedja.Application.Import.Storing;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Import;

/// <summary>What was understood of a file beside the file itself; a person chooses what to take in.</summary>
[May(Permission.ImportDocuments)]
[RequestFormLimits(ValueCountLimit = 20_000)]
public sealed class ReviewModel(PendingImports imports, ImportPlanner planner, TakeInDocument takeIn, StyrkedjaDbContext database, Periods periods, IStringLocalizer<Resources.ImportTexts> texts) : PageModel
{
    /// <summary>A longer source is shown in part; the understood side is always whole.</summary>
    public const int MostSourceLines = 4000;

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>1, 2 or 3.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Tertial { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    public PendingImport Import { get; private set; } = null!;

    public ImportedDocument Document { get; private set; } = null!;

    /// <summary>Null when the year is not known yet.</summary>
    public ImportPlan? Plan { get; private set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>Years to choose among: lately, the document's and the chosen one.</summary>
    public IEnumerable<int> Years => Enumerable.Range(periods.Today.Year - 8, 10).Concat(new[] { Document.Year, Year }.OfType<int>()).Distinct().OrderDescending();

    public ILookup<int, ImportWarning> WarningsByLine { get; private set; } = null!;

    public IReadOnlyDictionary<int, string> IgnoredByLine { get; private set; } = new Dictionary<int, string>();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (Plan is null)
        {
            ModelState.AddModelError(nameof(Year), Words.Current["rule.import-year-missing"]);
            return Page();
        }

        try
        {
            var taken = await takeIn.HandleAsync(Document, Target, Chosen.ToHashSet(), Import.FileName, cancellation);
            await imports.MarkTakenAsync(id, cancellation);
            TempData["Said"] = texts["taken", new Counted(taken.NewGoals), new Counted(taken.NewActivities), new Counted(taken.ChangedActivities)].Value;
            return Redirect($"/uppfoljning/{taken.Plan.Tertial.Year}/{taken.Plan.Tertial.Number}");
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            ModelState.AddModelError("", Words.Current.Refusal(refusal));
            return Page();
        }
    }

    private ImportTarget Target => new(Year, string.IsNullOrWhiteSpace(Unit) ? null : Unit, (Year ?? Document.Year) is { } year && Tertial is >= 1 and <= Rhythm.MostPeriods ? new PeriodKey(year, Tertial.Value) : null);

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await imports.FindAsync(id, cancellation) is not { } found)
        {
            return false;
        }

        (Import, Document) = found;
        Year = Year is >= 1990 and <= 2999 ? Year : Document.Year;

        Plan = Year is null ? null : await planner.PlanAsync(Document, Target, cancellation);
        Units = await database.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellation);
        WarningsByLine = Document.Warnings.ToLookup(w => w.Line ?? 0);
        IgnoredByLine = Document.Ignored.DistinctBy(i => i.Line).ToDictionary(i => i.Line, i => i.Reason);
        return true;
    }
}
