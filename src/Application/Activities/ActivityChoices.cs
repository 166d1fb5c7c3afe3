using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Activities;

/// <summary>Goals that stand under one heading in a form.</summary>
public sealed record GoalsToChoose(string Heading, IReadOnlyList<Goal> Goals);

/// <summary>What an activity's form chooses among.</summary>
/// <param name="Owners">Units that the person plans for, and the one that owns it.</param>
/// <param name="Departments">Every unit of the time.</param>
/// <param name="Goals">Goals of the years that the activity touches, by area, and those already chosen.</param>
/// <param name="Bodies">Names of those that may decide something to wait for.</param>
public sealed record ActivityOptions(
    IReadOnlyList<UnitChoice> Owners, IReadOnlyList<UnitChoice> Departments, IReadOnlyList<GoalsToChoose> Goals, IReadOnlyList<string> Bodies);

/// <summary>Reads what an activity's form chooses among, in a fixed number of statements.</summary>
public sealed class ActivityChoices(StyrkedjaDbContext database, UnitChoices choices, CurrentUser user)
{
    /// <param name="owner">Stays among the owners whoever asks.</param>
    /// <param name="chosen">Goals that stay among the options whatever their years.</param>
    public async Task<ActivityOptions> ForAsync(DateRange plan, UnitId? owner, IReadOnlyCollection<GoalId> chosen, CancellationToken cancellation)
    {
        var reach = await user.UnitsForAsync(Permission.PlanActivities, cancellation);
        var units = await choices.UnitsAsync(plan.Start, cancellation);
        var (first, last) = (plan.Start.Year, plan.End.Year);
        var goals = (await database.Goals.AsNoTracking()
            .Where(g => (g.FirstYear <= last && g.LastYear >= first && g.State != GoalState.Closed) || chosen.Contains(g.Id))
            .OrderBy(g => g.Order).ThenBy(g => g.Title).ToListAsync(cancellation)).Where(g => g.TakesActivities);
        var areas = await database.GoalAreas.AsNoTracking().ToDictionaryAsync(a => a.Id, cancellation);
        var bodies = await choices.BodiesAsync(plan.Start, cancellation);
        return new ActivityOptions(
            [.. units.Where(u => u.Unit.Id == owner || ((reach is null || reach.Contains(u.Unit.Id)) && u.Unit.ExistsDuring(plan)))],
            units,
            [.. goals.GroupBy(g => (IsFinancial: g.Kind == GoalKind.FinancialManagement, Area: g.Kind == GoalKind.FinancialManagement ? null : g.GoalAreaId))
                .OrderBy(g => g.Key.IsFinancial).ThenBy(g => g.Key.Area is { } area ? areas[area].Order : int.MaxValue)
                .Select(g => new GoalsToChoose(HeadingOf(g.Key.IsFinancial, g.Key.Area is { } area ? areas[area] : null), [.. g]))],
            [.. bodies.Select(b => b.Name)]);
    }

    private static string HeadingOf(bool isFinancial, GoalArea? area) =>
        isFinancial ? Words.Current["goal-area.financial-management"] : area?.Name ?? Words.Current["goal-area.none"];
}
