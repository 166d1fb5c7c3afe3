using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Activities.Forms;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>Which of the unit's activities each of those in a text is. After it the text is looked at as any form that was handed in.</summary>
[May(Permission.ReportActivities)]
public sealed class MatchReportTextModel(ReportForms forms, YearsWords years, IStringLocalizer<ActivityTexts> texts) : PageModel
{
    /// <summary>Chosen for one that is none of the unit's.</summary>
    public const string None = "ingen";

    /// <summary>By the row's number: an activity, or <see cref="None"/>; empty while nothing is chosen.</summary>
    [BindProperty]
    public Dictionary<int, string?> Match { get; set; } = [];

    public HandedInForm Form { get; private set; } = null!;

    public UnitReports Unit { get; private set; } = null!;

    public PeriodNames Names { get; private set; } = null!;

    public IReadOnlyList<ToldActivity> Told { get; private set; } = [];

    public IEnumerable<ActivityRow> Activities => Unit.Rows.OrderBy(r => r.Title, StringComparer.CurrentCulture);

    /// <summary>The choice of a row, and whether it is only near.</summary>
    public (string? Choice, bool IsProposed) ChoiceOf(ToldActivity told) =>
        Match.TryGetValue(told.Row, out var chosen) ? (chosen, false)
        : told.IsLeftOut ? (None, false)
        : told.Activity is { } activity ? (activity.Value.ToString(), false)
        : ReportText.Nearest(told.Title, Unit.Rows) is { } near ? (near.Value.ToString(), true)
        : (null, false);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        !await LoadAsync(id, cancellation) ? NotFound() : Form.StoredAt is not null ? Redirect($"/aktiviteter/excel/{id}") : Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        foreach (var told in Told.Where(t => string.IsNullOrEmpty(Match.GetValueOrDefault(t.Row))))
        {
            ModelState.AddModelError($"Match[{told.Row}]", texts["text.choose", told.Title]);
        }

        foreach (var twice in Told.Where(t => Match.GetValueOrDefault(t.Row) is { Length: > 0 } and not None).GroupBy(t => Match[t.Row]).Where(g => g.Count() > 1).SelectMany(g => g.Skip(1)))
        {
            ModelState.AddModelError($"Match[{twice.Row}]", texts["text.twice", twice.Title]);
        }

        if (ModelState.IsValid)
        {
            try
            {
                await forms.MatchAsync(Form, Unit, Told.ToDictionary(t => t.Row, t => Guid.TryParse(Match[t.Row], out var chosen) ? new ActivityId(chosen) : (ActivityId?)null), cancellation);
                return Redirect($"/aktiviteter/excel/{id}");
            }
            catch (RuleBrokenException refusal) when (refusal.Rule == "report-text-activity")
            {
                ModelState.AddModelError("", Words.Current.Refusal(refusal));
            }
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await forms.FindAsync(id, cancellation) is not { } form || (form.StoredAt is null && !ReportText.Is(form.Rows)) || await forms.OfAsync(form.Unit, true, form.Tertial, cancellation) is not { } unit)
        {
            return false;
        }

        (Form, Unit, Told) = (form, unit, form.StoredAt is null ? ReportText.Told(form.Rows) : []);
        Names = await years.PeriodsAsync(cancellation);
        return true;
    }
}
