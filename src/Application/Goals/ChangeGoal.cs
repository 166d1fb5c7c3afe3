using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Goals;

/// <summary>A goal as its form gives it.</summary>
/// <param name="Number">The municipality's own; null for none.</param>
/// <param name="Parents">Goals it leads to; these and no others.</param>
/// <param name="FocusAreas">Those it bears on; these and no others.</param>
public sealed record GoalGiven(
    GoalKind Kind, GoalWording Wording, string? Number, GoalAreaId? Area, BodyId? Body, IReadOnlyList<GoalId> Parents, IReadOnlyList<FocusAreaId> FocusAreas)
{
    /// <summary>Codes of Agenda 2030 that it adds to those of its focus areas; these and no others.</summary>
    public IReadOnlyList<string> Agenda { get; init; } = [];
}

/// <summary>Proposes a goal, changes one that is not yet decided, and moves, numbers and links any (R001, R002, R012, R033).</summary>
public sealed class ChangeGoal(StyrkedjaDbContext database, CurrentUser user)
{
    /// <exception cref="RuleBrokenException">of the goal, and <c>agenda-code-unknown</c>, <c>goal-of-another-level</c>, <c>goal-before-body</c>, <c>goal-after-body</c>, <c>body-unknown</c>.</exception>
    public async Task<GoalId> ProposeAsync(GoalGiven given, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        await database.RequireOpenAsync(given.Wording.LastYear, cancellation);
        var goal = new Goal(Ids.New<GoalId>(), given.Kind, given.Wording.Title, given.Wording.FirstYear, given.Wording.LastYear);
        var all = await database.Goals.ToListAsync(cancellation);
        goal.Word(given.Wording);
        goal.Place(null, all.Count == 0 ? 1 : all.Max(g => g.Order) + 1, null, null);
        await PlaceAsync(goal, given, all, cancellation);
        database.Goals.Add(goal);
        await database.SaveAsync("goal.proposed", null, cancellation);
        return goal.Id;
    }

    /// <param name="seen">Version the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException">of the goal, <c>goal-unknown</c>, <c>goal-adopted-is-revised</c>, <c>changed-meanwhile</c>, and as when proposing.</exception>
    public async Task HandleAsync(GoalId id, GoalGiven given, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var all = await database.Goals.ToListAsync(cancellation);
        var goal = all.Find(g => g.Id == id) ?? throw new RuleBrokenException("goal-unknown");
        var exemption = await RequireOpenAsync(goal, cancellation);
        goal.Word(given.Wording);
        await PlaceAsync(goal, given, all, cancellation);
        await database.SaveSeenAsync(goal, seen, "goal.changed", exemption?.Reason, cancellation);
    }

    /// <summary>The goal and the version that a change must have seen; null when the municipality has no such goal.</summary>
    public async Task<(Goal Goal, uint Version)?> ForChangeAsync(GoalId id, CancellationToken cancellation) =>
        await database.Goals.FirstOrDefaultAsync(g => g.Id == id, cancellation) is { } goal ? (goal, database.VersionOf(goal)) : null;

    /// <summary>A goal is closed with its last year (R128); until then it may be revised.</summary>
    /// <exception cref="RuleBrokenException"><c>year-closed</c></exception>
    internal Task<Exemption?> RequireOpenAsync(Goal goal, CancellationToken cancellation) =>
        database.RequireOpenAsync(user, ExemptionKind.Goal, goal.Id.Value, goal.LastYear, null, cancellation);

    /// <summary>Everything about it but its wording: level, number, area, body and what it leads to.</summary>
    /// <param name="all">Every goal, to see that none leads back to itself.</param>
    internal async Task PlaceAsync(Goal goal, GoalGiven given, IReadOnlyCollection<Goal> all, CancellationToken cancellation)
    {
        if (given.Body is { } id)
        {
            var body = await database.Bodies.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancellation) ?? throw new RuleBrokenException("body-unknown");
            var model = await database.GovernanceModels.RulesOfAsync(given.Wording.FirstYear, id, cancellation);
            RequireOwnLevel(model, given.Kind, body);
            RequireTerm(given.Wording, body);
        }

        if (given.Area is { } area && !await database.GoalAreas.AnyAsync(a => a.Id == area, cancellation))
        {
            throw new RuleBrokenException("goal-area-unknown");
        }

        goal.Classify(given.Kind);
        goal.Place(given.Number, goal.Order, given.Area, given.Body);
        goal.LeadOnlyTo(given.Parents, all);
        goal.BearOnlyOn(given.FocusAreas);
        goal.LinkToAgenda(given.Agenda);
    }

    private static void RequireOwnLevel(GovernanceRules model, GoalKind kind, Body body)
    {
        if (kind != GoalKind.Unknown && model.LevelOf(kind)?.DecidedBy.Contains(body.Kind) != true)
        {
            throw new RuleBrokenException("goal-of-another-level", body.Name, kind);
        }
    }

    private static void RequireTerm(GoalWording wording, Body body)
    {
        if (wording.FirstYear < body.ValidFrom.Year)
        {
            throw new RuleBrokenException("goal-before-body", wording.Title, wording.FirstYear, body.Name, body.ValidFrom);
        }

        if (body.ValidTo is { } last && wording.LastYear > last.Year)
        {
            throw new RuleBrokenException("goal-after-body", wording.Title, wording.LastYear, body.Name, last);
        }
    }
}
