using Microsoft.EntityFrameworkCore;
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

/// <summary>
/// Records that a body has raised or lowered an activity's priority, or ordered a new activity. Every adopted plan that the
/// activity stands in gets a version, which says what changed by the decision's own name.
/// </summary>
public sealed class RuleOnActivities(StyrkedjaDbContext database, CurrentUser user, TimeProvider clock)
{
    /// <param name="seen">Version of the activity that the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException">of the ruling, and <c>not-permitted</c>, <c>activity-unknown</c>, <c>activity-replaced</c>, <c>year-closed</c>, <c>changed-meanwhile</c>.</exception>
    public async Task PrioritiseAsync(ActivityId id, ActivityPriority priority, RulingGiven given, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.RecordDecisions);
        var activity = await database.Activities.FirstOrDefaultAsync(a => a.Id == id, cancellation) ?? throw new RuleBrokenException("activity-unknown");
        await database.RequireOpenAsync(activity.PlannedEnd.Year, cancellation);
        var ruling = activity.Prioritise(priority, given, user.Sign(clock));
        database.ActivityRulings.Add(ruling);
        await AmendPlansAsync(activity, given, cancellation);
        await database.SaveSeenAsync(activity, seen, "activity.prioritised", ruling.Decision, cancellation);
    }

    /// <exception cref="RuleBrokenException">of the activity and the ruling, and <c>not-permitted</c>, <c>unit-unknown</c>, <c>unit-outside-plan</c>, <c>goal-unknown</c>, <c>activity-already-ordered</c>, <c>year-closed</c>, <c>changed-meanwhile</c>.</exception>
    public async Task<ActivityId> OrderAsync(OrderedActivity ordered, RulingGiven given, CancellationToken cancellation)
    {
        user.Require(Permission.RecordDecisions);
        await database.RequireOpenAsync(ordered.Plan.End.Year, cancellation);
        await RequireKnownAsync(ordered, cancellation);
        var activity = new Activity(Ids.New<ActivityId>(), ordered.Owner, ordered.Title ?? "", ordered.Plan, ordered.Goals);
        activity.Describe(ordered.Title ?? "", ordered.Description, null);
        activity.PlaceAt((await database.Activities.MaxAsync(a => (int?)a.Order, cancellation) ?? 0) + 1);
        var ruling = activity.TakeAsOrdered(ordered.Priority, given, user.Sign(clock));
        await RequireNewAsync(activity, ruling, cancellation);
        database.Activities.Add(activity);
        database.ActivityRulings.Add(ruling);
        await AmendPlansAsync(activity, given, cancellation);
        try
        {
            await database.SaveAsync("activity.ordered", ruling.Decision, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBrokenException("changed-meanwhile");
        }

        return activity.Id;
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
    private async Task AmendPlansAsync(Activity activity, RulingGiven given, CancellationToken cancellation)
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
        foreach (var plan in plans.Where(p => latest.ContainsKey(p.Id)))
        {
            var content = latest[plan.Id].Content;
            IReadOnlyList<GoalId> goals = [.. activity.Goals.Where(g => content.Goals.Any(p => p.Id == g))];
            if (goals.Count > 0)
            {
                var stands = content.Activities.FirstOrDefault(a => a.Id == activity.Id)
                    ?? new ActivityInPlan(activity.Id, activity.Title, unit.AsOn(given.Day).Name, activity.PlannedStart, activity.PlannedEnd, activity.Description, goals);
                database.PlanVersions.Add(plan.Amend(given.Decision, given.Day, content.With(stands with { Priority = activity.Details.Priority }), user.Sign(clock)));
            }
        }
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

    // A hand too quick sends the form twice.
    private async Task RequireNewAsync(Activity activity, ActivityRuling ruling, CancellationToken cancellation)
    {
        if (await database.Activities.AnyAsync(
            a => a.OwnerUnitId == activity.OwnerUnitId && a.Title == activity.Title && database.ActivityRulings.Any(r => r.ActivityId == a.Id && r.Before == null && r.Decision == ruling.Decision), cancellation))
        {
            throw new RuleBrokenException("activity-already-ordered", activity.Title, ruling.Decision);
        }
    }
}
