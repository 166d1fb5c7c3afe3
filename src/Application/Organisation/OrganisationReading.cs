using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Organisation;

/// <summary>A unit of the tree on a day, and what differs from today.</summary>
/// <param name="Differences">A key of the words with its facts, each.</param>
public sealed record PlacedUnit(Unit Unit, int Depth, IReadOnlyList<(string Key, object[] Facts)> Differences);

/// <summary>The organisation as it was, or will be, on a day.</summary>
/// <param name="Lines">Each unit after the one it lies below.</param>
/// <param name="New">Units that exist today and did not then.</param>
/// <param name="ChangeDays">Days on which anything was or will be changed, the oldest first.</param>
public sealed record OrganisationOnDay(DateOnly Day, DateOnly Today, IReadOnlyList<PlacedUnit> Lines, IReadOnlyList<Unit> New, IReadOnlyList<DateOnly> ChangeDays);

/// <summary>A row of a unit's or body's history.</summary>
/// <param name="Day">The first day it held.</param>
/// <param name="Key">Of the words, with <paramref name="Facts"/>.</param>
/// <param name="Decision">Null where none was recorded.</param>
public sealed record PastChange(DateOnly Day, string Key, object[] Facts, string? Decision);

/// <summary>A recorded reorganisation with the names it is told by.</summary>
public sealed record ReorganisationLine(Reorganisation Act, IReadOnlyList<string> Before, IReadOnlyList<string> After);

/// <summary>Reads the organisation over time, in a fixed number of statements (R126).</summary>
public sealed class OrganisationReading(StyrkedjaDbContext database, Periods periods, CurrentUser user)
{
    public async Task<OrganisationOnDay> OnAsync(DateOnly day, CancellationToken cancellation)
    {
        user.Require(Permission.ReadPlan);
        var today = periods.Today;
        var units = await database.Units.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancellation);
        var acts = await database.Reorganisations.AsNoTracking().Where(r => r.TakenBackAt == null).OrderBy(r => r.Day).ToListAsync(cancellation);
        var then = new UnitTree(units.Where(u => u.ExistsOn(day)).Select(u => u.AsOn(day)));
        var now = new UnitTree(units.Where(u => u.ExistsOn(today)).Select(u => u.AsOn(today)));
        var names = units.ToDictionary(u => u.Id.Value, u => u.Name);
        return new OrganisationOnDay(
            day,
            today,
            [.. then.Roots.OrderBy(u => u.Name, StringComparer.CurrentCulture).SelectMany(u => Lines(u, 0))],
            [.. now.All.Where(u => then.Find(u.Id) is null).OrderBy(u => u.Name, StringComparer.CurrentCulture)],
            [.. units.SelectMany(u => u.Standings.Select(s => s.FirstDay).Concat(u.ValidTo is { } last && last < DateOnly.MaxValue ? [last.AddDays(1)] : [])).Distinct().Order()]);

        IEnumerable<PlacedUnit> Lines(Unit unit, int depth) =>
            then.ChildrenOf(unit.Id).OrderBy(u => u.Name, StringComparer.CurrentCulture).SelectMany(c => Lines(c, depth + 1)).Prepend(new PlacedUnit(unit, depth, [.. Differences(unit)]));

        IEnumerable<(string, object[])> Differences(Unit unit)
        {
            if (now.Find(unit.Id) is not { } today)
            {
                var heirs = acts.FirstOrDefault(a => a.Before.Contains(unit.Id.Value) && a.Effects.Ended.Exists(e => e.Id == unit.Id.Value))?.After.Select(id => names.GetValueOrDefault(id, "")).ToList() ?? [];
                yield return unit.ValidTo is { } last && last < periods.Today
                    ? heirs.Count > 0 ? ("became", [string.Join(", ", heirs), last]) : ("ended", [last])
                    : ("not-begun", [unit.ValidFrom]);
                yield break;
            }

            if (unit.NameToday is { } name)
            {
                yield return ("called", [name]);
            }

            if (unit.ParentId != today.ParentId)
            {
                yield return today.ParentId is { } parent ? ("below", [names.GetValueOrDefault(parent.Value, "")]) : ("top", []);
            }
        }
    }

    /// <summary>What has been and will be, the newest first.</summary>
    public async Task<IReadOnlyList<PastChange>> HistoryAsync(Unit unit, CancellationToken cancellation) => await HistoryAsync(unit, await database.Units.AsNoTracking().ToListAsync(cancellation), cancellation);

    /// <inheritdoc cref="HistoryAsync(Unit, CancellationToken)"/>
    public async Task<IReadOnlyList<PastChange>> HistoryAsync(Body body, CancellationToken cancellation) => await HistoryAsync(body, await database.Bodies.AsNoTracking().ToListAsync(cancellation), cancellation);

    /// <summary>All that have been recorded, the latest day first, those taken back too.</summary>
    public async Task<IReadOnlyList<ReorganisationLine>> ActsAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ManageOrganisation);
        var acts = await database.Reorganisations.AsNoTracking().OrderByDescending(r => r.Day).ThenByDescending(r => r.MadeAt).ToListAsync(cancellation);
        var units = (await database.Units.AsNoTracking().ToListAsync(cancellation)).ToDictionary(u => u.Id.Value);
        var bodies = (await database.Bodies.AsNoTracking().ToListAsync(cancellation)).ToDictionary(b => b.Id.Value);
        return [.. acts.Select(a => new ReorganisationLine(a, [.. a.Before.Select(id => NameOn(id, a.Day.AddDays(-1)))], [.. a.After.Select(id => NameOn(id, a.Day))]))];

        string NameOn(Guid id, DateOnly day) => units.TryGetValue(id, out var unit) ? unit.AsOn(day).Name : bodies.TryGetValue(id, out var body) ? body.AsOn(day).Name : "–";
    }

    private async Task<IReadOnlyList<PastChange>> HistoryAsync(IOrganised shown, IReadOnlyList<IOrganised> all, CancellationToken cancellation)
    {
        var id = shown.Key;
        var stored = all.FirstOrDefault(o => o.Key == id) ?? shown;
        var standings = stored.Places;
        var acts = (await database.Reorganisations.AsNoTracking().Where(r => r.TakenBackAt == null).OrderBy(r => r.Day).ToListAsync(cancellation)).FindAll(a => a.Concerned.Contains(id) || a.Effects.Changed.Contains(id));
        var changes = new List<PastChange>();
        foreach (var (before, after) in standings.Zip(standings.Skip(1)))
        {
            var decision = acts.Find(a => a.Day == after.FirstDay)?.Decision;
            if (before.Name != after.Name)
            {
                changes.Add(new PastChange(after.FirstDay, "renamed", [before.Name, after.Name, after.FirstDay.AddDays(-1)], decision));
            }

            if (before.Above != after.Above)
            {
                changes.Add(new PastChange(after.FirstDay, before.Above is null ? "moved-from-top" : "moved", [before.Above is { } old ? NameOn(old, after.FirstDay.AddDays(-1)) : "", after.FirstDay.AddDays(-1)], decision));
            }
        }

        foreach (var act in acts.Where(a => a.Kind is not (ReorganisationKind.Rename or ReorganisationKind.Move or ReorganisationKind.BodyRename or ReorganisationKind.BodyMove)))
        {
            var ended = act.Effects.Ended.Exists(e => e.Id == id);
            var others = (ended ? act.After : act.Before).Where(o => o != id).Select(o => NameOn(o, ended ? act.Day : act.Day.AddDays(-1))).ToList();
            if (others.Count > 0 && (ended || act.After.Contains(id)))
            {
                changes.Add(new PastChange(act.Day, ended ? "became" : "came-from", [string.Join(", ", others), act.Day], act.Decision));
            }
            else if (act.Before.Contains(id) && !ended)
            {
                changes.Add(new PastChange(act.Day, "parted", [string.Join(", ", act.After.Where(o => o != id).Select(o => NameOn(o, act.Day))), act.Day], act.Decision));
            }
        }

        changes.Add(new PastChange(stored.ValidFrom, "began", [stored.ValidFrom, standings.Count > 0 ? standings[0].Name : ""], null));
        if (stored.ValidTo is { } last && last < DateOnly.MaxValue)
        {
            changes.Add(new PastChange(last.AddDays(1), "ended", [last], acts.Find(a => a.Day == last.AddDays(1))?.Decision));
        }

        return [.. changes.OrderByDescending(c => c.Day)];

        string NameOn(Guid other, DateOnly day) => all.FirstOrDefault(o => o.Key == other)?.AsOn(day).Name ?? "";
    }
}
