using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Goals;

/// <summary>One goal with everything its page shows.</summary>
/// <param name="At">The state shown: the period worked with now, or the goal's last one when its years are over.</param>
/// <param name="Parents">The goals it leads to.</param>
/// <param name="Children">Goals that lead to it, of the same year.</param>
/// <param name="Agenda">Codes of Agenda 2030: its focus areas' and its own.</param>
/// <param name="AgendaTitles">Of the targets, by code; those that have been taken in.</param>
/// <param name="Activities">Of the period's year.</param>
/// <param name="Assessments">All, oldest first.</param>
public sealed record GoalView(
    Goal Goal,
    YearPeriod At,
    GoalArea? Area,
    Body? Body,
    IReadOnlyList<Goal> Parents,
    IReadOnlyList<Goal> Children,
    IReadOnlyList<FocusAreaOfDay> FocusAreas,
    Vision? Vision,
    IReadOnlyList<string> Agenda,
    IReadOnlyDictionary<string, string> AgendaTitles,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<ActivityRow> Activities,
    UnitTree Units,
    IReadOnlyList<GoalAssessment> Assessments)
{
    public GoalAssessment? Current => Assessments.FirstOrDefault(a => a.Tertial == At.Tertial);

    /// <summary>The latest up to the period shown.</summary>
    public GoalAssessment? Latest => Assessments.LastOrDefault(a => a.Tertial <= At.Tertial);
}

/// <summary>Reads one goal, in a fixed number of statements.</summary>
public sealed class GoalReading(StyrkedjaDbContext database, Periods periods, ActivityRows activities, VisionReading visions)
{
    /// <returns>Null when the municipality has no such goal.</returns>
    public async Task<GoalView?> FindAsync(GoalId id, CancellationToken cancellation)
    {
        if (await database.Goals.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, cancellation) is not { } goal)
        {
            return null;
        }

        var tertial = await periods.AtHandAsync(goal.FirstYear, goal.LastYear, cancellation);
        var shown = tertial.DayToShow(periods.Today);
        var goals = await database.Goals.AsNoTracking().OrderBy(g => g.Order).ToListAsync(cancellation);
        var parents = goal.Parents.Select(p => goals.Find(g => g.Id == p)).OfType<Goal>().ToList();

        // A goal without focus areas of its own stands under those of the goals it leads to.
        var focus = goal.FocusAreas.Count > 0 ? goal.FocusAreas : [.. parents.SelectMany(p => p.FocusAreas).Distinct()];
        var vision = await visions.OnAsync(tertial.Cutoff, cancellation);
        var units = await database.Units.AsNoTracking().ToListAsync(cancellation);
        var rows = await activities.OfYearAsync(tertial, cancellation);
        return new GoalView(
            goal,
            tertial,
            goal.GoalAreaId is { } area ? await database.GoalAreas.AsNoTracking().FirstOrDefaultAsync(a => a.Id == area, cancellation) : null,
            goal.BodyId is { } body ? (await database.Bodies.AsNoTracking().FirstOrDefaultAsync(b => b.Id == body, cancellation))?.AsOn(shown) : null,
            parents,
            [.. goals.Where(g => g.Parents.Contains(id) && g.IsValidIn(tertial.Year))],
            [.. vision.Areas.Where(f => focus.Contains(f.Id))],
            vision.Vision,
            AgendaReading.Of(goal, goals, vision.Areas),
            await database.AgendaTargets.AsNoTracking().ToDictionaryAsync(t => t.Code, t => t.Title, cancellation),
            await database.Measures.AsNoTracking().Where(m => m.GoalId == id).OrderBy(m => m.Order).ToListAsync(cancellation),
            [.. rows.Where(a => a.Goals.Contains(id))],
            UnitTree.AsOn(shown, units),
            await database.Assessments.AsNoTracking().Where(a => a.GoalId == id).OrderBy(a => a.Year).ThenBy(a => a.Number).ToListAsync(cancellation));
    }
}
