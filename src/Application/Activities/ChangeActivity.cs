using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

/// <summary>An activity as its form gives it.</summary>
/// <param name="Goals">These and no others; at least one.</param>
/// <param name="TakingPart">In printed order; without the owner.</param>
public sealed record ActivityGiven(
    UnitId Owner, string? Title, string? Description, DateRange Plan, IReadOnlyList<GoalId> Goals, IReadOnlyList<UnitId> TakingPart, string? Funding, ActivityDetails Details);

/// <summary>Plans an activity, changes one, splits it, merges several, or deletes one that was never adopted (R059, R066, R072).</summary>
public sealed class ChangeActivity(StyrkedjaDbContext database, Successions successions, CurrentUser user, TimeProvider clock)
{
    private DateOnly Today => SwedishTime.DayOf(clock.GetUtcNow());

    /// <exception cref="RuleBrokenException">of the activity, and <c>unit-unknown</c>, <c>goal-unknown</c>, <c>unit-outside-plan</c>, <c>unit-ceased-…</c>, <c>not-permitted</c>.</exception>
    public async Task<ActivityId> PlanAsync(ActivityGiven given, CancellationToken cancellation)
    {
        await RequireKnownAsync(given, cancellation);
        await database.RequireOpenAsync(given.Plan.End.Year, cancellation);
        var activity = new Activity(Ids.New<ActivityId>(), given.Owner, given.Title ?? "", given.Plan, given.Goals);
        Write(activity, given);
        activity.PlaceAt((await database.Activities.MaxAsync(a => (int?)a.Order, cancellation) ?? 0) + 1);
        database.Activities.Add(activity);
        await database.SaveAsync("activity.planned", null, cancellation);
        return activity.Id;
    }

    /// <param name="reason">Why its dates change; demanded when it has been adopted.</param>
    /// <param name="seen">Version the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException">as when planning, and <c>activity-unknown</c>, <c>replan-reason-required</c>, <c>changed-meanwhile</c>.</exception>
    public async Task HandleAsync(ActivityId id, ActivityGiven given, string? reason, uint seen, CancellationToken cancellation)
    {
        var activity = await FindAsync(id, cancellation);
        await RequireKnownAsync(given, cancellation);
        activity.Replan(given.Plan, reason);
        activity.MoveTo(given.Owner);
        activity.LinkOnlyTo(given.Goals);
        Write(activity, given);

        // Links are rows of their own: without this a change of them alone would not be held against what was seen.
        database.Entry(activity).Property(a => a.Title).IsModified = true;
        await database.SaveSeenAsync(activity, seen, "activity.changed", reason, cancellation);
    }

    /// <summary>Who takes over an activity whose unit ceases within its time; null where it does not.</summary>
    public Task<Succession?> SuccessionAsync(ActivityGiven given, CancellationToken cancellation) => successions.OfAsync(given.Owner, given.Plan.End, cancellation);

    /// <summary>The activity and the version that a change must have seen; null when the municipality has no such activity.</summary>
    public async Task<(Activity Activity, uint Version)?> ForChangeAsync(ActivityId id, CancellationToken cancellation) =>
        await database.Activities.FirstOrDefaultAsync(a => a.Id == id, cancellation) is { } activity ? (activity, database.VersionOf(activity)) : null;

    /// <returns>Those that stand in its place from today.</returns>
    /// <exception cref="RuleBrokenException"><c>activity-unknown</c>, <c>activity-split-needs-two</c>, <c>activity-replaced</c>, <c>changed-meanwhile</c>.</exception>
    public async Task<IReadOnlyList<ActivityId>> SplitAsync(ActivityId id, IReadOnlyCollection<string> titles, uint seen, CancellationToken cancellation)
    {
        var activity = await FindAsync(id, cancellation);
        var heirs = activity.SplitInto(titles, Today);
        database.Activities.AddRange(heirs);
        await database.SaveSeenAsync(activity, seen, "activity.split", null, cancellation);
        return [.. heirs.Select(a => a.Id)];
    }

    /// <param name="seen">Those to merge, each with the version that the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException"><c>activity-unknown</c>, <c>activity-merge-needs-two</c>, <c>activities-of-different-units</c>, <c>activity-replaced</c>, <c>changed-meanwhile</c>.</exception>
    public async Task<ActivityId> MergeAsync(IReadOnlyDictionary<ActivityId, uint> seen, string title, CancellationToken cancellation)
    {
        var activities = new List<Activity>();
        foreach (var (id, version) in seen)
        {
            var activity = await FindAsync(id, cancellation);
            database.Entry(activity).Property("Version").OriginalValue = version;
            activities.Add(activity);
        }

        var merged = Activity.Merge(activities, title, Today);
        database.Activities.Add(merged);
        try
        {
            await database.SaveAsync("activity.merged", null, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBrokenException("changed-meanwhile");
        }

        return merged.Id;
    }

    /// <exception cref="RuleBrokenException"><c>activity-unknown</c>, <c>activity-adopted</c>, <c>activity-has-reports</c>.</exception>
    public async Task DeleteAsync(ActivityId id, CancellationToken cancellation)
    {
        var activity = await FindAsync(id, cancellation);
        if (activity.AdoptedOn is not null)
        {
            throw new RuleBrokenException("activity-adopted", activity.Title);
        }

        if (await database.StatusReports.AnyAsync(r => r.ActivityId == id, cancellation))
        {
            throw new RuleBrokenException("activity-has-reports", activity.Title);
        }

        database.Activities.Remove(activity);
        await database.SaveAsync("activity.deleted", null, cancellation);
    }

    private static void Write(Activity activity, ActivityGiven given)
    {
        activity.Describe(given.Title ?? "", given.Description, given.Funding);
        activity.Involve(given.TakingPart.Where(u => u != given.Owner));
        activity.Detail(given.Details);
    }

    private async Task RequireKnownAsync(ActivityGiven given, CancellationToken cancellation)
    {
        await user.RequireAsync(Permission.PlanActivities, given.Owner, cancellation);
        var wanted = given.TakingPart.Append(given.Owner).Distinct().ToList();
        var units = await database.Units.AsNoTracking().Where(u => wanted.Contains(u.Id)).ToListAsync(cancellation);
        if (units.Count != wanted.Count)
        {
            throw new RuleBrokenException("unit-unknown");
        }

        if (units.Find(u => u.Id == given.Owner && !u.ExistsDuring(given.Plan)) is { } gone)
        {
            throw await successions.OfAsync(given.Owner, given.Plan.Start, cancellation) is { } succession
                ? new RuleBrokenException($"unit-ceased-{succession.Key}", succession.Facts)
                : new RuleBrokenException("unit-outside-plan", gone.Name);
        }

        var goals = given.Goals.Distinct().ToList();
        if (await database.Goals.CountAsync(g => goals.Contains(g.Id), cancellation) != goals.Count)
        {
            throw new RuleBrokenException("goal-unknown");
        }
    }

    private async Task<Activity> FindAsync(ActivityId id, CancellationToken cancellation)
    {
        var activity = await database.Activities.FirstOrDefaultAsync(a => a.Id == id, cancellation) ?? throw new RuleBrokenException("activity-unknown");
        await user.RequireAsync(Permission.PlanActivities, activity.OwnerUnitId, cancellation);
        await database.RequireOpenAsync(user, ExemptionKind.Activity, id.Value, activity.PlannedEnd.Year, null, cancellation);
        return activity;
    }
}
