using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Application.Activities.Forms;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Documents.Excel;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.Import;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>A unit's activities as an Excel form to report in: to get, and to hand in again.</summary>
[May(Permission.ReportActivities)]
[UploadLimit(UploadModel.MostBytes)]
[RequestSizeLimit(UploadModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadModel.MostBytes)]
public sealed class ReportInExcelModel(
    ReportForms forms, UnitChoices choices, Periods periods, YearsWords years, CurrentUser user, Tenant tenant, IStringLocalizer<ActivityTexts> texts) : PageModel
{
    [FromQuery(Name = "enhet")]
    public Guid? AskedUnit { get; set; }

    /// <summary>Year and number, e.g. <c>2024-2</c>; null for the one worked with now.</summary>
    [FromQuery(Name = "period")]
    public string? AskedPeriod { get; set; }

    /// <summary>Whether the activities of the units below are in the form.</summary>
    [FromQuery(Name = "under")]
    public bool WithBelow { get; set; }

    [BindProperty]
    public IFormFile? Document { get; set; }

    /// <summary>Units the person reports for.</summary>
    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    public PeriodNames Names { get; private set; } = null!;

    public PeriodKey Tertial { get; private set; }

    /// <summary>Null for one who reports for no unit.</summary>
    public UnitReports? Form { get; private set; }

    /// <summary>The follow-ups of the year shown and of the year at hand.</summary>
    public IEnumerable<PeriodKey> Periods => new[] { Tertial.Year, periods.Today.Year }.Distinct().Order()
        .SelectMany(year => Enumerable.Range(1, Names.Calendar.Last(year).Number).Select(number => new PeriodKey(year, number)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Form is null)
        {
            return NotFound();
        }

        var file = new MemoryStream();
        ReportFormWorkbook.Write(file, Form, tenant.Municipality!.Value, await years.OfAsync(Tertial.Year, cancellation), Names, Words.Current, CultureInfo.CurrentUICulture);
        file.Position = 0;
        return File(file, Sheets.ContentType, texts["excel.file", Form.Unit.Name, Names.Full(Tertial)].Value);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Form is null)
        {
            return NotFound();
        }

        if (Document is null)
        {
            ModelState.AddModelError(nameof(Document), texts["excel.missing"]);
            return Page();
        }

        var name = Path.GetFileName(Document.FileName);
        await using var content = Document.OpenReadStream();
        var (rows, failure) = ReportFormFile.Read(content, name, CultureInfo.CurrentUICulture);
        if (rows is not null)
        {
            return Redirect($"/aktiviteter/excel/{await forms.KeepAsync(name, rows, Form.Unit.Id, Tertial, cancellation)}");
        }

        ModelState.AddModelError(nameof(Document), failure!);
        return Page();
    }

    /// <summary>This page with what is chosen.</summary>
    public string Link(string? handler = null) => "/aktiviteter/excel" + QueryString.Create(new Dictionary<string, string?>
    {
        ["enhet"] = Form?.Unit.Id.Value.ToString(),
        ["period"] = CodeOf(Tertial),
        ["under"] = WithBelow ? "true" : null,
        ["handler"] = handler,
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    public static string CodeOf(PeriodKey tertial) => string.Create(CultureInfo.InvariantCulture, $"{tertial.Year}-{tertial.Number}");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Names = await years.PeriodsAsync(cancellation);
        Tertial = Asked() ?? (await periods.AtHandAsync(cancellation)).Tertial;
        var reach = await user.UnitsForAsync(Permission.ReportActivities, cancellation);
        Units = [.. (await choices.UnitsAsync(new DateOnly(Tertial.Year, 1, 1), cancellation)).Where(u => reach is null || reach.Contains(u.Unit.Id))];
        if ((AskedUnit is { } asked ? new UnitId(asked) : Own()) is { } unit)
        {
            Form = await forms.OfAsync(unit, WithBelow, Tertial, cancellation);
            return Form is not null;
        }

        return true;

        // The unit of one's own role, which may have units below it that come first by name.
        UnitId? Own() => user.Roles.Where(r => Rights.Grant(r.Role, Permission.ReportActivities)).Select(r => r.UnitId).FirstOrDefault(u => u is not null) ?? Units.Select(u => (UnitId?)u.Unit.Id).FirstOrDefault();
    }

    private PeriodKey? Asked() =>
        AskedPeriod?.Split('-') is [var year, var number]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 1990 and <= 2999
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= Names.Calendar.Last(y).Number
            ? new PeriodKey(y, n)
            : null;
}
