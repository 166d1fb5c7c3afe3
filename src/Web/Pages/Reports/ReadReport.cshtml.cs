using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Reports;
using Styrkedja.Documents;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reports;
using Styrkedja.Web.Components;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Reports;

/// <param name="Done">Headings written of <paramref name="Total"/>; both 0 before it has begun.</param>
public sealed record FileLine(string Format, string? Sha256, int? Bytes, string? Failure, int Done, int Total)
{
    public bool IsReady => Sha256 is not null;
}

public sealed record NewerVersion(ReportId Id, int Version);

/// <summary>A report as it was frozen: on the page, as files, with what to check before it is published.</summary>
[May(Permission.ReadReports)]
public sealed class ReadReportModel(StyrkedjaDbContext database, ReportWriter writer, CurrentUser user, TimeProvider clock) : PageModel
{
    public Report Report { get; private set; } = null!;

    /// <summary>The report's own markup; every text in it is encoded by its writer.</summary>
    public string Fragment { get; private set; } = "";

    /// <summary>The latest later version the reader may see; null when this is it.</summary>
    public NewerVersion? Newer { get; private set; }

    public IReadOnlyList<FileLine> Files { get; private set; } = [];

    public IReadOnlyList<ReportFinding> Findings { get; private set; } = [];

    public bool MayMake => user.May(Permission.MakeReports);

    public bool FilesAreComing => Files.Any(f => !f.IsReady && f.Failure is null);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Fragment = await FrozenReport.FragmentAsync(Report, writer, cancellation);
        if (MayMake)
        {
            Findings = Report.Kind == ReportKind.Committee ? ReportCheck.Of(FrozenReport.Committee(Report)) : ReportCheck.Of(FrozenReport.Tertial(Report));
        }

        var drafts = MayMake;
        Newer = await database.Reports.AsNoTracking().Where(r => r.Series == Report.Series && r.Version > Report.Version && (drafts || r.PublishedAt != null))
            .OrderByDescending(r => r.Version).Select(r => new NewerVersion(r.Id, r.Version)).FirstOrDefaultAsync(cancellation);
        return Page();
    }

    /// <summary>Only the list of files, for a page that waits for them.</summary>
    public async Task<IActionResult> OnGetFilesAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Partial("_Files", this) : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid id, string format, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || await database.ReportFiles.AsNoTracking().FirstOrDefaultAsync(f => f.ReportId == Report.Id && f.Format == format, cancellation) is not { Content: { } content } file)
        {
            return NotFound();
        }

        var type = file.Format == "pdf" ? "application/pdf" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        return File(content, type, $"{Application.Organisation.Municipalities.SlugOf(Report.Title)}-v{Report.Version}.{file.Format}");
    }

    public async Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken cancellation)
    {
        user.Require(Permission.MakeReports);
        if (await database.Reports.FirstOrDefaultAsync(r => r.Id == new ReportId(id), cancellation) is not { } report)
        {
            return NotFound();
        }

        report.Publish(clock.GetUtcNow());
        await database.SaveAsync("report.published", null, cancellation);
        return Redirect(Address.Of(report.Id));
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken cancellation)
    {
        user.Require(Permission.MakeReports);
        var report = new ReportId(id);
        foreach (var file in await database.ReportFiles.Where(f => f.ReportId == report && f.Failure != null).ToListAsync(cancellation))
        {
            file.TryAgain();
        }

        await database.SaveAsync("report.file-retried", null, cancellation);
        return Redirect(Address.Of(report));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var report = await database.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.Id == new ReportId(id), cancellation);
        if (report is null || (report.PublishedAt is null && !MayMake))
        {
            return false;
        }

        Report = report;
        Files = await database.Database.SqlQuery<FileLine>(
            $"""
            select f.format as "Format", f.sha256 as "Sha256", octet_length(f.content) as "Bytes", f.failure as "Failure", coalesce(p.done, 0) as "Done", coalesce(p.total, 0) as "Total"
            from styrkedja.report_file f left join styrkedja.report_progress p using (municipality_id, report_id, format)
            where f.report_id = {id} order by f.format
            """).ToListAsync(cancellation);
        return true;
    }
}
