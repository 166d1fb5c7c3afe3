using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;
using Styrkedja.Domain.Years;

namespace Styrkedja.Application.Years;

/// <summary>
/// Takes a change of year back as one act while the new year is unused. What it made goes, what it changed is as before;
/// what somebody has worked on since stays, so that nothing is lost.
/// </summary>
public sealed class ReverseYearChange(StyrkedjaDbContext database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Why it cannot be taken back; null when it can.</summary>
    public async Task<RuleBrokenException?> ObstacleAsync(YearChange change, CancellationToken cancellation)
    {
        try
        {
            change.RequireReversible(await FirstUseAsync(change, cancellation), await IsLatestAsync(change, cancellation));
            return null;
        }
        catch (RuleBrokenException refusal)
        {
            return refusal;
        }
    }

    /// <returns>The change as it was taken back: now, or by an earlier press.</returns>
    /// <exception cref="RuleBrokenException">of the change, <c>year-change-unknown</c>.</exception>
    public async Task<(YearChange Change, bool Already)> HandleAsync(Guid id, string? reason, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(styrkedja.current_municipality()::text, 19))", cancellation);
        var change = await database.YearChanges.FirstOrDefaultAsync(c => c.Id == id, cancellation) ?? throw new RuleBrokenException("year-change-unknown");
        if (change.State == YearChangeState.Reversed)
        {
            return (change, true);
        }

        change.Reverse(await FirstUseAsync(change, cancellation), await IsLatestAsync(change, cancellation), reason, user.Sign(clock));
        await database.SaveAsync("year-change.reversed", change.ReversalReason, cancellation);
        foreach (var statement in _takingBack)
        {
            await database.Database.ExecuteSqlRawAsync(statement, [id], cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return (change, false);
    }

    /// <summary>
    /// Heirs first, then those they descend from: while an heir stays, what it replaced stays replaced. A row is compared
    /// with what the change wrote by its own types, since one day's text may be another's in another time zone.
    /// </summary>
    private static readonly string[] _takingBack =
    [
        $"""
        delete from styrkedja.activity t using styrkedja.year_change_row r
        where {Made("activity")} and not exists (
            select from styrkedja.activity_goal g where g.activity_id = t.id and not exists (
                select from styrkedja.year_change_row l where l.year_change_id = r.year_change_id and l.table_name = 'activity_goal'
                    and (l.after ->> 'activity_id')::uuid = g.activity_id and (l.after ->> 'goal_id')::uuid = g.goal_id))
        """,
        """
        update styrkedja.activity t set planned_end = (r.before ->> 'planned_end')::date, original_end = (r.before ->> 'original_end')::date
        from styrkedja.year_change_row r
        where r.year_change_id = {0} and r.table_name = 'activity' and r.before is not null and t.id = (r.after ->> 'id')::uuid
            and t.planned_end = (r.after ->> 'planned_end')::date
            and t.original_end = (r.after ->> 'original_end')::date and r.before ->> 'planned_end' <> r.after ->> 'planned_end'
        """,
        """
        update styrkedja.activity t set replaced_on = null
        from styrkedja.year_change_row r
        where r.year_change_id = {0} and r.table_name = 'activity' and r.before is not null and t.id = (r.after ->> 'id')::uuid
            and r.before ->> 'replaced_on' is null and t.replaced_on = (r.after ->> 'replaced_on')::date
            and not exists (select from styrkedja.activity h where t.id = any (h.descends_from))
        """,
        $"""
        delete from styrkedja.plan t using styrkedja.year_change_row r
        where {Made("plan")} and not exists (
            select from styrkedja.budget_line b where b.plan_id = t.id and not exists (
                select from styrkedja.year_change_row l where l.year_change_id = r.year_change_id and l.table_name = 'budget_line'
                    and b = jsonb_populate_record(b, l.after)))
            and not exists (select from styrkedja.plan_version v where v.plan_id = t.id)
        """,
        """
        update styrkedja.plan t set state = r.before ->> 'state'
        from styrkedja.year_change_row r
        where r.year_change_id = {0} and r.table_name = 'plan' and r.before is not null and t.id = (r.after ->> 'id')::uuid and t.state = r.after ->> 'state'
        """,
        $"delete from styrkedja.cycle_step t using styrkedja.year_change_row r where {Made("cycle_step")}",
        $"delete from styrkedja.follow_up_period t using styrkedja.year_change_row r where {Made("follow_up_period")}",
        """
        update styrkedja.governance_model t set in_force = false
        from styrkedja.year_change_row r
        where r.year_change_id = {0} and r.table_name = 'governance_model' and t.id = (r.after ->> 'id')::uuid
        """,
    ];

    private static string Made(string table) =>
        $$"""r.year_change_id = {0} and r.table_name = '{{table}}' and r.before is null and t.id = (r.after ->> 'id')::uuid and t = jsonb_populate_record(t, r.after)""";

    private Task<bool> IsLatestAsync(YearChange change, CancellationToken cancellation) =>
        database.YearChanges.AllAsync(c => c.State != YearChangeState.Done || c.FromYear <= change.FromYear, cancellation);

    /// <summary>Reports, assessments and plans of the year made before the change are no use of what it did.</summary>
    private async Task<NewYearUse?> FirstUseAsync(YearChange change, CancellationToken cancellation)
    {
        var since = change.FinishedAt ?? DateTimeOffset.MaxValue;
        var report = await (
            from r in database.StatusReports
            join a in database.Activities on r.ActivityId equals a.Id
            where r.Year >= change.ToYear && r.ReportedAt >= since
            orderby r.ReportedAt
            select new { a.Title, r.ReportedByName, r.ReportedAt }).FirstOrDefaultAsync(cancellation);
        var assessment = await (
            from a in database.Assessments
            join g in database.Goals on a.GoalId equals g.Id
            where a.Year >= change.ToYear && a.DecidedAt >= since
            orderby a.DecidedAt
            select new { g.Title, a.DecidedByName, a.DecidedAt }).FirstOrDefaultAsync(cancellation);
        var plan = await (
            from v in database.PlanVersions
            join p in database.Plans on v.PlanId equals p.Id
            where p.Year >= change.ToYear && v.MadeAt >= since
            orderby v.MadeAt
            select new { p.Name, v.MadeByName, v.MadeAt }).FirstOrDefaultAsync(cancellation);
        return new[]
        {
            (Kind: "report", What: report?.Title, By: report?.ReportedByName, At: report?.ReportedAt),
            (Kind: "assessment", What: assessment?.Title, By: assessment?.DecidedByName, At: assessment?.DecidedAt),
            (Kind: "plan", What: plan?.Name, By: plan?.MadeByName, At: plan?.MadeAt),
        }.Where(u => u.At is not null).OrderBy(u => u.At).Select(u => new NewYearUse(u.Kind, u.What!, u.By!, SwedishTime.DayOf(u.At!.Value))).FirstOrDefault();
    }
}
