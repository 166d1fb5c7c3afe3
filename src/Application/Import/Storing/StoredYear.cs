using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Import.Vocabulary;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Import.Storing;

/// <summary>What is stored of a year, to hold a document against. Tracked, so that what differs can be changed in place.</summary>
internal sealed class StoredYear
{
    private StoredYear(List<GoalArea> areas, List<Goal> goals, List<Unit> units, List<Activity> activities, List<StatusReport> statuses, List<Measure> measures)
    {
        Areas = areas;
        Goals = goals;
        Units = units;
        Activities = activities;
        Statuses = statuses.ToLookup(s => s.ActivityId);
        Measures = measures.ToLookup(m => m.GoalId);
    }

    public List<GoalArea> Areas { get; }

    public List<Goal> Goals { get; }

    public List<Unit> Units { get; }

    public List<Activity> Activities { get; }

    public ILookup<ActivityId, StatusReport> Statuses { get; }

    public ILookup<GoalId, Measure> Measures { get; }

    public static async Task<StoredYear> LoadAsync(StyrkedjaDbContext database, int year, CancellationToken cancellation)
    {
        var goals = await database.Goals.Where(g => g.FirstYear <= year && g.LastYear >= year).OrderBy(g => g.Order).ToListAsync(cancellation);
        var ids = goals.Select(g => g.Id.Value).ToArray();
        var goalIds = goals.Select(g => g.Id).ToList();
        var activities = await database.Activities
            .FromSql($"select a.*, a.xmin from styrkedja.activity a where exists (select from styrkedja.activity_goal g where g.municipality_id = a.municipality_id and g.activity_id = a.id and g.goal_id = any({ids}))")
            .OrderBy(a => a.Order).ToListAsync(cancellation);
        var activityIds = activities.Select(a => a.Id).ToList();
        return new StoredYear(
            await database.GoalAreas.OrderBy(a => a.Order).ToListAsync(cancellation),
            goals,
            await database.Units.ToListAsync(cancellation),
            activities,
            await database.StatusReports.AsNoTracking().Where(s => activityIds.Contains(s.ActivityId)).ToListAsync(cancellation),
            await database.Measures.Where(m => goalIds.Contains(m.GoalId)).OrderBy(m => m.Order).ToListAsync(cancellation));
    }

    public Goal? FindGoal(string title) => Goals.Find(g => TitleKey.Of(g.Title) == TitleKey.Of(title));

    public GoalArea? FindArea(string? name) => name is null ? null : Areas.Find(a => TitleKey.Of(a.Name) == TitleKey.Of(name));

    /// <summary>By the name it had on the day, else by today's: old documents say the old one (R126).</summary>
    public Unit? FindUnit(string name, DateOnly day) =>
        Units.Find(u => u.ExistsOn(day) && TitleKey.Of(u.AsOn(day).Name) == TitleKey.Of(name)) ?? Units.Find(u => u.ExistsOn(day) && TitleKey.Of(u.Name) == TitleKey.Of(name));

    /// <summary>The top of the tree: "the whole administration". Null while there are no units.</summary>
    public Unit? Administration(DateOnly day) => Units.Where(u => u.ParentId is null && u.ExistsOn(day)).MinBy(u => u.ValidFrom);

    /// <summary>The latest thing said of an activity at a tertial.</summary>
    public StatusReport? StatusAt(ActivityId activity, PeriodKey tertial) => Statuses[activity].Where(s => s.Tertial == tertial).MaxBy(s => s.Revision);
}
