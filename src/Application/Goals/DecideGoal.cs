using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Priorities;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Goals;

/// <summary>Takes goals through their life: prepared, adopted, revised, closed, or deleted while they are only proposals (R018, R033).</summary>
public sealed class DecideGoal(StyrkedjaDbContext database, ChangeGoal change, CurrentUser user, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>goal-state</c>, <c>goal-unknown</c>; then none of them is changed.</exception>
    public Task PrepareAsync(IReadOnlyCollection<GoalId> goals, CancellationToken cancellation) => ForAllAsync(goals, g => g.Prepare(), "goal.prepared", cancellation);

    /// <exception cref="RuleBrokenException"><c>goal-state</c>, <c>goal-unknown</c>; then none of them is changed.</exception>
    public Task TakeBackAsync(IReadOnlyCollection<GoalId> goals, CancellationToken cancellation) => ForAllAsync(goals, g => g.TakeBack(), "goal.taken-back", cancellation);

    /// <param name="decision">The same for all: body, date and paragraph as printed.</param>
    /// <exception cref="RuleBrokenException"><c>goal-state</c>, <c>goal-decision-required</c>, <c>goal-unknown</c>; then none of them is adopted.</exception>
    public Task AdoptAsync(IReadOnlyCollection<GoalId> goals, string? decision, CancellationToken cancellation) =>
        ForAllAsync(goals, g => database.GoalVersions.Add(g.Adopt(decision, user.Sign(clock))), "goal.adopted", cancellation);

    /// <summary>A new wording, and its place with it.</summary>
    /// <param name="seen">Version the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException">of the revision, as when proposing, <c>goal-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task ReviseAsync(GoalId id, GoalGiven given, string? decision, string? reason, uint seen, CancellationToken cancellation)
    {
        var goal = await FindAsync(id, cancellation);
        var latest = await database.GoalVersions.Where(v => v.GoalId == id).MaxAsync(v => (int?)v.Number, cancellation) ?? 0;
        if (latest == 0 && goal.State == GoalState.Adopted)
        {
            // Taken in without its decision: what held until now must stay readable too.
            database.GoalVersions.Add(new GoalVersion(Guid.CreateVersion7(), id, ++latest, goal.Wording, goal.Decision ?? "–", null, user.Sign(clock)));
        }

        var by = user.Sign(clock);
        var version = goal.Revise(given.Wording, decision, reason, latest, by);
        database.GoalVersions.Add(version);
        await database.CloseRevisedAsync(version, by, cancellation);
        await change.PlaceAsync(goal, given, await database.Goals.ToListAsync(cancellation), cancellation);
        try
        {
            await database.SaveSeenAsync(goal, seen, "goal.revised", cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "goal_version_number" })
        {
            throw new RuleBrokenException("changed-meanwhile");
        }
    }

    /// <param name="lastYear">The last year it holds.</param>
    /// <exception cref="RuleBrokenException"><c>goal-state</c>, <c>goal-decision-required</c>, <c>goal-years-out-of-order</c>, <c>goal-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task CloseAsync(GoalId id, int lastYear, string? decision, uint seen, CancellationToken cancellation)
    {
        var goal = await FindAsync(id, cancellation);
        goal.Close(lastYear, decision);
        await database.CloseWithGoalAsync(goal, user.Sign(clock), cancellation);
        await database.SaveSeenAsync(goal, seen, "goal.closed", cancellation);
    }

    /// <exception cref="RuleBrokenException"><c>goal-not-a-proposal</c>, <c>goal-in-use</c>, <c>goal-unknown</c>.</exception>
    public async Task DeleteAsync(GoalId id, CancellationToken cancellation)
    {
        var goal = await FindAsync(id, cancellation);
        if (goal.State is GoalState.Adopted or GoalState.Closed)
        {
            throw new RuleBrokenException("goal-not-a-proposal", goal.Title);
        }

        var activities = await database.Activities.CountAsync(a => EF.Property<List<Domain.Activities.GoalLink>>(a, "_goalLinks").Any(l => l.GoalId == id), cancellation);
        var children = (await database.Goals.AsNoTracking().ToListAsync(cancellation)).Count(g => g.Parents.Contains(id));
        if (activities + children > 0)
        {
            throw new RuleBrokenException("goal-in-use", goal.Title, activities, children);
        }

        database.Measures.RemoveRange(await database.Measures.Where(m => m.GoalId == id).ToListAsync(cancellation));
        database.Goals.Remove(goal);
        await database.SaveAsync("goal.deleted", null, cancellation);
    }

    private async Task ForAllAsync(IReadOnlyCollection<GoalId> ids, Action<Goal> step, string verb, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var goals = await database.Goals.Where(g => ids.Contains(g.Id)).ToListAsync(cancellation);
        if (goals.Count != ids.Distinct().Count() || goals.Count == 0)
        {
            throw new RuleBrokenException("goal-unknown");
        }

        foreach (var goal in goals)
        {
            await change.RequireOpenAsync(goal, cancellation);
        }

        goals.ForEach(step);
        await database.SaveAsync(verb, null, cancellation);
    }

    private async Task<Goal> FindAsync(GoalId id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var goal = await database.Goals.FirstOrDefaultAsync(g => g.Id == id, cancellation) ?? throw new RuleBrokenException("goal-unknown");
        await change.RequireOpenAsync(goal, cancellation);
        return goal;
    }
}
