using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Activities.Forms;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Pages.Import;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Activities;

/// <summary>A unit's reports as the document it used to write: pasted or handed in, and read as an import is.</summary>
[May(Permission.ReportActivities)]
[UploadLimit(UploadModel.MostBytes)]
[RequestSizeLimit(UploadModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadModel.MostBytes, ValueLengthLimit = LongestText)]
public sealed class ReportInTextModel(
    ReportForms forms, UnitChoices choices, Periods periods, YearsWords years, CurrentUser user, Tenant tenant, IStringLocalizer<ActivityTexts> texts) : UnitFormPage(forms, choices, periods, years, user)
{
    /// <summary>Characters of a pasted text: several times the longest report of a whole administration.</summary>
    public const int LongestText = 1_000_000;

    protected override string Here => "/aktiviteter/text";

    [BindProperty]
    [Longest(LongestText)]
    public string? Pasted { get; set; }

    [BindProperty]
    public IFormFile? Document { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        WithBelow = true;
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        WithBelow = true;
        if (!await LoadAsync(cancellation) || Form is null)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Pasted) && Document is null)
        {
            ModelState.AddModelError(nameof(Pasted), texts["text.missing"]);
            return Page();
        }

        var name = Document is null ? texts["text.pasted-name"].Value : UploadedFile.NameOf(Document);
        await using var content = Document?.OpenReadStream() ?? new MemoryStream(Encoding.UTF8.GetBytes(Pasted!));
        var (rows, failure) = ReportText.Read(content, Document is null ? $"{name}.txt" : name, Form, tenant.Municipality!.Value, await Years.OfAsync(Tertial.Year, cancellation), CultureInfo.CurrentUICulture);
        if (rows is not null)
        {
            return Redirect($"/aktiviteter/text/{await Forms.KeepAsync(name, rows, Form.Unit.Id, Tertial, cancellation)}");
        }

        ModelState.AddModelError(Document is null ? nameof(Pasted) : nameof(Document), failure!);
        return Page();
    }
}
