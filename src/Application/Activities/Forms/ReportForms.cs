using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Styrkedja.Application.Activities.Bulk;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Forms;

/// <param name="StoredAt">Null until the person has said yes.</param>
/// <param name="Stored">How many reports were stored.</param>
public sealed record HandedInForm(Guid Id, string FileName, PeriodKey Tertial, UnitId Unit, TableRows Rows, DateTimeOffset? StoredAt, int Stored);

/// <summary>A unit's reports of a follow-up as an Excel form: out, in again, held against what is reported, and stored in one go (R048–R062).</summary>
public sealed class ReportForms(
    StyrkedjaDbContext database, ContextConnection connections, YearOverviews overviews, Periods periods, ReportActivity report, CurrentUser user, Tenant tenant, TimeProvider clock)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <returns>Null when the municipality has no such unit.</returns>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>period-unknown</c>.</exception>
    public async Task<UnitReports?> OfAsync(UnitId id, bool withBelow, PeriodKey tertial, CancellationToken cancellation)
    {
        await user.RequireAsync(Permission.ReportActivities, id, cancellation);
        var overview = await overviews.LoadAsync(tertial, cancellation);
        if (overview.Units.Find(id) is not { } unit)
        {
            return null;
        }

        IReadOnlySet<UnitId> units = withBelow ? overview.Units.SelfAndBelow(id) : new HashSet<UnitId> { id };
        List<ActivityRow> rows = [.. overview.Activities.Where(a => units.Contains(a.HeldNow))];
        var reports = await ReportsAsync(tertial, [.. rows.Select(r => r.Id)], cancellation);
        return new UnitReports(unit, overview, rows, reports.DistinctBy(r => r.ActivityId).ToDictionary(r => r.ActivityId));
    }

    /// <exception cref="RuleBrokenException"><c>not-permitted</c></exception>
    public async Task<Guid> KeepAsync(string fileName, TableRows rows, UnitId unit, PeriodKey tertial, CancellationToken cancellation)
    {
        await user.RequireAsync(Permission.ReportActivities, unit, cancellation);
        var id = Guid.CreateVersion7();
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "insert into styrkedja.report_form (id, file_name, year, number, unit_id, rows, handed_in_by, handed_in_at) values ($1, $2, $3, $4, $5, $6, $7, $8)", connection)
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = fileName }, new() { Value = tertial.Year }, new() { Value = tertial.Number }, new() { Value = unit.Value },
                new() { Value = JsonSerializer.Serialize(rows, _json), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = (object?)user.Id?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, new() { Value = clock.GetUtcNow() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
        return id;
    }

    /// <returns>Null when the municipality has no such form, or it is somebody else's.</returns>
    public async Task<HandedInForm?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "select file_name, year, number, unit_id, rows::text, stored_at, stored from styrkedja.report_form where id = $1 and handed_in_by = $2", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = user.Id?.Value ?? Guid.Empty } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new HandedInForm(
                id,
                reader.GetString(0),
                new PeriodKey(reader.GetInt32(1), reader.GetInt32(2)),
                new UnitId(reader.GetGuid(3)),
                JsonSerializer.Deserialize<TableRows>(reader.GetString(4), _json)!,
                reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
                reader.GetInt32(6))
            : null;
    }

    /// <summary>Says which of the unit's activities the rows of a text are of.</summary>
    /// <param name="chosen">By number of the row; null for none of them.</param>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>; <c>report-text-activity</c> for an activity that is not among the unit's.</exception>
    public async Task MatchAsync(HandedInForm form, UnitReports reports, IReadOnlyDictionary<int, ActivityId?> chosen, CancellationToken cancellation)
    {
        var byId = reports.Rows.ToDictionary(r => r.Id);
        var rows = ReportText.With(
            form.Rows,
            chosen.ToDictionary(c => c.Key, c => c.Value is not { } id ? null : byId.GetValueOrDefault(id) ?? throw new RuleBrokenException("report-text-activity")),
            tenant.Municipality!.Value,
            form.Tertial);
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("update styrkedja.report_form set rows = $2 where id = $1 and handed_in_by = $3 and stored_at is null", connection)
        {
            Parameters = { new() { Value = form.Id }, new() { Value = JsonSerializer.Serialize(rows, _json), NpgsqlDbType = NpgsqlDbType.Jsonb }, new() { Value = user.Id!.Value.Value } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>What storing it would do, in as many statements however many its rows are.</summary>
    public async Task<ReportFormComparison> CompareAsync(HandedInForm form, Words words, CancellationToken cancellation)
    {
        var columns = new ReportFormColumns(form.Rows.Heads);
        List<ActivityId> ids = [.. form.Rows.Rows.Select(row => RowKey.Read(columns.Cell(row.Cells, ReportFormColumn.Key))?.Activity).OfType<ActivityId>().Distinct()];
        var rules = await database.YearsRulesAsync(cancellation);
        var period = await periods.FindOrPlanAsync(form.Tertial, cancellation);
        var units = new UnitTree(await database.Units.AsNoTracking().ToListAsync(cancellation));
        var activities = await database.Activities.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var reports = (await ReportsAsync(form.Tertial, ids, cancellation)).ToLookup(r => r.ActivityId);
        var reach = user.May(Permission.ReportActivities) ? await user.UnitsForAsync(Permission.ReportActivities, cancellation) : new HashSet<UnitId>();
        var closed = await database.ClosedThroughAsync(cancellation);
        var exemptions = user.Id is { } me
            ? (await database.Exemptions.AsNoTracking()
                .Where(e => e.Kind == ExemptionKind.Report && e.Year == form.Tertial.Year && e.Number == form.Tertial.Number && e.AccountId == me && e.EndedAt == null && e.LastDay >= user.Today)
                .OrderByDescending(e => e.LastDay).ToListAsync(cancellation)).ToLookup(e => e.SubjectId)
            : Enumerable.Empty<Exemption>().ToLookup(e => e.SubjectId);
        var ground = new FormGround(
            tenant.Municipality!.Value, period, activities, reports, units.SelfAndBelow(form.Unit), reach, Refusal, FormReading.StatusesOf(rules.Of(form.Tertial.Year)), new PeriodNames(rules.Calendar, words));
        return new FormReading(form.Rows, ground, words).Read();

        RuleBrokenException? Refusal(Activity activity, StatusGiven given)
        {
            try
            {
                var exemption = exemptions[activity.Id.Value].FirstOrDefault();
                if (exemption is null && form.Tertial.Year <= closed)
                {
                    throw new RuleBrokenException("year-closed", form.Tertial.Year);
                }

                period.RequireReportableOn(periods.Today, user.May(Permission.ManageGovernance), exemption);
                activity.Report(period, given, 1, user.Sign(clock), exemption);
                return null;
            }
            catch (RuleBrokenException refusal)
            {
                return refusal;
            }
        }
    }

    /// <summary>Stores the chosen rows in one go, each as an ordinary report: all of them, or none.</summary>
    /// <param name="rows">Numbers of the rows chosen.</param>
    /// <param name="seen">Sum of what the person had before their eyes.</param>
    /// <returns>False when something has changed since, or the form is stored already; then nothing is stored.</returns>
    /// <exception cref="RuleBrokenException">What <see cref="ReportActivity"/> refuses.</exception>
    public async Task<bool> StoreAsync(HandedInForm form, IReadOnlySet<int> rows, string seen, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        database.ChangeTracker.Clear();
        await database.SayWhyAsync("report-form.stored", form.FileName, cancellation);
        var nothing = JsonSerializer.Serialize(form.Rows with { Rows = [] }, _json);
        var taken = await database.Database.ExecuteSqlAsync(
            $"update styrkedja.report_form set stored_at = {clock.GetUtcNow()}, stored = {rows.Count}, rows = {nothing}::jsonb where id = {form.Id} and stored_at is null", cancellation);
        var comparison = await CompareAsync(form, Words.Swedish, cancellation);
        if (taken == 0 || comparison.Fingerprint() != seen)
        {
            return false;
        }

        var via = Words.Swedish.Format(ReportText.Is(form.Rows) ? "report-text.via" : "report-form.via", form.FileName);
        List<FilledRow> chosen = [.. comparison.Rows.Where(row => rows.Contains(row.Row))];
        foreach (var row in chosen)
        {
            if (await report.HandleAsync(row.Activity.Id, form.Tertial, row.Given, row.Stored?.Revision ?? 0, via, cancellation) is not { WasWritten: true })
            {
                return false;
            }
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    private Task<List<StatusReport>> ReportsAsync(PeriodKey tertial, IReadOnlyList<ActivityId> activities, CancellationToken cancellation) =>
        database.StatusReports.AsNoTracking().Where(r => r.Year == tertial.Year && r.Number == tertial.Number && activities.Contains(r.ActivityId))
            .OrderByDescending(r => r.Revision).ToListAsync(cancellation);
}
