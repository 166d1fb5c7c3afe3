using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Styrkedja.Application.Database;
using Styrkedja.Application.Plans;
using Styrkedja.Documents;
using Styrkedja.Documents.Pdf;
using Styrkedja.Documents.Reports;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.Pages.Plans;

/// <summary>A plan as it was adopted: to read, print and take along.</summary>
[May(Permission.ReadPlan)]
public sealed class PlanVersionPageModel(StyrkedjaDbContext database, PlanContents contents, PlanReports reports, ReportWriter writer, PlanFiles files, IStringLocalizer<PlanTexts> texts) : PageModel
{
    private PlanReport _report = null!;

    public OperationalPlan Plan { get; private set; } = null!;

    public PlanVersion Version { get; private set; } = null!;

    /// <summary>The version's own markup; every text in it is encoded by its writer.</summary>
    public string Fragment { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, number, cancellation))
        {
            return NotFound();
        }

        await WriteAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(Guid id, int number, string? format, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, number, cancellation))
        {
            return NotFound();
        }

        try
        {
            return await files.MakeAsync(_report, format, cancellation) is { } file ? File(file.Content, file.Type, file.Name) : NotFound();
        }
        catch (Exception fault) when (fault is ChromiumMissingException or TimeoutException)
        {
            ModelState.AddModelError("", texts[fault is TimeoutException ? "failure.took-too-long" : "failure.chromium-missing"]);
            await WriteAsync(cancellation);
            return Page();
        }
    }

    private async Task<bool> LoadAsync(Guid id, int number, CancellationToken cancellation)
    {
        var plan = new PlanId(id);
        if (await database.PlanVersions.AsNoTracking().FirstOrDefaultAsync(v => v.PlanId == plan && v.Number == number, cancellation) is not { } version
            || await contents.FindAsync(plan, cancellation) is not { } view)
        {
            return false;
        }

        (Plan, Version) = (view.Plan, version);
        _report = await reports.BuildAsync(view, version, cancellation);
        return true;
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        using var html = new MemoryStream();
        await writer.WriteFragmentAsync(_report, html, cancellation);
        Fragment = Encoding.UTF8.GetString(html.GetBuffer(), 0, (int)html.Length);
    }
}
