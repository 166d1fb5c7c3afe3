using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Priorities;

namespace Styrkedja.Application.Priorities;

/// <param name="Left">Reviews that nobody has answered, of <paramref name="Reviews"/>.</param>
public sealed record PriorityLine(Priority Priority, string? FocusArea, int Reviews, int Left);

/// <param name="Body">Name of the goal's body; null where nobody has said which.</param>
/// <param name="MayAnswer">Whether the person at hand answers for the goal's body.</param>
public sealed record ReviewLine(GoalReview Review, Goal Goal, string? Body, Priority Priority, bool MayAnswer);

/// <param name="FocusArea">What it was called on the day of the decision; null for all.</param>
/// <param name="Reviews">Those left first, then by goal.</param>
/// <param name="Linked">Goals that rest on it.</param>
public sealed record PriorityView(Priority Priority, string? FocusArea, IReadOnlyList<ReviewLine> Reviews, IReadOnlyList<Goal> Linked)
{
    public int Left => Reviews.Count(r => r.Review.IsOpen);
}

/// <summary>Reads the council's priorities and the reviews they led to, in a fixed number of statements.</summary>
public sealed class PriorityReading(StyrkedjaDbContext database, VisionReading visions, CurrentUser user)
{
    /// <summary>The latest decided first, those withdrawn last.</summary>
    public async Task<IReadOnlyList<PriorityLine>> AllAsync(CancellationToken cancellation)
    {
        var priorities = await database.Priorities.AsNoTracking().OrderBy(p => p.WithdrawnAt != null).ThenByDescending(p => p.DecidedOn).ThenBy(p => p.Title).ToListAsync(cancellation);
        var all = await visions.AllAsync(cancellation);
        var counts = await database.GoalReviews.GroupBy(r => r.PriorityId).Select(g => new { g.Key, All = g.Count(), Left = g.Count(r => r.Outcome == null) }).ToDictionaryAsync(g => g.Key, cancellation);
        return
        [
            .. priorities.Select(p => new PriorityLine(
                p, p.FocusAreaId is { } area ? all.NameOf(area, p.DecidedOn) : null, counts.GetValueOrDefault(p.Id)?.All ?? 0, counts.GetValueOrDefault(p.Id)?.Left ?? 0)),
        ];
    }

    /// <returns>Null when the municipality has no such priority.</returns>
    public async Task<PriorityView?> FindAsync(PriorityId id, CancellationToken cancellation)
    {
        if (await database.Priorities.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } priority)
        {
            return null;
        }

        var area = priority.FocusAreaId is { } focus ? (await visions.AllAsync(cancellation)).NameOf(focus, priority.DecidedOn) : null;
        var reviews = await LinesAsync(database.GoalReviews.Where(r => r.PriorityId == id), cancellation);
        var linked = await database.Goals.AsNoTracking().Where(g => priority.Goals.Contains(g.Id)).OrderBy(g => g.Order).ToListAsync(cancellation);
        return new PriorityView(priority, area, reviews, linked);
    }

    /// <returns>Null when the municipality has no such review.</returns>
    public async Task<ReviewLine?> ReviewAsync(Guid id, CancellationToken cancellation) =>
        (await LinesAsync(database.GoalReviews.Where(r => r.Id == id), cancellation)) is [var line] ? line : null;

    /// <summary>Every review of a goal, those left first.</summary>
    public Task<IReadOnlyList<ReviewLine>> OfGoalAsync(GoalId goal, CancellationToken cancellation) =>
        LinesAsync(database.GoalReviews.Where(r => r.GoalId == goal), cancellation);

    /// <summary>Priorities that a goal rests on.</summary>
    public async Task<IReadOnlyList<Priority>> UnderGoalAsync(GoalId goal, CancellationToken cancellation) =>
        [.. (await database.Priorities.AsNoTracking().Where(p => p.WithdrawnAt == null).OrderByDescending(p => p.DecidedOn).ToListAsync(cancellation)).Where(p => p.Goals.Contains(goal))];

    /// <summary>Those left that the person at hand is to answer, the soonest first.</summary>
    public async Task<IReadOnlyList<ReviewLine>> MineAsync(CancellationToken cancellation) => user.May(Permission.ManageGovernance) || user.May(Permission.ManageCases)
        ? [.. (await OpenAsync(cancellation)).Where(r => r.MayAnswer)]
        : [];

    /// <summary>Those left that anybody is to answer, the soonest first.</summary>
    internal async Task<IReadOnlyList<ReviewLine>> OpenAsync(CancellationToken cancellation) =>
        [.. (await LinesAsync(database.GoalReviews.Where(r => r.Outcome == null), cancellation)).OrderBy(r => r.Review.Due)];

    private async Task<IReadOnlyList<ReviewLine>> LinesAsync(IQueryable<GoalReview> wanted, CancellationToken cancellation)
    {
        var lines = await (
            from review in wanted.AsNoTracking()
            join goal in database.Goals.AsNoTracking() on review.GoalId equals goal.Id
            join priority in database.Priorities.AsNoTracking() on review.PriorityId equals priority.Id
            orderby review.Outcome != null, goal.Order
            select new { review, goal, priority }).ToListAsync(cancellation);
        var bodies = lines.Count == 0 ? [] : await database.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Name, cancellation);
        return [.. lines.Select(l => new ReviewLine(l.review, l.goal, l.goal.BodyId is { } body ? bodies.GetValueOrDefault(body) : null, l.priority, ReviewGoals.MayAnswer(user, l.goal)))];
    }
}
