using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Governance;

/// <summary>A focus area as it is worded on a day.</summary>
/// <param name="Agenda">Goals and targets of Agenda 2030, by code.</param>
public sealed record FocusAreaOfDay(FocusAreaId Id, string Name, string? Text, IReadOnlyList<string> Agenda)
{
    /// <summary>Numbers of the goals of Agenda 2030 that it leads to, itself or by a target.</summary>
    public IReadOnlyList<int> AgendaGoals => [.. Agenda.Select(Agenda2030.GoalOf).Distinct()];
}

/// <summary>The vision of a day and its focus areas in their order.</summary>
/// <param name="Vision">Null on a day when none holds; then there are no focus areas either.</param>
public sealed record VisionOfDay(Vision? Vision, IReadOnlyList<FocusAreaOfDay> Areas);

/// <summary>Every version of the vision, with what its focus areas lead to.</summary>
public sealed record AllVisions(VisionHistory History, IReadOnlyDictionary<FocusAreaId, FocusArea> Areas)
{
    public VisionOfDay On(DateOnly day) => Of(History.InForceOn(day));

    public VisionOfDay Of(Vision? vision) => new(
        vision, vision is null ? [] : [.. vision.Areas.Select(a => new FocusAreaOfDay(a.Id, a.Name, a.Text, Areas.TryGetValue(a.Id, out var area) ? area.Agenda : []))]);

    /// <summary>What the area is called on a day; then what it was last called.</summary>
    public string? NameOf(FocusAreaId id, DateOnly day) =>
        (History.Versions.Reverse().OrderByDescending(v => v.Id == History.InForceOn(day)?.Id).ThenByDescending(v => v.State).SelectMany(v => v.Areas).FirstOrDefault(a => a.Id == id))?.Name;
}

/// <summary>Reads the vision and its focus areas as they hold on a day (R019, R112), in two statements.</summary>
public sealed class VisionReading(StyrkedjaDbContext database)
{
    public async Task<AllVisions> AllAsync(CancellationToken cancellation) => new(
        new VisionHistory(await database.Visions.AsNoTracking().ToListAsync(cancellation)),
        await database.FocusAreas.AsNoTracking().ToDictionaryAsync(a => a.Id, cancellation));

    public async Task<VisionOfDay> OnAsync(DateOnly day, CancellationToken cancellation) => (await AllAsync(cancellation)).On(day);
}
