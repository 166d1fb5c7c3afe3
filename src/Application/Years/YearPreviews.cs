using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;
using Styrkedja.Domain.Years;

namespace Styrkedja.Application.Years;

/// <summary>Reads what a change of year would meet, in a fixed number of statements.</summary>
public sealed class YearPreviews(StyrkedjaDbContext database, ActivityRows activities, Periods periods)
{
    /// <summary>The year that is worked with: the one the latest change opened, else that of the period at hand.</summary>
    public async Task<int> OpenYearAsync(CancellationToken cancellation) =>
        await database.YearChanges.Where(c => c.State == YearChangeState.Done).MaxAsync(c => (int?)c.ToYear, cancellation)
        ?? (await periods.CurrentAsync(cancellation))?.Year ?? periods.Today.Year;

    /// <summary>The year that a page shows where none is asked for: today's, or a later one that has been opened.</summary>
    public async Task<int> DefaultYearAsync(CancellationToken cancellation) =>
        Math.Max(periods.Today.Year, await database.YearChanges.Where(c => c.State == YearChangeState.Done).MaxAsync(c => (int?)c.ToYear, cancellation) ?? 0);

    public async Task<YearPreview> OfAsync(int fromYear, int toYear, CancellationToken cancellation)
    {
        var calendar = await periods.CalendarAsync(cancellation);
        var last = calendar.Last(fromYear);
        var rows = (await activities.OfYearAsync(last, cancellation)).ToList();
        var goals = await database.Goals.AsNoTracking().Where(g => g.LastYear >= fromYear && g.FirstYear <= toYear).OrderBy(g => g.Order).ThenBy(g => g.Title).ToListAsync(cancellation);
        var valid = goals.Where(g => g.IsValidIn(toYear) && g.State != GoalState.Closed).ToList();
        var ahead = valid.Select(g => g.Id).ToHashSet();
        var ending = goals.Where(g => g.FirstYear <= fromYear && g.LastYear < toYear).ToList();
        var assessed = (await database.Assessments.Where(a => a.Year == fromYear && a.Number == last.Number).Select(a => a.GoalId).ToListAsync(cancellation)).ToHashSet();
        var measures = await database.Measures.AsNoTracking().Where(m => m.Kind == MeasureKind.Number && m.Target == null).ToListAsync(cancellation);
        var units = await database.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var model = await database.GovernanceModels.AsNoTracking().FirstOrDefaultAsync(m => m.Year == toYear, cancellation);
        var there = await database.Periods.Where(p => p.Year == toYear).Select(p => p.Number).ToListAsync(cancellation);
        var open = rows.Where(a => a.Latest?.Status.Phase is not (Phase.Completed or Phase.Cancelled)).ToList();
        var within = open.Where(a => a.Plan.End.Year < toYear).ToList();
        var runs = await RunningAsync(cancellation);
        var goingOn = rows.Where(a => a.Plan.End.Year >= toYear).ToList();
        return new YearPreview(
            fromYear,
            toYear,
            model is { InForce: false } ? model : null,
            model is { InForce: true },
            [.. valid.Where(g => g.FirstYear <= fromYear).Select(Name)],
            [.. ending.Select(Name)],
            [.. ending.Where(g => g.TakesActivities && !assessed.Contains(g.Id)).Select(Name)],
            [.. valid.Where(g => g.FirstYear > fromYear).Select(Name)],
            [.. goingOn.Select(Name)],
            [.. goingOn.Where(a => !a.Goals.Any(ahead.Contains)).Select(Name)],
            [.. within.Where(a => runs.Contains(a.Id.Value)).Select(Name)],
            [.. within.Where(a => !runs.Contains(a.Id.Value)).Select(a => new EndingActivity(a.Id, a.Title, units[a.Owner], a.Plan.End, a.Latest?.Status, a.Goals.Any(ahead.Contains)))],
            [.. measures.Where(m => ahead.Contains(m.GoalId)).Select(m => new Named(m.GoalId.Value, m.Text, goals.Find(g => g.Id == m.GoalId)!.Title))],
            await PlansAsync(fromYear, toYear, cancellation),
            [.. (model?.Rules.Rhythm ?? calendar.RhythmOf(toYear)).Of(toYear).Select(p => p.Number).Except(there)],
            await StepsAsync(fromYear, toYear, cancellation),
            await RolesAsync(fromYear, cancellation),
            await UnlockedAsync(calendar.Of(fromYear), cancellation),
            [.. (await database.Reports.AsNoTracking().Where(r => r.Year == fromYear && r.PublishedAt == null).OrderBy(r => r.MadeAt).Select(r => new { r.Id, r.Title, r.Version }).ToListAsync(cancellation)).Select(r => new Named(r.Id.Value, r.Title))]);

        Named Name(object thing) => thing switch
        {
            Goal goal => new Named(goal.Id.Value, goal.Number is null ? goal.Title : $"{goal.Number} {goal.Title}", goal.FirstYear == goal.LastYear ? $"{goal.FirstYear}" : $"{goal.FirstYear}–{goal.LastYear}"),
            ActivityRow activity => new Named(activity.Id.Value, activity.Title, units[activity.Owner]),
            _ => throw new ArgumentException("Neither a goal nor an activity.", nameof(thing)),
        };
    }

    /// <summary>Promises of service and the running administration: work that goes on by itself (R074, R101).</summary>
    private async Task<HashSet<Guid>> RunningAsync(CancellationToken cancellation) =>
    [
        .. await database.Database.SqlQuery<Guid>(
            $"""select id as "Value" from styrkedja.activity where details ->> 'servicePromise' = 'true' or details ->> 'kind' = 'Administration'""").ToListAsync(cancellation),
    ];

    private async Task<IReadOnlyList<EndingPlan>> PlansAsync(int fromYear, int toYear, CancellationToken cancellation)
    {
        var last = new DateOnly(toYear, 12, 31);
        var plans = await database.Plans.AsNoTracking().Where(p => p.Year == fromYear || p.Year == toYear).OrderBy(p => p.Name).ToListAsync(cancellation);
        var bodies = await database.Bodies.AsNoTracking().Where(b => b.ValidFrom <= last && (b.ValidTo == null || b.ValidTo >= new DateOnly(fromYear, 1, 1))).ToDictionaryAsync(b => b.Id, cancellation);
        var lines = await database.BudgetLines.GroupBy(b => b.PlanId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return
        [
            .. plans.Where(p => p.Year == fromYear && p.State != PlanState.Closed).Select(p => new EndingPlan(
                p.Id, p.Name, bodies.GetValueOrDefault(p.BodyId)?.Name ?? "", p.State == PlanState.Adopted,
                plans.Exists(n => n.Year == toYear && n.BodyId == p.BodyId) || EndsBefore(bodies.GetValueOrDefault(p.BodyId), toYear),
                lines.GetValueOrDefault(p.Id))),
        ];
    }

    /// <summary>A body that is no more by then has no plan to make.</summary>
    private static bool EndsBefore(Body? body, int year) => body is null || body.ValidTo < new DateOnly(year, 1, 1);

    private async Task<int> StepsAsync(int fromYear, int toYear, CancellationToken cancellation)
    {
        // Steps are copied from the year before; over a gap there is nothing to copy.
        if (toYear != fromYear + 1)
        {
            return 0;
        }

        var (first, next, last) = (new DateOnly(fromYear, 1, 1), new DateOnly(toYear, 1, 1), new DateOnly(toYear, 12, 31));
        var steps = await database.CycleSteps.AsNoTracking().Where(s => s.FirstDay >= first && s.FirstDay <= last).Select(s => new { s.Id, s.Origin, s.FirstDay, s.CancelledAt }).ToListAsync(cancellation);
        var there = steps.Where(s => s.FirstDay >= next).Select(s => s.Origin).ToHashSet();
        return steps.Count(s => s.FirstDay < next && s.CancelledAt is null && !there.Contains(s.Origin ?? s.Id.Value.ToString("N")));
    }

    private async Task<IReadOnlyList<Named>> RolesAsync(int fromYear, CancellationToken cancellation)
    {
        var (today, last) = (periods.Today, new DateOnly(fromYear, 12, 31));
        var ending = await database.RoleAssignments.AsNoTracking().Where(r => r.ValidTo != null && r.ValidTo >= today && r.ValidTo <= last).ToListAsync(cancellation);
        var holders = ending.Select(r => r.AccountId.Value).ToList();
        var names = await database.Users.AsNoTracking().Where(a => holders.Contains(a.Id) && a.DisabledAt == null).ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
        return
        [
            .. ending.Where(r => names.ContainsKey(r.AccountId.Value)).OrderBy(r => names[r.AccountId.Value], StringComparer.CurrentCulture)
                .Select(r => new Named(r.AccountId.Value, names[r.AccountId.Value], Words.Current.Role(r.Role))),
        ];
    }

    private async Task<IReadOnlyList<int>> UnlockedAsync(IReadOnlyList<YearPeriod> of, CancellationToken cancellation)
    {
        var year = of[0].Year;
        var locked = await database.Periods.Where(p => p.Year == year && p.LockedAt != null).Select(p => p.Number).ToListAsync(cancellation);
        return [.. of.Select(p => p.Number).Except(locked)];
    }
}
