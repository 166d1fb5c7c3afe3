using Npgsql;
using NpgsqlTypes;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

/// <summary>Stores a report, with its event and without its draft: all of it or nothing, and all of it sent at once.</summary>
public sealed class StoreReport(ContextConnection connections, CurrentUser user)
{
    private const string Sql = """
        with open as (
            select from styrkedja.follow_up_period where year = $3 and number = $4 and (locked_at is null or $20) for share),
        stored as (
            insert into styrkedja.status_report (id, activity_id, year, number, revision, phase, deviation, comment, deviation_text, waiting_for, expected_end,
                reported_by, reported_by_name, reported_at, reported_instead_of, is_late, approval)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17 from open
            on conflict on constraint status_report_revision do nothing
            returning id),
        let_go as (delete from styrkedja.form_draft where account_id = $18 and address = any($19) and exists (select from stored))
        select exists (select from stored), exists (select from open)
        """;

    /// <param name="isExempted">It is taken although the period is locked.</param>
    /// <param name="reason">Why, for the trail; null for none.</param>
    /// <param name="drafts">Addresses of the person's drafts that it takes the place of.</param>
    /// <returns>False when another report has taken its revision, and nothing is stored.</returns>
    /// <exception cref="RuleBrokenException"><c>period-locked</c>: also where it is being locked at the same moment.</exception>
    public async Task<bool> TryAsync(StatusReport report, PeriodName period, bool isExempted, string? reason, IEnumerable<string> drafts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var sent = await connections.AtOnceAsync("activity.reported", reason, cancellation);
        sent.Add(Command(report, isExempted, [.. drafts]));
        await using var rows = await sent.AskAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return rows.GetBoolean(1) ? rows.GetBoolean(0) : throw new RuleBrokenException("period-locked", period);
    }

    private NpgsqlBatchCommand Command(StatusReport report, bool isExempted, string[] drafts) => new(Sql)
    {
        Parameters =
        {
            Value(report.Id.Value), Value(report.ActivityId.Value), Value(report.Year), Value(report.Number), Value(report.Revision),
            Value(report.Phase.ToString()), Value(report.Deviation), Text(report.Comment), Text(report.DeviationText), Text(report.WaitingFor), Text(report.ExpectedEnd?.ToString()),
            Person(report.ReportedBy?.Value), Text(report.ReportedByName), Value(report.ReportedAt), Text(report.ReportedInsteadOf), Value(report.IsLate), Value(report.Approval.ToString()),
            Person(user.Id?.Value), Value(drafts), Value(isExempted),
        },
    };

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Person(Guid? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };
}
