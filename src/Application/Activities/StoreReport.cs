using Npgsql;
using NpgsqlTypes;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain.Activities;

namespace Styrkedja.Application.Activities;

/// <summary>Stores a report, with its event and without its draft: all of it or nothing, and all of it sent at once.</summary>
public sealed class StoreReport(ContextConnection connections, CurrentUser user)
{
    private const string Sql = """
        with stored as (
            insert into styrkedja.status_report (id, activity_id, year, number, revision, phase, deviation, comment, deviation_text, waiting_for, expected_end,
                reported_by, reported_by_name, reported_at, reported_instead_of, is_late, approval)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            on conflict on constraint status_report_revision do nothing
            returning id),
        let_go as (delete from styrkedja.form_draft where account_id = $18 and address = any($19) and exists (select from stored))
        select exists (select from stored)
        """;

    /// <param name="reason">Why, for the trail; null for none.</param>
    /// <param name="drafts">Addresses of the person's drafts that it takes the place of.</param>
    /// <returns>False when another report has taken its revision, and nothing is stored.</returns>
    public async Task<bool> TryAsync(StatusReport report, string? reason, IEnumerable<string> drafts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var sent = await connections.AtOnceAsync("activity.reported", reason, cancellation);
        sent.Add(Command(report, [.. drafts]));
        await using var rows = await sent.AskAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return rows.GetBoolean(0);
    }

    private NpgsqlBatchCommand Command(StatusReport report, string[] drafts) => new(Sql)
    {
        Parameters =
        {
            Value(report.Id.Value), Value(report.ActivityId.Value), Value(report.Year), Value(report.Number), Value(report.Revision),
            Value(report.Phase.ToString()), Value(report.Deviation), Text(report.Comment), Text(report.DeviationText), Text(report.WaitingFor), Text(report.ExpectedEnd?.ToString()),
            Person(report.ReportedBy?.Value), Text(report.ReportedByName), Value(report.ReportedAt), Text(report.ReportedInsteadOf), Value(report.IsLate), Value(report.Approval.ToString()),
            Person(user.Id?.Value), Value(drafts),
        },
    };

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Person(Guid? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };
}
