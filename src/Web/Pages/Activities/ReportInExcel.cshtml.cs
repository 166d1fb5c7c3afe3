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
    ReportForms forms, UnitChoices choices, Periods periods, YearsWords years, CurrentUser user, Tenant tenant, IStringLocalizer<ActivityTexts> texts) : UnitFormPage(forms, choices, periods, years, user)
{
    protected override string Here => "/aktiviteter/excel";

    [BindProperty]
    public IFormFile? Document { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Form is null)
        {
            return NotFound();
        }

        var file = new MemoryStream();
        ReportFormWorkbook.Write(file, Form, tenant.Municipality!.Value, await Years.OfAsync(Tertial.Year, cancellation), Names, Words.Current, CultureInfo.CurrentUICulture);
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

        var name = UploadedFile.NameOf(Document);
        await using var content = Document.OpenReadStream();
        var (rows, failure) = ReportFormFile.Read(content, name, CultureInfo.CurrentUICulture);
        if (rows is not null)
        {
            return Redirect($"/aktiviteter/excel/{await Forms.KeepAsync(name, rows, Form.Unit.Id, Tertial, cancellation)}");
        }

        ModelState.AddModelError(nameof(Document), failure!);
        return Page();
    }
}
