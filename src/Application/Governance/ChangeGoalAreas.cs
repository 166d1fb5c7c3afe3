using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Governance;

/// <summary>A goal area and how many goals of any year are listed under it.</summary>
public sealed record GoalAreaRow(GoalAreaId Id, string Name, int Order, int Goals, uint Version);

/// <param name="Id">Null for a new area.</param>
/// <param name="Seen">Version the person had before their eyes; nothing for a new one.</param>
public sealed record GoalAreaGiven(GoalAreaId? Id, string? Name, bool Remove, uint Seen);

/// <summary>Adds, renames, orders and removes goal areas (R029), which are a dimension of their own beside the focus areas.</summary>
public sealed class ChangeGoalAreas(StyrkedjaDbContext database, CurrentUser user)
{
    public async Task<IReadOnlyList<GoalAreaRow>> AllAsync(CancellationToken cancellation) => await database.GoalAreas.AsNoTracking().OrderBy(a => a.Order).ThenBy(a => a.Name)
        .Select(a => new GoalAreaRow(a.Id, a.Name, a.Order, database.Goals.Count(g => g.GoalAreaId == a.Id), EF.Property<uint>(a, "Version"))).ToListAsync(cancellation);

    /// <summary>Stores the areas in the order given, all or none of them.</summary>
    /// <exception cref="RuleBrokenException"><c>goal-area-name-required</c>, <c>goal-area-in-use</c>, <c>goal-areas-alike</c>, <c>changed-meanwhile</c>, <c>text-too-long</c>.</exception>
    public async Task HandleAsync(IReadOnlyList<GoalAreaGiven> given, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var stored = await database.GoalAreas.ToDictionaryAsync(a => a.Id, cancellation);
        if (given.Any(g => g.Id is { } id && !stored.ContainsKey(id)) || stored.Keys.Any(id => given.All(g => g.Id != id)))
        {
            throw new RuleBrokenException("changed-meanwhile");
        }

        await RequireUnusedAsync([.. given.Where(g => g is { Remove: true, Id: not null }).Select(g => stored[g.Id!.Value])], cancellation);
        var order = 0;
        foreach (var area in given.Where(g => !g.Remove))
        {
            order++;
            if (area.Id is not { } id)
            {
                database.GoalAreas.Add(new GoalArea(Ids.New<GoalAreaId>(), area.Name ?? "", order));
                continue;
            }

            stored[id].Rename(area.Name);
            stored[id].PlaceAt(order);
        }

        database.GoalAreas.RemoveRange(given.Where(g => g is { Remove: true, Id: not null }).Select(g => stored[g.Id!.Value]));
        foreach (var area in given.Where(g => g.Id is not null))
        {
            database.Entry(stored[area.Id!.Value]).Property("Version").OriginalValue = area.Seen;
        }

        try
        {
            await database.SaveAsync("goal-areas.changed", null, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBrokenException("changed-meanwhile");
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new RuleBrokenException("goal-areas-alike");
        }
    }

    private async Task RequireUnusedAsync(List<GoalArea> areas, CancellationToken cancellation)
    {
        foreach (var area in areas)
        {
            var goals = await database.Goals.AsNoTracking().Where(g => g.GoalAreaId == area.Id).OrderByDescending(g => g.LastYear).Select(g => g.Title).ToListAsync(cancellation);
            if (goals.Count > 0)
            {
                throw new RuleBrokenException("goal-area-in-use", area.Name, goals.Count, goals[0]);
            }
        }
    }
}
