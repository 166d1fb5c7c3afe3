using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Reports;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reports;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Reports;

/// <summary>Chooses what a report is to tell of.</summary>
[May(Permission.MakeReports)]
public sealed class NewReportModel(StyrkedjaDbContext database, MakeReport make, Periods periods, IStringLocalizer<Resources.ReportTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ReportKind Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Tertial { get; set; }

    [BindProperty]
    public List<Guid> Units { get; set; } = [];

    [BindProperty]
    [Longest(TextLimits.Name)]
    public string? Recipient { get; set; }

    [BindProperty]
    public DateOnly? Presented { get; set; }

    [BindProperty]
    [Longest(TextLimits.Number)]
    public string? CaseNumber { get; set; }

    [BindProperty]
    public string? Summary { get; set; }

    public UnitTree Tree { get; private set; } = null!;

    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The chosen year's follow-ups.</summary>
    public IReadOnlyList<YearPeriod> Choices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var current = await periods.CurrentAsync(cancellation);
        Year = Year == 0 ? current?.Year ?? periods.Today.Year : Year;
        await ChoicesAsync(cancellation);
        Tertial = Choices.Any(p => p.Number == Tertial) ? Tertial : (await periods.AtHandAsync(Year, cancellation)).Number;
        Presented = periods.Today;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        await ChoicesAsync(cancellation);
        if (!Years.Contains(Year))
        {
            ModelState.AddModelError(nameof(Year), texts["year.missing"]);
        }

        if (Kind == ReportKind.Committee && Presented is null && ModelState[nameof(Presented)]?.Errors.Count is null or 0)
        {
            ModelState.AddModelError(nameof(Presented), texts["presented.missing"]);
        }

        if (Kind == ReportKind.Tertial && Choices.All(p => p.Number != Tertial))
        {
            ModelState.AddModelError(nameof(Tertial), texts["tertial.missing", Words.Current.Or([.. Choices.Select(p => Words.Current.PeriodInText(p.Called))])]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var number = string.IsNullOrWhiteSpace(CaseNumber) ? null : CaseNumber.Trim();
        try
        {
            return Redirect(Address.Of(await MakeAsync(number, cancellation)));
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            this.AddRefusal(refusal, rule => rule switch { "report-unit-unknown" => nameof(Units), "report-recipient-unknown" => nameof(Recipient), "report-presented-outside" => nameof(Presented), _ => "" });
            return Page();
        }
    }

    private Task<ReportId> MakeAsync(string? number, CancellationToken cancellation) =>
        Kind == ReportKind.Committee
            ? make.HandleAsync(new CommitteeSelection(Year, Presented!.Value, [.. Units.Select(u => new UnitId(u))], string.IsNullOrWhiteSpace(Recipient) ? null : Recipient, number), cancellation)
            : make.HandleAsync(new TertialSelection(new PeriodKey(Year, Tertial), Summary?.Trim().ReplaceLineEndings("\n") ?? "", number), cancellation);

    private async Task ChoicesAsync(CancellationToken cancellation) =>
        Choices = Year is >= 1990 and <= 2999 ? (await periods.CalendarAsync(cancellation)).Of(Year) : [];

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Bodies = await database.Bodies.AsNoTracking().Where(b => b.Kind == BodyKind.SubCommittee || b.Kind == BodyKind.Committee).OrderBy(b => b.Name).ToListAsync(cancellation);
        var spans = await database.Goals.AsNoTracking().Select(g => new { g.FirstYear, g.LastYear }).Distinct().ToListAsync(cancellation);
        var units = await database.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellation);
        Years = [.. spans.SelectMany(s => Enumerable.Range(s.FirstYear, Math.Min(s.LastYear - s.FirstYear, 30) + 1)).Distinct().Where(y => y <= periods.Today.Year + 1).OrderDescending()];
        // What ceased before the first year that anything can be told of has nothing to tell.
        Tree = new UnitTree(units.Where(u => Years.Count == 0 || u.ExistsDuring(new DateRange(new DateOnly(Years[^1], 1, 1), new DateOnly(Years[0], 12, 31)))));
    }
}
