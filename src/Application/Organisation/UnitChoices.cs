using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Organisation;

/// <param name="Indented">The name with a dash per level above it, as a list to choose from shows it.</param>
public sealed record UnitChoice(Unit Unit, string Indented);

/// <summary>Units and bodies to choose among.</summary>
public sealed class UnitChoices(StyrkedjaDbContext database)
{
    /// <summary>Units that exist on the day or will, each after the one it is below.</summary>
    public async Task<IReadOnlyList<UnitChoice>> UnitsAsync(DateOnly day, CancellationToken cancellation)
    {
        var tree = new UnitTree(await database.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellation));
        return [.. tree.Roots.SelectMany(u => From(u, 0)).Where(c => c.Unit.ValidTo is not { } end || end >= day)];

        IEnumerable<UnitChoice> From(Unit unit, int depth) =>
            tree.ChildrenOf(unit.Id).SelectMany(c => From(c, depth + 1)).Prepend(new UnitChoice(unit, string.Concat(Enumerable.Repeat("– ", depth)) + unit.Name));
    }

    public Task<List<Body>> BodiesAsync(DateOnly day, CancellationToken cancellation) =>
        database.Bodies.AsNoTracking().Where(b => b.ValidTo == null || b.ValidTo >= day).OrderBy(b => b.Name).ToListAsync(cancellation);
}
