using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Organisation;

/// <param name="Parent">Null for the top of the tree.</param>
/// <param name="MinimumActivities">Null follows the governance model.</param>
public sealed record UnitGiven(string? Name, string? Level, UnitId? Parent, int? Employees, int? MinimumActivities);

/// <summary>Adds a unit to the tree or changes one.</summary>
public sealed class ChangeUnit(StyrkedjaDbContext database, CurrentUser user)
{
    /// <exception cref="RuleBrokenException">of the unit, and <c>unit-parent-unknown</c>.</exception>
    public async Task<UnitId> AddAsync(UnitGiven given, DateOnly validFrom, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var tree = await TreeAsync(given.Parent, cancellation);
        var unit = new Unit(Ids.New<UnitId>(), given.Name ?? "", null, given.Level ?? "", validFrom);
        unit.Describe(given.Name ?? "", given.Level ?? "", given.Employees, given.MinimumActivities);
        unit.MoveBelow(given.Parent, tree);
        database.Units.Add(unit);
        await database.SaveAsync("unit.added", null, cancellation);
        return unit.Id;
    }

    /// <param name="seen">Version the person had before their eyes.</param>
    /// <param name="lastDay">The last day it exists; null for a unit that goes on, also one that was closed.</param>
    /// <exception cref="RuleBrokenException">of the unit, and <c>unit-unknown</c>, <c>unit-parent-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task HandleAsync(UnitId id, UnitGiven given, DateOnly? lastDay, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var tree = await TreeAsync(given.Parent, cancellation);
        var unit = tree.Find(id) ?? throw new RuleBrokenException("unit-unknown");
        unit.Describe(given.Name ?? "", given.Level ?? "", given.Employees, given.MinimumActivities);
        unit.MoveBelow(given.Parent, tree);
        var verb = "unit.changed";
        if (lastDay is { } last && last != unit.ValidTo)
        {
            unit.Close(last);
            verb = "unit.closed";
        }
        else if (lastDay is null && unit.ValidTo is not null)
        {
            unit.Reopen();
            verb = "unit.reopened";
        }

        await database.SaveSeenAsync(unit, seen, verb, cancellation);
    }

    private async Task<UnitTree> TreeAsync(UnitId? parent, CancellationToken cancellation)
    {
        var tree = new UnitTree(await database.Units.ToListAsync(cancellation));
        return parent is { } above && tree.Find(above) is null ? throw new RuleBrokenException("unit-parent-unknown") : tree;
    }
}
