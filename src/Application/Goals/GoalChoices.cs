using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Goals;

/// <summary>What a goal's form chooses among.</summary>
/// <param name="Rules">Of the goal's first year.</param>
/// <param name="Bodies">Those that exist in any of its years.</param>
/// <param name="Above">Goals that one leads to or could, of overlapping years; which are on a higher level is the level's affair.</param>
public sealed record GoalOptions(GovernanceRules Rules, IReadOnlyList<Body> Bodies, IReadOnlyList<GoalArea> Areas, IReadOnlyList<FocusAreaOfDay> FocusAreas, IReadOnlyList<Goal> Above)
{
    /// <summary>Kinds whose level the body decides.</summary>
    public IReadOnlyList<GoalKind> LevelsOf(Body body) => [.. Rules.GoalLevels.Where(l => l.DecidedBy.Contains(body.Kind)).Select(l => l.Kind)];

    /// <summary>The municipality's own name of the level, else the field's.</summary>
    public string NameOf(GoalKind kind) => Rules.LevelOf(kind)?.Name ?? Words.Current.GoalKind(kind);
}

/// <summary>Reads what a goal's form chooses among, in a fixed number of statements.</summary>
public sealed class GoalChoices(StyrkedjaDbContext database, VisionReading visions)
{
    /// <param name="goal">The goal that is changed, which does not lead to itself; null for a new one.</param>
    /// <param name="chosen">Goals that stay among the options whatever their years.</param>
    public async Task<GoalOptions> ForAsync(GoalId? goal, int firstYear, int lastYear, IReadOnlyCollection<GoalId> chosen, CancellationToken cancellation)
    {
        var (from, to) = (new DateOnly(firstYear, 1, 1), new DateOnly(Math.Max(firstYear, lastYear), 12, 31));
        var above = await database.Goals.AsNoTracking().Where(g => (g.FirstYear <= to.Year && g.LastYear >= from.Year) || chosen.Contains(g.Id)).OrderBy(g => g.Order).ToListAsync(cancellation);
        var all = await visions.AllAsync(cancellation);
        // Those of the vision at either end of its years, and what it bears on already.
        var areas = all.On(from).Areas.Concat(all.On(to).Areas)
            .Concat((above.Find(g => g.Id == goal)?.FocusAreas ?? []).Select(a => new FocusAreaOfDay(a, all.NameOf(a, from) ?? "–", null, [])))
            .DistinctBy(a => a.Id).ToList();
        return new GoalOptions(
            await database.GovernanceModels.RulesOfAsync(firstYear, cancellation),
            await database.Bodies.AsNoTracking().Where(b => b.ValidFrom <= to && (b.ValidTo == null || b.ValidTo >= from)).OrderBy(b => b.Name).ToListAsync(cancellation),
            await database.GoalAreas.AsNoTracking().OrderBy(a => a.Order).ThenBy(a => a.Name).ToListAsync(cancellation),
            areas,
            [.. above.Where(g => g.Id != goal)]);
    }
}
