using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities.Forms;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>What a report form that was handed in would change. Nothing is stored until the person has chosen rows and said yes.</summary>
[May(Permission.ReportActivities)]
public sealed class ReviewReportFormModel(ReportForms forms, UnitChoices choices, YearsWords years, IStringLocalizer<ActivityTexts> texts) : PageModel
{
    /// <summary>Sum of what the person had before their eyes.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>Numbers of the rows to be stored.</summary>
    [BindProperty]
    public List<int> Chosen { get; set; } = [];

    public HandedInForm Form { get; private set; } = null!;

    /// <summary>Null when it is stored already.</summary>
    public ReportFormComparison? Comparison { get; private set; }

    public string UnitName { get; private set; } = "";

    public PeriodNames Names { get; private set; } = null!;

    /// <summary>Out of a text.</summary>
    public bool IsText => ReportText.Is(Form.Rows);

    public string Back => IsText ? Address.ReportInText(Form.Tertial, Form.Unit) : Address.ReportInExcel(Form.Tertial, Form.Unit);

    public bool IsChosen(FilledRow row) => HttpMethods.IsPost(Request.Method) ? Chosen.Contains(row.Row) : row.IsChosenFirst;

    /// <summary>What is told of a report besides its status, in the form's order; what neither version has is left out.</summary>
    public static IEnumerable<(ReportFormColumn Column, string? Stored, string? Given)> Differences(FilledRow row) => new[]
    {
        (ReportFormColumn.DeviationText, row.Stored?.DeviationText, row.Given.DeviationText),
        (ReportFormColumn.Comment, row.Stored?.Comment, row.Given.Comment),
        (ReportFormColumn.WaitingFor, row.Stored?.WaitingFor, row.Given.WaitingFor),
        (ReportFormColumn.ExpectedEnd, End(row.Stored?.ExpectedEnd), End(row.Given.ExpectedEnd)),
    }.Where(d => d.Item2 is not null || d.Item3 is not null);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (Comparison is not { } comparison)
        {
            return Redirect($"/aktiviteter/excel/{id}");
        }

        var rows = comparison.Rows.Select(r => r.Row).Where(Chosen.Contains).ToHashSet();
        if (rows.Count == 0)
        {
            ModelState.AddModelError("", texts["excel.choose-one"]);
            return Page();
        }

        try
        {
            if (comparison.Fingerprint() == Seen && await forms.StoreAsync(Form, rows, Seen, cancellation))
            {
                return Redirect($"/aktiviteter/excel/{id}");
            }

            ModelState.AddModelError("", Words.Current["report-form.changed-meanwhile"]);
        }
        catch (RuleBrokenException refusal) when (refusal.Rule != "not-permitted")
        {
            ModelState.AddModelError("", Words.Current.Refusal(refusal));
        }

        await LoadAsync(id, cancellation);
        if (Comparison is null)
        {
            // The same yes came twice; the first stored it.
            return Redirect($"/aktiviteter/excel/{id}");
        }

        // The new sum: what is shown now is what the next yes is to.
        ModelState.Remove(nameof(Seen));
        return Page();
    }

    private static string? End(ExpectedEnd? end) => end is null ? null : Dates.Expected(end);

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await forms.FindAsync(id, cancellation) is not { } form)
        {
            return false;
        }

        Form = form;
        Names = await years.PeriodsAsync(cancellation);
        UnitName = (await choices.UnitsAsync(new DateOnly(form.Tertial.Year, 1, 1), cancellation)).FirstOrDefault(u => u.Unit.Id == form.Unit)?.Unit.Name ?? "";
        Comparison = form.StoredAt is null ? await forms.CompareAsync(form, Words.Current, cancellation) : null;
        return true;
    }
}
