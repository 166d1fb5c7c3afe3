using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Cycle;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Cycle;

/// <param name="Number">By which the wheel names it.</param>
/// <param name="For">The body and the kind of unit it is for; null for neither.</param>
public sealed record CycleRow(int Number, CycleStep Step, string? For, bool IsMine);

/// <param name="Heading">Null for rows that need none.</param>
public sealed record CycleGroup(string? Heading, IReadOnlyList<CycleRow> Rows);

/// <summary>The annual cycle of a year as a list and as a wheel (R027).</summary>
[May(Permission.ReadPlan)]
public sealed class CyclePageModel(CycleReading reading, FillCycleYear fill, YearPreviews years, Periods periods, CurrentUser user, HtmlEncoder encoder, IStringLocalizer<CycleTexts> texts) : PageModel
{
    private const int Earliest = 1990, Latest = 2999;

    private int _default;

    [FromRoute(Name = "year")]
    public int? Chosen { get; set; }

    /// <summary>Only what is for this body.</summary>
    [FromQuery(Name = "organ")]
    public Guid? Body { get; set; }

    [FromQuery(Name = "mina")]
    public bool OnlyMine { get; set; }

    public CycleYear Cycle { get; private set; } = null!;

    public DateOnly Today => periods.Today;

    public int Year => Chosen ?? _default;

    /// <summary>The year and its neighbours, as far from today as anyone plans or looks back.</summary>
    public IEnumerable<int> Years => Enumerable.Range(Year - 1, 3).Where(y => y == Year || Math.Abs(y - Today.Year) <= 3);

    public bool MayManage => user.May(Permission.ManageGovernance);

    public bool IsFiltered => Body is not null || OnlyMine;

    public IReadOnlyList<CycleRow> Rows { get; private set; } = [];

    /// <summary>Bodies that a step of the year is for.</summary>
    public IReadOnlyList<Body> Bodies => [.. Cycle.Steps.Where(s => s.BodyId is not null).Select(s => Cycle.Bodies[s.BodyId!.Value]).Distinct().OrderBy(b => b.Name, StringComparer.CurrentCulture)];

    /// <summary>Over by today, when the year is this one; a year that is over is read as a whole.</summary>
    public IReadOnlyList<CycleRow> Past => Year == Today.Year ? [.. Rows.Where(r => r.Step.LastDay < Today)] : [];

    /// <summary>What is going on or comes this month and the next; then month by month.</summary>
    public IEnumerable<CycleGroup> Groups
    {
        get
        {
            var rest = Rows.Except(Past).ToList();
            if (Year == Today.Year)
            {
                var soon = new DateOnly(Today.Year, Today.Month, 1).AddMonths(2);
                yield return new CycleGroup(texts["group.now"], [.. rest.Where(r => r.Step.FirstDay < soon)]);
                rest.RemoveAll(r => r.Step.FirstDay < soon);
            }

            foreach (var month in rest.GroupBy(r => r.Step.FirstDay.Year < Year ? 1 : r.Step.FirstDay.Month))
            {
                yield return new CycleGroup(new DateOnly(Year, month.Key, 1).ToString("MMMM", System.Globalization.CultureInfo.CurrentCulture), [.. month]);
            }
        }
    }

    /// <summary>The outermost ring first.</summary>
    public IReadOnlyList<string> Rings => [.. Rows.Select(r => RingOf(r.Step)).Distinct().OrderBy(r => r != texts["ring.all"]).ThenBy(r => r, StringComparer.CurrentCulture)];

    public IHtmlContent Wheel => new HtmlString(new CycleWheel(Year, Today, encoder).Draw(
        Rings,
        [.. Rows.Select(r => new WheelStep(r.Step.Id, r.Number, RingOf(r.Step), r.Step.Kind, r.Step.Time, $"{r.Number}. {r.Step.Name}, {Days(r.Step.Time)}"))]));

    /// <summary>Whether the year before has anything to copy.</summary>
    public bool CanCopy { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        _default = Chosen ?? await years.DefaultYearAsync(cancellation);
        if (Year is < Earliest or > Latest)
        {
            return NotFound();
        }

        await LoadAsync(cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostSuggestAsync(CancellationToken cancellation) => FillAsync(() => fill.SuggestAsync(Year, cancellation), cancellation);

    public Task<IActionResult> OnPostCopyAsync(CancellationToken cancellation) => FillAsync(() => fill.CopyAsync(Year, cancellation), cancellation);

    /// <summary>"31 augusti" for one day, else from and to.</summary>
    public static string Days(DateRange time) => time.Days == 1 ? Dates.InWords(time.Start) : Dates.Range(time);

    private async Task<IActionResult> FillAsync(Func<Task<int>> work, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        _default = Chosen ?? await years.DefaultYearAsync(cancellation);
        if (Year is < Earliest + 1 or > Latest - 1)
        {
            return NotFound();
        }

        var added = await work();
        TempData["Said"] = (added == 0 ? texts["said.nothing-added"] : texts["said.added", new Counted(added), Year]).Value;
        return Redirect(Address.Cycle(Year));
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Cycle = await reading.OfYearAsync(Year, cancellation);
        CanCopy = MayManage && Year > Earliest && (await reading.OfYearAsync(Year - 1, cancellation)).Steps.Any(s => s.FirstDay.Year == Year - 1);
        var all = Cycle.Steps.Select((s, i) => new CycleRow(i + 1, s, For(s), Cycle.Mine.Contains(s.Id)));
        Rows = [.. all.Where(r => (Body is not { } body || r.Step.BodyId?.Value == body) && (!OnlyMine || r.IsMine))];
    }

    private string? For(CycleStep step) => string.Join(", ", new[] { Cycle.NameOfBody(step), step.UnitLevel }.OfType<string>()) is { Length: > 0 } text ? text : null;

    private string RingOf(CycleStep step) => Cycle.NameOfBody(step) ?? texts["ring.all"];
}
