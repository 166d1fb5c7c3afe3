using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities.Rulings;

/// <summary>An activity that a body orders.</summary>
/// <param name="Goals">At least one.</param>
public sealed record OrderedActivity(UnitId Owner, string? Title, string? Description, DateRange Plan, IReadOnlyList<GoalId> Goals, ActivityPriority Priority);

/// <summary>An order that has been recorded.</summary>
/// <param name="InPlan">Whether an adopted plan has a version with it.</param>
public sealed record OrderTaken(ActivityId Activity, bool InPlan);

/// <summary>
/// Records that a body has raised or lowered an activity's priority, or ordered a new activity. Every adopted plan that the
/// activity stands in gets a version, which says what changed by the decision's own name.
/// </summary>
public sealed class RuleOnActivities(StyrkedjaDbContext database, CurrentUser user, TimeProvider clock)
{
    /// <summary>The same decision sent again by the same person is recorded once.</summary>
    /// <param name="seen">Version of the activity that the person had before their eyes.</param>
    /// <returns>The decision with a later day, which holds still; null when this one does.</returns>
    /// <exception cref="RuleBrokenException">of the ruling, and <c>not-permitted</c>, <c>activity-unknown</c>, <c>activity-replaced</c>, <c>year-closed</c>, <c>changed-meanwhile</c>.</exception>
    public async Task<ActivityRuling?> PrioritiseAsync(ActivityId id, ActivityPriority priority, RulingGiven given, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.RecordDecisions);
        await using var transaction = await TakeTurnAsync(cancellation);
        try
        {
            var activity = await database.Activities.FirstOrDefaultAsync(a => a.Id == id, cancellation) ?? throw new RuleBrokenException("activity-unknown");
            await database.RequireOpenAsync(activity.PlannedEnd.Year, cancellation);
            var made = await database.ActivityRulings.AsNoTracking().Where(r => r.ActivityId == id).ToListAsync(cancellation);
            var later = made.Where(r => r.DecidedOn > given.Day).OrderBy(r => r.DecidedOn).ThenBy(r => r.RecordedAt).LastOrDefault();
            if (made.Exists(r => r.Records(priority, given, user.Id)))
            {
                return later;
            }

            var ruling = activity.Prioritise(priority, given, user.Sign(clock), made);
            database.ActivityRulings.Add(ruling);
            if (later is null)
            {
                await AmendPlansAsync(activity, given, cancellation);
            }

            // One recorded late changes no column, and is held against what was seen all the same.
            database.Entry(activity).Property(a => a.Title).IsModified = true;
            await database.SaveSeenAsync(activity, seen, "activity.prioritised", ruling.Decision, cancellation);
            await transaction.CommitAsync(cancellation);
            return later;
        }
        catch (RuleBrokenException)
        {
            // What was refused is not shown as if it held.
            database.ChangeTracker.Clear();
            throw;
        }
    }

    /// <summary>The same order sent again by the same person is recorded once.</summary>
    /// <exception cref="RuleBrokenException">of the activity and the ruling, and <c>not-permitted</c>, <c>unit-unknown</c>, <c>unit-outside-plan</c>, <c>goal-unknown</c>, <c>order-in-the-past</c>, <c>activity-already-ordered</c>, <c>year-closed</c>, <c>changed-meanwhile</c>.</exception>
    public async Task<OrderTaken> OrderAsync(OrderedActivity ordered, RulingGiven given, CancellationToken cancellation)
    {
        user.Require(Permission.RecordDecisions);
        await database.RequireOpenAsync(ordered.Plan.End.Year, cancellation);
        if (ordered.Plan.End < SwedishTime.DayOf(clock.GetUtcNow()))
        {
            throw new RuleBrokenException("order-in-the-past", ordered.Plan.End);
        }

        await RequireKnownAsync(ordered, cancellation);
        await using var transaction = await TakeTurnAsync(cancellation);
        var activity = new Activity(Ids.New<ActivityId>(), ordered.Owner, ordered.Title ?? "", ordered.Plan, ordered.Goals);
        activity.Describe(ordered.Title ?? "", ordered.Description, null);
        activity.PlaceAt((await database.Activities.MaxAsync(a => (int?)a.Order, cancellation) ?? 0) + 1);
        var ruling = activity.TakeAsOrdered(ordered.Priority, given, user.Sign(clock));
        if (await OrderedBeforeAsync(activity, ruling, cancellation) is { } before)
        {
            return new OrderTaken(before, await StandsInPlanAsync(before, activity, cancellation));
        }

        database.Activities.Add(activity);
        database.ActivityRulings.Add(ruling);
        var plans = await AmendPlansAsync(activity, given, cancellation);
        try
        {
            await database.SaveAsync("activity.ordered", ruling.Decision, cancellation);
        }
        catch (DbUpdateException e) when (StyrkedjaDbContext.IsTakenMeanwhile(e))
        {
            throw new RuleBrokenException("changed-meanwhile");
        }

        await transaction.CommitAsync(cancellation);
        return new OrderTaken(activity.Id, plans > 0);
    }

    /// <summary>A head of the unit says that they have seen it.</summary>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>ruling-unknown</c></exception>
    public async Task SeeAsync(Guid id, CancellationToken cancellation)
    {
        var ruling = await database.ActivityRulings.FirstOrDefaultAsync(r => r.Id == id, cancellation) ?? throw new RuleBrokenException("ruling-unknown");
        var owner = await database.Activities.Where(a => a.Id == ruling.ActivityId).Select(a => a.OwnerUnitId).FirstAsync(cancellation);
        await user.RequireAsync(Permission.PlanActivities, owner, cancellation);
        if (ruling.SeenAt is not null)
        {
            return;
        }

        ruling.See(await user.SignAsync(Permission.PlanActivities, owner, clock, cancellation));
        await database.SaveAsync("activity.ruling-seen", null, cancellation);
    }

    /// <summary>What was adopted last, with this change and no other: what has been planned since waits for its own adoption.</summary>
    /// <returns>How many plans have a new version.</returns>
    private async Task<int> AmendPlansAsync(Activity activity, RulingGiven given, CancellationToken cancellation)
    {
        var closed = await database.ClosedThroughAsync(cancellation);
        var (first, last) = (activity.PlannedStart.Year, activity.PlannedEnd.Year);
        var plans = await database.Plans.Where(p => p.State == PlanState.Adopted && p.Year >= first && p.Year <= last && !(p.Year <= closed)).ToListAsync(cancellation);
        var ids = plans.Select(p => p.Id).ToList();
        var latest = await (
            from version in database.PlanVersions.AsNoTracking()
            join plan in database.Plans on version.PlanId equals plan.Id
            where ids.Contains(plan.Id) && version.Number == plan.LatestVersion
            select version).ToDictionaryAsync(v => v.PlanId, cancellation);
        var unit = await database.Units.AsNoTracking().FirstAsync(u => u.Id == activity.OwnerUnitId, cancellation);
        var amended = 0;
        foreach (var plan in plans.Where(p => latest.ContainsKey(p.Id)))
        {
            var content = latest[plan.Id].Content;
            IReadOnlyList<GoalId> goals = [.. activity.Goals.Where(g => content.Goals.Any(p => p.Id == g))];
            if (goals.Count > 0)
            {
                var stands = content.Activities.FirstOrDefault(a => a.Id == activity.Id)
                    ?? new ActivityInPlan(activity.Id, activity.Title, unit.AsOn(given.Day).Name, activity.PlannedStart, activity.PlannedEnd, activity.Description, goals);
                database.PlanVersions.Add(plan.Amend(given.Decision, given.Day, content.With(stands with { Priority = activity.Details.Priority }), user.Sign(clock)));
                amended++;
            }
        }

        return amended;
    }

    // Each gives the plan its next version and a decision its place among the others, so they are recorded one after another.
    private async Task<IDbContextTransaction> TakeTurnAsync(CancellationToken cancellation)
    {
        var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(styrkedja.current_municipality()::text, 27))", cancellation);

        // What was read before one's turn came may have been changed by whoever was before.
        database.ChangeTracker.Clear();
        return transaction;
    }

    private async Task RequireKnownAsync(OrderedActivity ordered, CancellationToken cancellation)
    {
        var unit = await database.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == ordered.Owner, cancellation) ?? throw new RuleBrokenException("unit-unknown");
        if (!unit.ExistsDuring(ordered.Plan))
        {
            throw new RuleBrokenException("unit-outside-plan", unit.Name);
        }

        if (await database.Goals.CountAsync(g => ordered.Goals.Contains(g.Id), cancellation) != ordered.Goals.Distinct().Count())
        {
            throw new RuleBrokenException("goal-unknown");
        }
    }

    // A hand too quick sends the form twice; whoever orders otherwise by the same decision is told.
    private async Task<ActivityId?> OrderedBeforeAsync(Activity activity, ActivityRuling ruling, CancellationToken cancellation)
    {
        var before = await (
            from stored in database.Activities.AsNoTracking()
            join ordered in database.ActivityRulings.AsNoTracking() on stored.Id equals ordered.ActivityId
            where stored.OwnerUnitId == activity.OwnerUnitId && stored.Title == activity.Title && ordered.Before == null && ordered.Decision == ruling.Decision
            select new { Activity = stored, Ruling = ordered }).FirstOrDefaultAsync(cancellation);
        if (before is null)
        {
            return null;
        }

        return before.Ruling.Records(ruling.After, new RulingGiven(ruling.Decision, ruling.DecidedOn, ruling.Minutes), user.Id)
            && before.Activity.Plan == activity.Plan && before.Activity.Description == activity.Description && before.Activity.Goals.ToHashSet().SetEquals(activity.Goals)
            ? before.Activity.Id
            : throw new RuleBrokenException("activity-already-ordered", activity.Title, ruling.Decision);
    }

    private async Task<bool> StandsInPlanAsync(ActivityId id, Activity activity, CancellationToken cancellation)
    {
        var (first, last) = (activity.PlannedStart.Year, activity.PlannedEnd.Year);
        var contents = await (
            from version in database.PlanVersions.AsNoTracking()
            join plan in database.Plans on version.PlanId equals plan.Id
            where plan.Year >= first && plan.Year <= last && version.Number == plan.LatestVersion
            select version.Content).ToListAsync(cancellation);
        return contents.Exists(c => c.Activities.Any(a => a.Id == id));
    }
}
