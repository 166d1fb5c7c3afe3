using Microsoft.EntityFrameworkCore;
using Npgsql;
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
        OrganisationFault.RefuseNew(OrganisationFault.Of([.. tree.All]), OrganisationFault.Of([.. tree.All, unit]), "unit");
        database.Units.Add(unit);
        await database.SaveAsync("unit.added", null, cancellation);
        return unit.Id;
    }

    /// <param name="seen">Version the person had before their eyes.</param>
    /// <param name="lastDay">The last day it exists; null for a unit that goes on, also one that was closed.</param>
    /// <exception cref="RuleBrokenException">of the unit and the tree, and <c>unit-unknown</c>, <c>unit-parent-unknown</c>, <c>unit-closed-with-activities</c>, <c>changed-meanwhile</c>.</exception>
    public async Task HandleAsync(UnitId id, UnitGiven given, DateOnly? lastDay, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var tree = await TreeAsync(given.Parent, cancellation);
        var unit = tree.Find(id) ?? throw new RuleBrokenException("unit-unknown");
        unit.Describe(given.Name ?? "", given.Level ?? "", given.Employees, given.MinimumActivities);
        var faults = OrganisationFault.Of([.. tree.All]);
        unit.MoveBelow(given.Parent, tree);
        var verb = "unit.changed";
        if (lastDay is { } last && last != unit.ValidTo)
        {
            await RequireNothingRunsAsync(unit, last, cancellation);
            unit.Close(last);
            verb = "unit.closed";
        }
        else if (lastDay is null && unit.ValidTo is not null)
        {
            unit.Reopen();
            verb = "unit.reopened";
        }

        OrganisationFault.RefuseNew(faults, OrganisationFault.Of([.. tree.All]), "unit");
        await database.SaveSeenAsync(unit, seen, verb, cancellation);
    }

    /// <summary>Removes a unit that was never used.</summary>
    /// <exception cref="RuleBrokenException"><c>unit-unknown</c>, <c>unit-in-use</c>.</exception>
    public async Task RemoveAsync(UnitId id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var unit = await database.Units.FirstOrDefaultAsync(u => u.Id == id, cancellation) ?? throw new RuleBrokenException("unit-unknown");
        var acts = await database.Reorganisations.AsNoTracking().Where(r => r.TakenBackAt == null).ToListAsync(cancellation);
        if (acts.Exists(a => a.Concerned.Contains(id.Value) || a.Effects.Changed.Contains(id.Value)))
        {
            throw new RuleBrokenException("unit-in-use", unit.Name);
        }

        database.Units.Remove(unit);
        try
        {
            await database.SaveAsync("unit.removed", null, cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            // The database knows everything that points at a unit, also what a later part of the program adds.
            throw new RuleBrokenException("unit-in-use", unit.Name);
        }
    }

    private async Task RequireNothingRunsAsync(Unit unit, DateOnly last, CancellationToken cancellation)
    {
        var running = await database.Activities.CountAsync(a => a.OwnerUnitId == unit.Id && a.PlannedEnd > last && a.ReplacedOn == null, cancellation);
        if (running > 0)
        {
            throw new RuleBrokenException("unit-closed-with-activities", unit.Name, running, last);
        }
    }

    private async Task<UnitTree> TreeAsync(UnitId? parent, CancellationToken cancellation)
    {
        var tree = new UnitTree(await database.Units.ToListAsync(cancellation));
        return parent is { } above && tree.Find(above) is null ? throw new RuleBrokenException("unit-parent-unknown") : tree;
    }
}
