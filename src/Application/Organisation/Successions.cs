using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation.Reorganising;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Organisation;

/// <summary>That a unit ceases, and who comes after it.</summary>
/// <param name="LastDay">The unit's last.</param>
/// <param name="Takers">Names of those that came of it or took over; none where nobody has said.</param>
public sealed record Succession(string Unit, DateOnly LastDay, IReadOnlyList<string> Takers)
{
    /// <summary>What becomes of an activity that runs past the unit's last day, as a key of the words; its facts are the name, the day and who takes over.</summary>
    public string Key => Takers.Count switch
    {
        0 => "nobody",
        1 => "taken-over",
        _ => "several",
    };

    /// <inheritdoc cref="Key"/>
    public object[] Facts => [Unit, LastDay, string.Join(", ", Takers)];
}

/// <summary>An activity that runs on with a unit that has ceased or is about to, and that nobody takes over by itself.</summary>
public sealed record StrandedActivity(ActivityId Id, string Title, Succession Succession);

/// <summary>Reads who comes after units that cease (R126).</summary>
public sealed class Successions(StyrkedjaDbContext database, TimeProvider clock)
{
    /// <returns>Null while the unit exists on the day.</returns>
    public async Task<Succession?> OfAsync(UnitId unit, DateOnly day, CancellationToken cancellation)
    {
        if (await database.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == unit, cancellation) is not { ValidTo: { } last } ceasing || last >= day)
        {
            return null;
        }

        var acts = await database.Reorganisations.AsNoTracking().Where(r => r.TakenBackAt == null).ToListAsync(cancellation);
        var takers = ActOf(ceasing, acts)?.After.Select(UnitId.From).ToList() ?? [];
        return Of(ceasing, acts, await database.Units.AsNoTracking().Where(u => takers.Contains(u.Id)).ToListAsync(cancellation));
    }

    /// <summary>Those that somebody has to say where they go, in a fixed number of statements.</summary>
    public async Task<IReadOnlyList<StrandedActivity>> StrandedAsync(CancellationToken cancellation)
    {
        var today = SwedishTime.DayOf(clock.GetUtcNow());
        var past = await (
            from a in database.Activities.AsNoTracking()
            join u in database.Units on a.OwnerUnitId equals u.Id
            where u.ValidTo != null && a.PlannedEnd > u.ValidTo && a.PlannedEnd >= today && a.ReplacedOn == null
            orderby a.PlannedStart, a.Title
            select new { a.Id, a.Title, a.OwnerUnitId }).ToListAsync(cancellation);
        if (past.Count == 0)
        {
            return [];
        }

        var units = await database.Units.AsNoTracking().ToListAsync(cancellation);
        var acts = await database.Reorganisations.AsNoTracking().Where(r => r.TakenBackAt == null).ToListAsync(cancellation);
        var over = await Carrying.OverAsync(database, past.ConvertAll(a => a.Id), cancellation);
        var ids = past.ConvertAll(a => a.Id.Value);
        var handed = await database.Handovers.AsNoTracking().Where(h => h.Kind == HandoverKind.Activity && h.AppliedAt == null && ids.Contains(h.ThingId)).Select(h => h.ThingId).ToListAsync(cancellation);
        return
        [
            .. from a in past
               where !over.Contains(a.Id) && !handed.Contains(a.Id.Value)
               let owner = units.Find(u => u.Id == a.OwnerUnitId)!
               let act = ActOf(owner, acts)
               where act?.Effects.Left is not { } left || (act.After.Count != 1 && !left.Contains(a.Id.Value))
               select new StrandedActivity(a.Id, a.Title, Of(owner, acts, units)),
        ];
    }

    private static Reorganisation? ActOf(Unit unit, List<Reorganisation> acts) => acts.Find(r => r.Day.AddDays(-1) == unit.ValidTo && r.Effects.Ended.Exists(e => e.Id == unit.Id.Value));

    private static Succession Of(Unit unit, List<Reorganisation> acts, IReadOnlyCollection<Unit> units)
    {
        var act = ActOf(unit, acts);
        return new Succession(
            unit.AsOn(unit.ValidTo!.Value).Name, unit.ValidTo.Value, [.. (act?.After ?? []).Select(id => units.FirstOrDefault(u => u.Id.Value == id)?.AsOn(act!.Day).Name).OfType<string>()]);
    }
}
