using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Organisation;

/// <summary>Adds a political body, renames it, ends it or lets it go on.</summary>
public sealed class ChangeBody(StyrkedjaDbContext database, CurrentUser user)
{
    /// <exception cref="RuleBrokenException"><c>body-name-required</c>, <c>body-unknown</c></exception>
    public async Task<BodyId> AddAsync(string? name, BodyKind kind, BodyId? parent, DateOnly validFrom, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        if (parent is { } above && !await database.Bodies.AnyAsync(b => b.Id == above, cancellation))
        {
            throw new RuleBrokenException("body-unknown");
        }

        var body = new Body(Ids.New<BodyId>(), name ?? "", kind, parent, validFrom);
        database.Bodies.Add(body);
        await database.SaveAsync("body.added", null, cancellation);
        return body.Id;
    }

    /// <summary>The body and the version that a change must have seen; null when the municipality has no such body.</summary>
    public async Task<(Body Body, uint Version)?> ForChangeAsync(BodyId id, CancellationToken cancellation) =>
        await database.Bodies.FirstOrDefaultAsync(b => b.Id == id, cancellation) is { } body ? (body, database.VersionOf(body)) : null;

    /// <param name="lastDay">The last day it exists; null for a body that goes on, also one that was closed.</param>
    /// <param name="seen">Version the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException"><c>body-name-required</c>, <c>body-closed-before-start</c>, <c>body-closed-with-goals</c>, <c>body-unknown</c>, <c>changed-meanwhile</c></exception>
    public async Task HandleAsync(BodyId id, string? name, DateOnly? lastDay, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var body = await database.Bodies.FirstOrDefaultAsync(b => b.Id == id, cancellation) ?? throw new RuleBrokenException("body-unknown");
        body.Rename(name ?? "");
        var verb = "body.renamed";
        if (lastDay is { } last && last != body.ValidTo)
        {
            await RequireNoLaterGoalsAsync(body, last, cancellation);
            body.Close(last);
            verb = "body.closed";
        }
        else if (lastDay is null && body.ValidTo is not null)
        {
            body.Reopen();
            verb = "body.reopened";
        }

        await database.SaveSeenAsync(body, seen, verb, cancellation);
    }

    private async Task RequireNoLaterGoalsAsync(Body body, DateOnly last, CancellationToken cancellation)
    {
        if (await database.Goals.AsNoTracking().Where(g => g.BodyId == body.Id && g.LastYear > last.Year && g.State != GoalState.Closed).OrderBy(g => g.Order).FirstOrDefaultAsync(cancellation) is { } goal)
        {
            throw new RuleBrokenException("body-closed-with-goals", body.Name, goal.Title, goal.LastYear, last);
        }
    }
}
