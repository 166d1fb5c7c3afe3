using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities.Bulk;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Documents.Excel;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.Import;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>A year's activities as a table: to read, to have as Excel, and to hand in again with changes.</summary>
[May(Permission.ReadPlan)]
[UploadLimit(UploadModel.MostBytes)]
[RequestSizeLimit(UploadModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadModel.MostBytes, ValueLengthLimit = (int)UploadModel.MostBytes)]
public sealed class ActivityTableModel(ActivityTables tables, UnitChoices choices, Periods periods, CurrentUser user, IStringLocalizer<ActivityTexts> texts) : PageModel
{
    /// <summary>Rows of one page; Excel has all.</summary>
    public const int PageRows = 200;

    [FromQuery(Name = "ar")]
    public int? AskedYear { get; set; }

    [FromQuery(Name = "enhet")]
    public Guid? Unit { get; set; }

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>A kind's code; null for all.</summary>
    [FromQuery(Name = "slag")]
    public string? Kind { get; set; }

    /// <summary><c>utanfor</c> for those left out of reports; null for all.</summary>
    [FromQuery(Name = "urval")]
    public string? Selection { get; set; }

    /// <summary>From 1.</summary>
    [FromQuery(Name = "sida")]
    public int? PageAsked { get; set; }

    [BindProperty]
    public IFormFile? Document { get; set; }

    [BindProperty]
    [Longest((int)UploadModel.MostBytes)]
    public string? Pasted { get; set; }

    public int Year => AskedYear is >= 1990 and <= 2999 ? AskedYear.Value : periods.PlannedYear;

    public IEnumerable<int> Years => Enumerable.Range(periods.Today.Year - 5, 8).Append(Year).Distinct().OrderDescending();

    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    public PlanNames Names { get; private set; } = null!;

    /// <summary>All that the filter keeps.</summary>
    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public bool MayPlan => user.May(Permission.PlanActivities);

    public bool IsFiltered => Unit is not null || Text is not null || !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(Selection);

    public int Pages => Math.Max(1, (Activities.Count + PageRows - 1) / PageRows);

    public int PageShown => Math.Clamp(PageAsked ?? 1, 1, Pages);

    public IEnumerable<Activity> Shown => Activities.Skip((PageShown - 1) * PageRows).Take(PageRows);

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var file = new MemoryStream();
        ActivityWorkbook.Write(file, Activities, Names, Words.Current);
        file.Position = 0;
        return File(file, Sheets.ContentType, texts["table.file", Year].Value);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        user.Require(Permission.PlanActivities);
        if (Document is null && Pasted is null)
        {
            ModelState.AddModelError(nameof(Document), texts["table.missing"]);
        }
        else
        {
            var (field, name) = Document is null ? (nameof(Pasted), texts["table.pasted"].Value) : (nameof(Document), UploadedFile.NameOf(Document));
            await using var content = Document is null ? new MemoryStream(Encoding.UTF8.GetBytes(Pasted!)) : Document.OpenReadStream();
            var (rows, failure) = ActivityTableFile.Read(content, name, CultureInfo.CurrentUICulture);
            if (rows is not null)
            {
                return Redirect($"/aktiviteter/tabell/{await tables.KeepAsync(name, rows, Year, Unit is { } unit ? new UnitId(unit) : null, cancellation)}");
            }

            ModelState.AddModelError(field, failure!);
        }

        await LoadAsync(cancellation);
        return Page();
    }

    /// <summary>This table with another page, or as Excel.</summary>
    public string Link(int? page = null, string? handler = null) => "/aktiviteter/tabell" + QueryString.Create(new Dictionary<string, string?>
    {
        ["ar"] = Year.ToString(CultureInfo.InvariantCulture),
        ["enhet"] = Unit?.ToString(),
        ["q"] = Text,
        ["slag"] = Kind,
        ["urval"] = Selection,
        ["sida"] = page?.ToString(CultureInfo.InvariantCulture),
        ["handler"] = handler,
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var stored = await tables.StoredAsync(null, Year, Unit is { } unit ? new UnitId(unit) : null, tracked: false, cancellation);
        Units = await choices.UnitsAsync(new DateOnly(Year, 1, 1), cancellation);
        Names = stored.Names;
        Activities = [.. stored.Shown.Where(Keeps)];
    }

    private bool Keeps(Activity activity) =>
        (Text is null || activity.Title.Contains(Text.Trim(), StringComparison.CurrentCultureIgnoreCase) || activity.Description?.Contains(Text.Trim(), StringComparison.CurrentCultureIgnoreCase) == true)
        && (string.IsNullOrEmpty(Kind) || Words.Code(activity.Details.Kind) == Kind)
        && (Selection != "utanfor" || activity.Details.LeftOutOfReports);
}
