using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

/// <summary>What a report of an activity for a period is held against.</summary>
/// <param name="Period">As stored; as the year's model says where nobody has set it up.</param>
/// <param name="IsYearClosed">The year is closed, also to the person at hand.</param>
/// <param name="Exemption">Opens what is closed to the person at hand; null for none.</param>
/// <param name="Revision">Of the latest report for the period; 0 for none.</param>
public sealed record ReportTerms(ActivityId Activity, string Title, UnitId Owner, DateRange Plan, FollowUpPeriod Period, YearsRules Rules, bool IsYearClosed, Exemption? Exemption, int Revision)
{
    /// <summary>When the period is, by the year's rhythm.</summary>
    public YearPeriod At => Rules.Calendar[Period.Tertial];

    /// <summary>False for one that the report sets up.</summary>
    public required bool IsPeriodStored { get; init; }

    /// <summary>The activity is followed up in the years that its plan reaches.</summary>
    public bool IsOfYear => Plan.Overlaps(DateRange.OfYear(Period.Year));

    /// <param name="isStrategist">Whoever sets up the periods may report until the lock.</param>
    /// <exception cref="RuleBrokenException"><c>activity-not-of-year</c>, <c>year-closed</c>, <c>period-locked</c>, <c>period-not-open</c>, <c>period-grace-over</c>.</exception>
    public void RequireReportableOn(DateOnly day, bool isStrategist)
    {
        if (!IsOfYear)
        {
            throw new RuleBrokenException("activity-not-of-year", Plan.Start, Plan.End, Period.Year);
        }

        if (IsYearClosed)
        {
            throw new RuleBrokenException("year-closed", Period.Year);
        }

        Period.RequireReportableOn(day, isStrategist, Exemption);
    }
}

/// <summary>
/// Reads what a report is held against: the one thing that everybody does, and all within the same days. Plain SQL, sent all at
/// once.
/// </summary>
public sealed class ReportTermsReading(StyrkedjaDbContext database, ContextConnection connections, CurrentUser user)
{
    private const string ActivitySql = "select title, owner_unit_id, planned_start, planned_end from styrkedja.activity where id = $1";

    private const string PeriodSql = "select id, name, cutoff, opens, report_by, assess_by, grace_by, locked_at, published_at from styrkedja.follow_up_period where year = $1 and number = $2";

    private const string ClosedSql = """
        select (select max(from_year) from styrkedja.year_change where state = 'Done'), exists (
            select from styrkedja.exemption
            where subject_id = $1 and kind = 'Report' and year = $2 and number = $3 and account_id = $4 and ended_at is null and last_day >= $5)
        """;

    private const string RevisionSql = "select coalesce(max(revision), 0) from styrkedja.status_report where activity_id = $1 and year = $2 and number = $3";

    // A loop in stored data ends by itself: a row that has come before is not taken once more.
    private const string PathSql = """
        with recursive path (id, parent_id) as (
            select u.id, u.parent_id from styrkedja.activity a join styrkedja.unit u on u.id = a.owner_unit_id where a.id = $1
            union select u.id, u.parent_id from path p join styrkedja.unit u on u.id = p.parent_id)
        select id from path
        """;

    /// <returns>Null when the municipality has no such activity.</returns>
    /// <exception cref="RuleBrokenException"><c>period-unknown</c></exception>
    public async Task<ReportTerms?> FindAsync(ActivityId id, PeriodKey tertial, CancellationToken cancellation)
    {
        string title;
        UnitId owner;
        DateRange plan;
        FollowUpPeriod? period;
        YearsRules rules;
        int? closed;
        bool isExempted;
        int revision;
        await using (var sent = await connections.AtOnceAsync(null, null, cancellation))
        {
            Ask(sent, id, tertial);
            await using var rows = await sent.AskAsync(cancellation);
            if (!await rows.ReadAsync(cancellation))
            {
                return null;
            }

            (title, owner, plan) = (rows.GetString(0), new UnitId(rows.GetGuid(1)), new DateRange(Day(rows, 2), Day(rows, 3)));
            await rows.NextResultAsync(cancellation);
            period = await rows.ReadAsync(cancellation) ? PeriodIn(rows, tertial) : null;
            await rows.NextResultAsync(cancellation);
            rules = await YearsRules.ReadAsync(rows, cancellation);
            await rows.NextResultAsync(cancellation);
            await rows.ReadAsync(cancellation);
            (closed, isExempted) = (rows.IsDBNull(0) ? null : rows.GetInt32(0), rows.GetBoolean(1));
            await rows.NextResultAsync(cancellation);
            await rows.ReadAsync(cancellation);
            revision = rows.GetInt32(0);
            if (await rows.NextResultAsync(cancellation))
            {
                user.Know(owner, await PathIn(rows, cancellation));
            }
        }

        database.Know(rules);
        var exemption = isExempted ? await database.RequireOpenAsync(user, ExemptionKind.Report, id.Value, tertial.Year, tertial.Number, cancellation) : null;
        var at = period ?? database.Periods.Local.FirstOrDefault(p => p.Tertial == tertial) ?? Periods.Plan(tertial, rules.Of(tertial.Year));
        return new ReportTerms(id, title, owner, plan, at, rules, exemption is null && tertial.Year <= closed, exemption, revision) { IsPeriodStored = period is not null };
    }

    private void Ask(SentAtOnce sent, ActivityId id, PeriodKey tertial)
    {
        sent.Add(new(ActivitySql) { Parameters = { Id(id.Value) } });
        sent.Add(new(PeriodSql) { Parameters = { Number(tertial.Year), Number(tertial.Number) } });
        sent.Add(YearsRules.Asked());
        sent.Add(new(ClosedSql) { Parameters = { Id(id.Value), Number(tertial.Year), Number(tertial.Number), Id(user.Id?.Value ?? Guid.Empty), new NpgsqlParameter<DateOnly> { TypedValue = user.Today } } });
        sent.Add(new(RevisionSql) { Parameters = { Id(id.Value), Number(tertial.Year), Number(tertial.Number) } });
        if (user.IsBoundToUnits)
        {
            sent.Add(new(PathSql) { Parameters = { Id(id.Value) } });
        }
    }

    private static FollowUpPeriod PeriodIn(NpgsqlDataReader rows, PeriodKey tertial)
    {
        var period = new FollowUpPeriod(rows.GetGuid(0), new PeriodName(tertial, rows.IsDBNull(1) ? null : rows.GetString(1)), Day(rows, 2), Day(rows, 3), Day(rows, 4), Day(rows, 5), rows.IsDBNull(6) ? null : Day(rows, 6));
        if (!rows.IsDBNull(7))
        {
            period.Lock(rows.GetFieldValue<DateTimeOffset>(7));
        }

        if (!rows.IsDBNull(8))
        {
            period.Publish(rows.GetFieldValue<DateTimeOffset>(8));
        }

        return period;
    }

    private static async Task<IReadOnlySet<UnitId>> PathIn(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var path = new HashSet<UnitId>();
        while (await rows.ReadAsync(cancellation))
        {
            path.Add(new UnitId(rows.GetGuid(0)));
        }

        return path;
    }

    private static DateOnly Day(NpgsqlDataReader rows, int column) => rows.GetFieldValue<DateOnly>(column);

    private static NpgsqlParameter<Guid> Id(Guid id) => new() { TypedValue = id };

    private static NpgsqlParameter<int> Number(int number) => new() { TypedValue = number };
}
