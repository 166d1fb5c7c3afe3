using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reports;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.Pages.Reports;

/// <param name="Versions">Newest first.</param>
public sealed record ReportSeries(IReadOnlyList<ReportLine> Versions)
{
    public ReportLine Newest => Versions[0];
}

public sealed record ReportLine(ReportId Id, ReportKind Kind, int Year, string Series, int Version, string Title, string MadeByName, DateTimeOffset MadeAt, DateTimeOffset? PublishedAt);

/// <summary>All reports; drafts only for those who make reports.</summary>
[May(Permission.ReadReports)]
public sealed class ReportsModel(StyrkedjaDbContext database, CurrentUser user) : PageModel
{
    public bool MayMake => user.May(Permission.MakeReports);

    public IReadOnlyList<ReportSeries> Series { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var drafts = MayMake;
        var lines = await database.Reports.AsNoTracking()
            .Where(r => drafts || r.PublishedAt != null)
            .OrderByDescending(r => r.MadeAt)
            .Select(r => new ReportLine(r.Id, r.Kind, r.Year, r.Series, r.Version, r.Title, r.MadeByName, r.MadeAt, r.PublishedAt))
            .ToListAsync(cancellation);
        Series = [.. lines.GroupBy(r => r.Series).Select(s => new ReportSeries([.. s.OrderByDescending(r => r.Version)]))];
    }
}
