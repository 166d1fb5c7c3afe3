using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Import;
using Styrkedja.Application.Import.Storing;
using Styrkedja.Domain.People;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Import;

/// <summary>Hands in a file to be read; nothing of it is taken in until a person has looked at it.</summary>
[May(Permission.ImportDocuments)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class UploadModel(PendingImports imports, IStringLocalizer<ImportTexts> texts) : PageModel
{
    /// <summary>The import's own limit and room for the form around it.</summary>
    public const long MostBytes = 26 * 1024 * 1024;

    [BindProperty]
    public IFormFile? Document { get; set; }

    [BindProperty]
    public string Kind { get; set; } = "auto";

    [BindProperty]
    public int? Year { get; set; }

    public IReadOnlyList<PendingImport> Earlier { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Earlier = await imports.LatestAsync(10, cancellation);

    public IActionResult OnGetExcel()
    {
        var template = new MemoryStream();
        ImportTemplate.WriteExcel(template, culture: CultureInfo.CurrentUICulture);
        return File(template.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "styrkedja-mall.xlsx");
    }

    public IActionResult OnGetCsv()
    {
        var template = new MemoryStream();
        ImportTemplate.WriteCsv(template);
        return File(template.ToArray(), "text/csv; charset=utf-8", "styrkedja-mall.csv");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Year is < 1990 or > 2999)
        {
            ModelState.AddModelError(nameof(Year), texts["year.strange"]);
        }

        if (Document is not { Length: > 0 } file)
        {
            ModelState.AddModelError(nameof(Document), Document is null ? texts["file.missing"] : texts["file.empty", Document.FileName]);
        }
        else if (ModelState.IsValid)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellation);
            content.Position = 0;
            var name = UploadedFile.NameOf(file);
            var outcome = DocumentReader.Read(content, name, new ImportOptions
            {
                Kind = Enum.TryParse<ImportKind>(Kind, out var kind) ? kind : null,
                Year = Year,
                Culture = CultureInfo.CurrentUICulture,
            });
            if (outcome.Understood)
            {
                return Redirect($"/import/{await imports.KeepAsync(name, content.ToArray(), outcome.Document, cancellation)}");
            }

            ModelState.AddModelError(nameof(Document), outcome.Failure.Message);
        }

        await OnGetAsync(cancellation);
        return Page();
    }
}
