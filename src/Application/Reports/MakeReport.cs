using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Documents.Reports;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reports;

namespace Styrkedja.Application.Reports;

/// <summary>Freezes a report as it is now and asks for its files; the files are made afterwards by <see cref="RenderReports"/>.</summary>
public sealed class MakeReport(StyrkedjaDbContext database, CommitteeReports committee, TertialReports tertial, CurrentUser user, TimeProvider clock)
{
    public static IReadOnlyList<string> Formats { get; } = ["docx", "pdf"];

    /// <summary>Years after its own that a report may still be presented.</summary>
    private const int YearsAfter = 2;

    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>report-unit-unknown</c>, <c>report-recipient-unknown</c>, <c>report-presented-outside</c>.</exception>
    public async Task<ReportId> HandleAsync(CommitteeSelection selection, CancellationToken cancellation)
    {
        user.Require(Permission.MakeReports);
        await RequireKnownAsync(selection, cancellation);
        var series = $"committee/{selection.Year}/{string.Join('+', selection.Units.Select(u => u.Value).Order())}/{selection.Recipient}";
        var version = await NextVersionAsync(series, cancellation);
        var report = await committee.BuildAsync(selection with { Version = version }, cancellation);
        var title = Words.Swedish.Format("report.committee-title", report.Units.Count == 0 ? Words.Swedish["report.whole-administration"] : string.Join(", ", report.Units), report.Year);
        return await FreezeAsync(ReportKind.Committee, selection.Year, series, version, title, JsonSerializer.Serialize(report, ReportJson.Options), cancellation);
    }

    /// <exception cref="RuleBrokenException"><c>not-permitted</c></exception>
    public async Task<ReportId> HandleAsync(TertialSelection selection, CancellationToken cancellation)
    {
        user.Require(Permission.MakeReports);
        var series = $"tertial/{selection.Tertial.Year}/{selection.Tertial.Number}";
        var version = await NextVersionAsync(series, cancellation);
        var report = await tertial.BuildAsync(selection with { Version = version }, cancellation);
        var title = Words.Swedish.Format("report.tertial-title", report.Board, Words.Swedish.PeriodInText(report.Called()), report.Tertial.Year);
        return await FreezeAsync(ReportKind.Tertial, selection.Tertial.Year, series, version, title, JsonSerializer.Serialize(report, ReportJson.Options), cancellation);
    }

    private async Task RequireKnownAsync(CommitteeSelection selection, CancellationToken cancellation)
    {
        if (selection.Presented.Year < selection.Year || selection.Presented.Year > selection.Year + YearsAfter)
        {
            throw new RuleBrokenException("report-presented-outside", selection.Year, new DateOnly(selection.Year, 1, 1), new DateOnly(selection.Year + YearsAfter, 12, 31));
        }

        var units = selection.Units.Distinct().ToList();
        if (await database.Units.CountAsync(u => units.Contains(u.Id), cancellation) < units.Count)
        {
            throw new RuleBrokenException("report-unit-unknown");
        }

        if (selection.Recipient is { } recipient && !await database.Bodies.AnyAsync(b => b.Name == recipient && (b.Kind == BodyKind.SubCommittee || b.Kind == BodyKind.Committee), cancellation))
        {
            throw new RuleBrokenException("report-recipient-unknown", recipient);
        }
    }

    private async Task<int> NextVersionAsync(string series, CancellationToken cancellation) =>
        (await database.Reports.Where(r => r.Series == series).MaxAsync(r => (int?)r.Version, cancellation) ?? 0) + 1;

    private async Task<ReportId> FreezeAsync(ReportKind kind, int year, string series, int version, string title, string frozen, CancellationToken cancellation)
    {
        var signature = user.Sign(clock);
        var report = new Report(Ids.New<ReportId>(), kind, year, series, version, title, frozen, signature.By, signature.Name, signature.At);
        database.Reports.Add(report);
        database.ReportFiles.AddRange(Formats.Select(f => new ReportFile(report.Id, f)));
        await database.SaveAsync("report.made", null, cancellation);
        return report.Id;
    }
}

/// <summary>Reads a frozen report back as the model it was.</summary>
public static class FrozenReport
{
    public static CommitteeReport Committee(Report report) => JsonSerializer.Deserialize<CommitteeReport>(report.Frozen, ReportJson.Options)!;

    public static TertialReport Tertial(Report report) => JsonSerializer.Deserialize<TertialReport>(report.Frozen, ReportJson.Options)!;

    /// <summary>The report as part of a page.</summary>
    public static async Task<string> FragmentAsync(Report report, Documents.ReportWriter writer, CancellationToken cancellation)
    {
        using var html = new MemoryStream();
        await (report.Kind == ReportKind.Committee
            ? writer.WriteFragmentAsync(Committee(report), html, cancellation)
            : writer.WriteFragmentAsync(Tertial(report), html, cancellation));
        return Encoding.UTF8.GetString(html.GetBuffer(), 0, (int)html.Length);
    }
}
