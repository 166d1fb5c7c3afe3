using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Priorities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Priorities;

/// <summary>Enters the council's priorities, links goals to them and withdraws them (R023–R026).</summary>
public sealed class ChangePriority(StyrkedjaDbContext database, CurrentUser user, TimeProvider clock)
{
    /// <summary>
    /// The goals that were adopted before the priority and hold in any of its years: those of the bodies, since the council's
    /// own goals are not weighed against its own priorities.
    /// </summary>
    /// <param name="area">Only goals that bear on it, themselves or by the goals they lead to; null for all.</param>
    public async Task<IReadOnlyList<Goal>> AffectedAsync(FocusAreaId? area, int firstYear, int lastYear, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var closed = await database.ClosedThroughAsync(cancellation) ?? 0;
        var goals = await database.Goals.AsNoTracking().OrderBy(g => g.Order).ThenBy(g => g.Title).ToListAsync(cancellation);
        var byId = goals.ToDictionary(g => g.Id);
        return
        [
            .. goals.Where(g => g.State == GoalState.Adopted && g.Kind is GoalKind.Board or GoalKind.Unknown && g.FirstYear <= lastYear && g.LastYear >= firstYear && g.LastYear > closed)
                .Where(g => area is not { } focus || AreasOf(g).Contains(focus)),
        ];

        IEnumerable<FocusAreaId> AreasOf(Goal goal) =>
            goal.FocusAreas.Count > 0 ? goal.FocusAreas : goal.Parents.Select(p => byId.GetValueOrDefault(p)).OfType<Goal>().SelectMany(p => p.FocusAreas);
    }

    /// <param name="toReview">Goals that get a review task each.</param>
    /// <param name="due">Last day of the reviews, included; needed where there are any.</param>
    /// <exception cref="RuleBrokenException">of the priority, <c>priority-due-required</c>, <c>priority-due-before-decision</c>, <c>goal-unknown</c>, <c>priority-already-there</c>, <c>priority-decided-later</c>.</exception>
    public async Task<PriorityId> AdoptAsync(PriorityDetails details, IReadOnlyCollection<GoalId> toReview, DateOnly? due, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var priority = new Priority(Ids.New<PriorityId>(), details);
        if (details.DecidedOn > SwedishTime.DayOf(clock.GetUtcNow()))
        {
            throw new RuleBrokenException("priority-decided-later", details.DecidedOn);
        }

        // Two at once, from two windows or a hand too quick, are one.
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(styrkedja.current_municipality()::text, 21))", cancellation);
        if (await database.Priorities.AnyAsync(p => p.Title == priority.Title && p.Decision == priority.Decision && p.WithdrawnAt == null, cancellation))
        {
            throw new RuleBrokenException("priority-already-there", priority.Title);
        }

        database.Priorities.Add(priority);
        if (toReview.Count > 0)
        {
            var by = due ?? throw new RuleBrokenException("priority-due-required");
            if (by < details.DecidedOn)
            {
                throw new RuleBrokenException("priority-due-before-decision", details.DecidedOn);
            }

            await RequireGoalsAsync(toReview, cancellation);
            database.GoalReviews.AddRange(toReview.Distinct().Select(g => new GoalReview(Guid.CreateVersion7(), priority.Id, g, by)));
        }

        await database.SaveAsync("priority.adopted", details.Decision, cancellation);
        await transaction.CommitAsync(cancellation);
        return priority.Id;
    }

    /// <summary>The version that a correction must have seen; null for one that does not exist.</summary>
    public async Task<uint?> VersionAsync(PriorityId id, CancellationToken cancellation) =>
        await database.Priorities.FirstOrDefaultAsync(p => p.Id == id, cancellation) is { } priority ? database.VersionOf(priority) : null;

    /// <summary>Corrects its title, its text and the printed decision; the trail keeps what they were.</summary>
    /// <param name="seen">Version the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException"><c>priority-unknown</c>, <c>priority-already-there</c>, <c>changed-meanwhile</c>, and those of the priority.</exception>
    public async Task CorrectAsync(PriorityId id, string? title, string? text, string? decision, uint seen, CancellationToken cancellation)
    {
        var priority = await FindAsync(id, cancellation);
        priority.Correct(title, text, decision);
        if (await database.Priorities.AnyAsync(p => p.Id != id && p.Title == priority.Title && p.Decision == priority.Decision && p.WithdrawnAt == null, cancellation))
        {
            throw new RuleBrokenException("priority-already-there", priority.Title);
        }

        await database.SaveSeenAsync(priority, seen, "priority.corrected", null, cancellation);
    }

    /// <summary>Says that goals rest on it, without a review.</summary>
    /// <exception cref="RuleBrokenException"><c>priority-unknown</c>, <c>priority-withdrawn</c>, <c>goal-unknown</c>.</exception>
    public async Task LinkAsync(PriorityId id, IReadOnlyCollection<GoalId> goals, CancellationToken cancellation)
    {
        var priority = await FindAsync(id, cancellation);
        await RequireGoalsAsync(goals, cancellation);
        priority.LinkTo(goals);
        await database.SaveAsync("priority.linked", null, cancellation);
    }

    /// <summary>Withdraws it; reviews that nobody has answered are dropped.</summary>
    /// <exception cref="RuleBrokenException"><c>priority-unknown</c>, <c>priority-withdrawn</c>, <c>priority-decision-required</c>.</exception>
    public async Task WithdrawAsync(PriorityId id, string? decision, CancellationToken cancellation)
    {
        var priority = await FindAsync(id, cancellation);
        var by = user.Sign(clock);
        priority.Withdraw(decision, by);
        (await database.GoalReviews.Where(r => r.PriorityId == id && r.Outcome == null).ToListAsync(cancellation)).ForEach(r => r.Drop(priority.Withdrawal!, by));
        await database.SaveAsync("priority.withdrawn", priority.Withdrawal, cancellation);
    }

    private async Task<Priority> FindAsync(PriorityId id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        return await database.Priorities.FirstOrDefaultAsync(p => p.Id == id, cancellation) ?? throw new RuleBrokenException("priority-unknown");
    }

    private async Task RequireGoalsAsync(IReadOnlyCollection<GoalId> goals, CancellationToken cancellation)
    {
        if (await database.Goals.CountAsync(g => goals.Contains(g.Id), cancellation) != goals.Distinct().Count())
        {
            throw new RuleBrokenException("goal-unknown");
        }
    }
}
