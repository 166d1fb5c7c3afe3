using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Documents;
using Styrkedja.Documents.Pdf;
using Styrkedja.Domain;
using Styrkedja.Domain.Reports;

namespace Styrkedja.Application.Reports;

/// <summary>
/// Makes the files that reports wait for, one at a time. The row is locked while its file is made, so that each file is
/// made once whichever node is alive; a node that dies lets go of its lock and the next one makes the file.
/// </summary>
public sealed class RenderReports(StyrkedjaDbContext database, DatabaseConnections connections, ReportWriter writer)
{
    /// <returns>False when nothing waited.</returns>
    public async Task<bool> MakeNextAsync(CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.SayWhyAsync("report.file-made", null, cancellation);
        var file = await database.ReportFiles
            .FromSql($"select f.* from styrkedja.report_file f where f.content is null and f.failure is null order by f.format limit 1 for update skip locked")
            .FirstOrDefaultAsync(cancellation);
        if (file is null)
        {
            return false;
        }

        var report = await database.Reports.AsNoTracking().FirstAsync(r => r.Id == file.ReportId, cancellation);
        ExceptionDispatchInfo? fault = null;
        try
        {
            using var content = new MemoryStream();
            await WriteAsync(report, file.Format, content, cancellation);
            var bytes = content.ToArray();
            file.Keep(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (ChromiumMissingException)
        {
            file.Fail("chromium-missing");
        }
        catch (TimeoutException)
        {
            file.Fail("took-too-long");
        }
        catch (Exception e) when (e is not (OperationCanceledException or NpgsqlException))
        {
            // Kept as failed before it is told on, or the same file would stand in the way of all others for ever.
            file.Fail("could-not-be-made");
            fault = ExceptionDispatchInfo.Capture(e);
        }

        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        fault?.Throw();
        return true;
    }

    private Task WriteAsync(Report report, string format, Stream output, CancellationToken cancellation)
    {
        var progress = new ProgressInDatabase(connections, report.Id, format);
        var wanted = format == "pdf" ? ReportFormat.Pdf : ReportFormat.Docx;
        return report.Kind == ReportKind.Committee
            ? writer.WriteAsync(FrozenReport.Committee(report), wanted, output, progress, cancellation)
            : writer.WriteAsync(FrozenReport.Tertial(report), wanted, output, progress, cancellation);
    }

    /// <summary>
    /// Tells how far it has come, where any node's page can read it. On a row of its own table: the file's row is locked.
    /// </summary>
    private sealed class ProgressInDatabase(DatabaseConnections connections, ReportId report, string format) : IProgress<RenderProgress>
    {
        private int _told;

        public void Report(RenderProgress value)
        {
            // Every heading of a large report would be a statement each; a twentieth of the way is often enough.
            var step = Math.Max(1, value.Total / 20);
            if (value.Done < _told + step && value.Done != value.Total)
            {
                return;
            }

            _told = value.Done;
            using var connection = connections.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
            using var command = new NpgsqlCommand(
                "insert into styrkedja.report_progress (report_id, format, done, total) values ($1, $2, $3, $4) on conflict (municipality_id, report_id, format) do update set done = excluded.done, total = excluded.total",
                connection)
            {
                Parameters = { new() { Value = report.Value }, new() { Value = format }, new() { Value = value.Done }, new() { Value = value.Total } },
            };
            command.ExecuteNonQuery();
        }
    }
}
