using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Governance;

/// <summary>What of the municipality's leads to a goal of Agenda 2030.</summary>
/// <param name="Areas">Focus areas of the vision in force that lead to it or to one of its targets.</param>
/// <param name="Goals">Goals of the year, by their focus areas or by themselves.</param>
/// <param name="Targets">Codes of its targets that any of them names.</param>
public sealed record AgendaGoalShown(AgendaGoal Goal, IReadOnlyList<FocusAreaOfDay> Areas, IReadOnlyList<Goal> Goals, IReadOnlySet<string> Targets);

/// <param name="Titles">Of the targets, by code; those that have been taken in.</param>
public sealed record AgendaShown(int Year, IReadOnlyList<AgendaGoalShown> Goals, IReadOnlyDictionary<string, string> Titles);

/// <summary>Reads what leads to each goal of Agenda 2030 (R005), in a fixed number of statements.</summary>
public sealed class AgendaReading(StyrkedjaDbContext database, VisionReading visions, Periods periods)
{
    public async Task<AgendaShown> LoadAsync(CancellationToken cancellation)
    {
        var today = periods.Today;
        var (_, areas) = await visions.OnAsync(today, cancellation);
        var goals = await database.Goals.AsNoTracking().Where(g => g.FirstYear <= today.Year && g.LastYear >= today.Year).OrderBy(g => g.Order).ToListAsync(cancellation);
        var codes = goals.ToDictionary(g => g, g => Of(g, goals, areas));
        return new AgendaShown(
            today.Year,
            [.. Agenda2030.Goals.Select(a => Show(a, areas, codes))],
            await database.AgendaTargets.AsNoTracking().ToDictionaryAsync(t => t.Code, t => t.Title, cancellation));
    }

    /// <summary>Codes of what a goal leads to: its focus areas', else those of the goals it leads to, and its own (R005).</summary>
    /// <param name="goals">Those it may lead to.</param>
    public static IReadOnlyList<string> Of(Goal goal, IReadOnlyCollection<Goal> goals, IReadOnlyCollection<FocusAreaOfDay> areas)
    {
        var focus = goal.FocusAreas.Count > 0 ? goal.FocusAreas : [.. goals.Where(g => goal.Parents.Contains(g.Id)).SelectMany(g => g.FocusAreas)];
        return Agenda2030.InOrder(areas.Where(a => focus.Contains(a.Id)).SelectMany(a => a.Agenda).Concat(goal.Agenda));
    }

    private static AgendaGoalShown Show(AgendaGoal agenda, IReadOnlyList<FocusAreaOfDay> areas, Dictionary<Goal, IReadOnlyList<string>> codes) => new(
        agenda,
        [.. areas.Where(a => a.AgendaGoals.Contains(agenda.Number))],
        [.. codes.Where(c => c.Value.Any(code => Agenda2030.GoalOf(code) == agenda.Number)).Select(c => c.Key)],
        areas.SelectMany(a => a.Agenda).Concat(codes.Values.SelectMany(c => c)).Where(agenda.Targets.Contains).ToHashSet());
}
