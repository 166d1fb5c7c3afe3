using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Cycle;

/// <summary>The annual cycle of a year (R027).</summary>
/// <param name="Steps">Those that touch the year and stand, the earliest first.</param>
/// <param name="Cancelled">Those that were taken away.</param>
/// <param name="Bodies">All, also those that no longer exist.</param>
/// <param name="Mine">Those that are a task of the person at hand.</param>
public sealed record CycleYear(
    int Year, IReadOnlyList<CycleStep> Steps, IReadOnlyList<CycleStep> Cancelled, IReadOnlyDictionary<BodyId, Body> Bodies, IReadOnlySet<CycleStepId> Mine)
{
    public string? NameOfBody(CycleStep step) => step.BodyId is { } body ? Bodies[body].Name : null;
}

/// <summary>Reads the annual cycle, in a fixed number of statements.</summary>
public sealed class CycleReading(StyrkedjaDbContext database, CurrentUser user)
{
    /// <param name="year">Four digits.</param>
    public async Task<CycleYear> OfYearAsync(int year, CancellationToken cancellation)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var steps = await database.CycleSteps.AsNoTracking().Where(s => s.FirstDay <= last && s.LastDay >= first)
            .OrderBy(s => s.FirstDay).ThenBy(s => s.LastDay).ThenBy(s => s.Name).ToListAsync(cancellation);
        var bodies = await database.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id, cancellation);
        return new CycleYear(
            year,
            [.. steps.Where(s => s.CancelledAt is null)],
            [.. steps.Where(s => s.CancelledAt is not null)],
            bodies,
            (await MineAmongAsync(steps, cancellation)).Select(s => s.Id).ToHashSet());
    }

    /// <summary>What the person at hand should see to now, the one that ends first first.</summary>
    public async Task<IReadOnlyList<CycleStep>> NearAsync(DateOnly today, CancellationToken cancellation) =>
        await MineAmongAsync(await AllNearAsync(today, cancellation), cancellation);

    /// <summary>What anybody should see to now, the one that ends first first.</summary>
    internal async Task<IReadOnlyList<CycleStep>> AllNearAsync(DateOnly today, CancellationToken cancellation)
    {
        var farthest = today.AddDays(CycleStepDetails.MostReminderDays);
        var steps = await database.CycleSteps.AsNoTracking().Where(s => s.CancelledAt == null && s.LastDay >= today && s.FirstDay <= farthest).ToListAsync(cancellation);
        return [.. steps.Where(s => s.IsNearOn(today)).OrderBy(s => s.LastDay).ThenBy(s => s.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>The steps that are a task of one of the roles the person holds today.</summary>
    internal async Task<IReadOnlyList<CycleStep>> MineAmongAsync(IEnumerable<CycleStep> steps, CancellationToken cancellation)
    {
        var units = user.Roles.Where(r => r.UnitId is not null).Select(r => r.UnitId!.Value).Distinct().ToList();
        var levels = units.Count == 0 ? [] : await database.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Level, cancellation);
        return MineAmong(steps, user.Holder, unit => levels[unit]);
    }

    /// <param name="level">Of a unit today.</param>
    internal static IReadOnlyList<CycleStep> MineAmong(IEnumerable<CycleStep> steps, RoleHolder person, Func<UnitId, string?> level) =>
        [.. steps.Where(s => person.Roles.Any(r => s.IsFor(r, r.UnitId is { } unit ? level(unit) : null)))];
}
