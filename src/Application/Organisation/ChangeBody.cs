using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Organisation;

/// <summary>Adds a political body, renames it or ends it.</summary>
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

    /// <param name="lastDay">The last day it exists; null leaves that as it is.</param>
    /// <exception cref="RuleBrokenException"><c>body-name-required</c>, <c>body-closed-before-start</c>, <c>body-unknown</c></exception>
    public async Task HandleAsync(BodyId id, string? name, DateOnly? lastDay, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var body = await database.Bodies.FirstOrDefaultAsync(b => b.Id == id, cancellation) ?? throw new RuleBrokenException("body-unknown");
        body.Rename(name ?? "");
        if (lastDay is { } last)
        {
            body.Close(last);
        }

        await database.SaveAsync(lastDay is null ? "body.renamed" : "body.closed", null, cancellation);
    }
}
