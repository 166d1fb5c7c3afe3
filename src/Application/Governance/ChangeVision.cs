using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Governance;

/// <param name="Id">Null for a new area.</param>
public sealed record AreaGiven(FocusAreaId? Id, string Name, string? Text);

/// <param name="Ending">Areas that are to end with the version before although goals bear on them.</param>
public sealed record VisionGiven(string Text, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<AreaGiven> Areas, IReadOnlyCollection<FocusAreaId> Ending);

/// <summary>Writes versions of the vision and takes them from proposal to decision (R018, R019).</summary>
public sealed class ChangeVision(StyrkedjaDbContext database, CurrentUser user)
{
    /// <summary>Goals that a refusal names; more would not be read.</summary>
    private const int MostNamed = 5;

    /// <exception cref="RuleBrokenException">of the wording, of overlap, and <c>focus-area-in-use</c>.</exception>
    public async Task<VisionId> ProposeAsync(VisionGiven given, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var history = await HistoryAsync(cancellation);
        var vision = new Vision(Ids.New<VisionId>(), await WordingAsync(Ids.New<VisionId>(), given, history, cancellation));
        database.Visions.Add(vision);
        await database.SaveAsync("vision.proposed", null, cancellation);
        return vision.Id;
    }

    /// <summary>The version as stored, and the one of its row that a change must have seen; null when the municipality has no such version.</summary>
    public async Task<(Vision Vision, uint Version)?> ForReadingAsync(VisionId id, CancellationToken cancellation) =>
        await database.Visions.AsNoTracking().Where(v => v.Id == id).Select(v => new { Vision = v, Version = EF.Property<uint>(v, "Version") }).FirstOrDefaultAsync(cancellation) is { } found
            ? (found.Vision, found.Version)
            : null;

    /// <param name="seen">Version the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException">as when proposing, and <c>vision-unknown</c>, <c>vision-frozen</c>, <c>vision-before-report</c>, <c>changed-meanwhile</c>.</exception>
    public async Task ChangeAsync(VisionId id, VisionGiven given, uint seen, CancellationToken cancellation)
    {
        var (vision, history) = await FindAsync(id, cancellation);
        await RequireNotFrozenAsync(vision, history, cancellation);
        var carried = await CarriedAsync(history, cancellation);
        vision.Word(await WordingAsync(id, given, history, cancellation));
        RequireCarried(carried, history);
        await SaveAsync(vision, seen, "vision.changed", cancellation);
    }

    /// <param name="decision">Body, date and paragraph as printed.</param>
    /// <exception cref="RuleBrokenException">of overlap, <c>vision-already-adopted</c>, <c>vision-decision-required</c>, <c>vision-before-report</c>, <c>vision-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task AdoptAsync(VisionId id, string? decision, uint seen, CancellationToken cancellation)
    {
        var (vision, history) = await FindAsync(id, cancellation);
        history.RequireRoomFor(id, vision.ValidFrom, vision.ValidTo);
        var carried = await CarriedAsync(history, cancellation);
        vision.Adopt(decision);
        RequireCarried(carried, history);
        await SaveAsync(vision, seen, "vision.adopted", cancellation);
    }

    /// <summary>Sets the last day of a version, also of one that a report carries.</summary>
    /// <param name="lastDay">Null until the next version takes over.</param>
    /// <exception cref="RuleBrokenException">of overlap, <c>vision-ends-before-it-starts</c>, <c>vision-carried-later</c>, <c>vision-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task EndAsync(VisionId id, DateOnly? lastDay, uint seen, CancellationToken cancellation)
    {
        var (vision, history) = await FindAsync(id, cancellation);
        if (lastDay is { } last && (await CarriedAsync(vision, history, cancellation)) is { Count: > 0 } days && days[^1] > last)
        {
            throw new RuleBrokenException("vision-carried-later", days[^1]);
        }

        history.RequireRoomFor(id, vision.ValidFrom, lastDay);
        vision.EndOn(lastDay);
        await SaveAsync(vision, seen, "vision.ended", cancellation);
    }

    /// <exception cref="RuleBrokenException"><c>vision-frozen</c>, <c>focus-area-in-use</c>, <c>vision-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task DeleteAsync(VisionId id, uint seen, CancellationToken cancellation)
    {
        var (vision, history) = await FindAsync(id, cancellation);
        await RequireNotFrozenAsync(vision, history, cancellation);
        var elsewhere = history.Versions.Where(v => v.Id != id).SelectMany(v => v.Areas).Select(a => a.Id).ToHashSet();
        var only = vision.Areas.Where(a => !elsewhere.Contains(a.Id)).ToList();
        await RequireUnusedAsync(only, int.MinValue, cancellation);
        var gone = only.Select(a => a.Id).ToList();
        database.FocusAreas.RemoveRange(await database.FocusAreas.Where(a => gone.Contains(a.Id)).ToListAsync(cancellation));
        database.Visions.Remove(vision);
        await SaveAsync(vision, seen, "vision.deleted", cancellation);
    }

    /// <summary>Days on which reports were frozen while the version held, in order.</summary>
    public async Task<IReadOnlyList<DateOnly>> CarriedAsync(Vision vision, VisionHistory history, CancellationToken cancellation) =>
        vision.State == VisionState.Proposed ? [] : [.. (await CarriedAsync(history, cancellation)).Where(c => c.Vision == vision.Id).Select(c => c.Day)];

    /// <summary>Each day on which a report was frozen, and the version that held then.</summary>
    private async Task<List<(DateOnly Day, VisionId Vision)>> CarriedAsync(VisionHistory history, CancellationToken cancellation)
    {
        var made = await database.Reports.AsNoTracking().Select(r => r.MadeAt).ToListAsync(cancellation);
        return [.. made.Select(SwedishTime.DayOf).Distinct().Order().Select(day => (day, history.InForceOn(day))).Where(c => c.Item2 is not null).Select(c => (c.day, c.Item2!.Id))];
    }

    /// <summary>That the same versions still held on those days.</summary>
    private static void RequireCarried(List<(DateOnly Day, VisionId Vision)> carried, VisionHistory history)
    {
        var now = new VisionHistory(history.Versions);
        if (carried.FindLastIndex(c => now.InForceOn(c.Day)?.Id != c.Vision) is >= 0 and var at)
        {
            throw new RuleBrokenException("vision-before-report", carried[at].Day);
        }
    }

    private async Task<VisionWording> WordingAsync(VisionId id, VisionGiven given, VisionHistory history, CancellationToken cancellation)
    {
        var wording = new VisionWording(given.Text, given.ValidFrom, given.ValidTo, [.. given.Areas.Select(a => new FocusAreaWording(a.Id ?? Ids.New<FocusAreaId>(), a.Name, a.Text))]).Checked();
        history.RequireRoomFor(id, given.ValidFrom, given.ValidTo);
        var known = history.Versions.SelectMany(v => v.Areas).Select(a => a.Id).ToHashSet();
        if (given.Areas.FirstOrDefault(a => a.Id is { } area && !known.Contains(area)) is { } strange)
        {
            throw new RuleBrokenException("focus-area-unknown", strange.Name);
        }

        var before = history.Find(id)?.Areas ?? history.InForceOn(given.ValidFrom.AddDays(-1))?.Areas ?? [];
        var dropped = before.Where(a => wording.Areas.All(w => w.Id != a.Id)).ToList();
        await RequireUnusedAsync([.. dropped.Where(a => !given.Ending.Contains(a.Id))], given.ValidFrom.Year, cancellation);
        database.FocusAreas.AddRange(wording.Areas.Where(a => !known.Contains(a.Id)).Select(a => new FocusArea(a.Id)));
        return wording;
    }

    /// <summary>That no goal of the year or later bears on any of the areas.</summary>
    private async Task RequireUnusedAsync(List<FocusAreaWording> areas, int fromYear, CancellationToken cancellation)
    {
        if (areas.Count == 0)
        {
            return;
        }

        var goals = await database.Goals.AsNoTracking().Where(g => g.LastYear >= fromYear && g.State != GoalState.Closed).OrderBy(g => g.Order).ToListAsync(cancellation);
        foreach (var area in areas)
        {
            var bearing = goals.Where(g => g.FocusAreas.Contains(area.Id)).Select(g => g.Title).ToList();
            if (bearing.Count > 0)
            {
                throw new RuleBrokenException("focus-area-in-use", area.Name, bearing.Count, string.Join(", ", bearing.Take(MostNamed).Select(t => $"”{t}”")) + (bearing.Count > MostNamed ? ", …" : ""));
            }
        }
    }

    private async Task RequireNotFrozenAsync(Vision vision, VisionHistory history, CancellationToken cancellation)
    {
        if (await CarriedAsync(vision, history, cancellation) is { Count: > 0 } days)
        {
            throw new RuleBrokenException("vision-frozen", vision.ValidFrom, days[0]);
        }
    }

    private async Task SaveAsync(Vision vision, uint seen, string verb, CancellationToken cancellation)
    {
        try
        {
            await database.SaveSeenAsync(vision, seen, verb, cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "vision_one_a_day" })
        {
            throw new RuleBrokenException("vision-same-day", vision.ValidFrom);
        }
    }

    private async Task<VisionHistory> HistoryAsync(CancellationToken cancellation) => new(await database.Visions.ToListAsync(cancellation));

    private async Task<(Vision Vision, VisionHistory History)> FindAsync(VisionId id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var history = await HistoryAsync(cancellation);
        return (history.Find(id) ?? throw new RuleBrokenException("vision-unknown"), history);
    }
}
