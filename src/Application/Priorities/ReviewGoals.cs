using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Priorities;

namespace Styrkedja.Application.Priorities;

/// <summary>Answers the tasks to weigh goals against a priority that came after them (R025).</summary>
public sealed class ReviewGoals(StyrkedjaDbContext database, CurrentUser user, TimeProvider clock)
{
    /// <summary>A strategist answers for every goal, a secretary for those of their body.</summary>
    public static bool MayAnswer(CurrentUser user, Goal goal) =>
        user.May(Permission.ManageGovernance) || MayAnswer(user.Holder, goal);

    /// <inheritdoc cref="MayAnswer(CurrentUser, Goal)"/>
    public static bool MayAnswer(RoleHolder person, Goal goal) =>
        person.May(Permission.ManageGovernance) || person.Roles.Any(r => Rights.Grant(r.Role, Permission.ManageCases) && r.BodyId is not null && r.BodyId == goal.BodyId);

    /// <summary>The goal stands as it is, and rests on the priority from now on.</summary>
    /// <exception cref="RuleBrokenException"><c>review-unknown</c>, <c>review-closed</c>, <c>review-reason-required</c>, <c>not-permitted</c>.</exception>
    public async Task KeepAsync(Guid id, string? reason, CancellationToken cancellation)
    {
        var review = await FindAsync(id, cancellation);
        review.Keep(reason, user.Sign(clock));
        (await database.Priorities.FirstAsync(p => p.Id == review.PriorityId, cancellation)).LinkTo(review.GoalId);
        await database.SaveAsync("goal-review.kept", review.Reason, cancellation);
    }

    /// <summary>Chooses that the goal is to be changed or withdrawn; the ordinary decision of that closes the task.</summary>
    /// <returns>The goal.</returns>
    /// <exception cref="RuleBrokenException"><c>review-unknown</c>, <c>review-closed</c>, <c>not-permitted</c>.</exception>
    public async Task<GoalId> IntendAsync(Guid id, ReviewOutcome intended, CancellationToken cancellation)
    {
        var review = await FindAsync(id, cancellation);
        review.Intend(intended);
        await database.SaveAsync("goal-review.chosen", null, cancellation);
        return review.GoalId;
    }

    private async Task<GoalReview> FindAsync(Guid id, CancellationToken cancellation)
    {
        var review = await database.GoalReviews.FirstOrDefaultAsync(r => r.Id == id, cancellation) ?? throw new RuleBrokenException("review-unknown");
        var goal = await database.Goals.AsNoTracking().FirstAsync(g => g.Id == review.GoalId, cancellation);
        return MayAnswer(user, goal) ? review : throw new RuleBrokenException("not-permitted");
    }
}

/// <summary>What a decision on a goal means for its open reviews; saved with the decision.</summary>
internal static class ReviewsOfDecisions
{
    /// <summary>Closes those for which a change had been chosen: another revision has nothing to do with them.</summary>
    public static async Task CloseRevisedAsync(this StyrkedjaDbContext database, GoalVersion version, Signature by, CancellationToken cancellation)
    {
        foreach (var review in await OpenAsync(database, version.GoalId, cancellation))
        {
            if (review.Intended == ReviewOutcome.Changed)
            {
                review.GoalRevised(version.Number, $"{version.Decision}. {version.Reason}", by);
                (await database.Priorities.FirstAsync(p => p.Id == review.PriorityId, cancellation)).LinkTo(version.GoalId);
            }
        }
    }

    /// <summary>Closes all of them: there is no goal left to weigh.</summary>
    public static async Task CloseWithGoalAsync(this StyrkedjaDbContext database, Goal goal, Signature by, CancellationToken cancellation) =>
        (await OpenAsync(database, goal.Id, cancellation)).ForEach(r => r.GoalClosed(goal.Decision!, by));

    private static Task<List<GoalReview>> OpenAsync(StyrkedjaDbContext database, GoalId goal, CancellationToken cancellation) =>
        database.GoalReviews.Where(r => r.GoalId == goal && r.Outcome == null).ToListAsync(cancellation);
}
