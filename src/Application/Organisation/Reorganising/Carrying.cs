using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;

namespace Styrkedja.Application.Organisation.Reorganising;

/// <summary>Finds what those that cease still have on the day, and where it is to go. Nothing of it may be lost silently.</summary>
/// <param name="all">Every unit, or every body, with those that begin.</param>
internal sealed class Carrying(StyrkedjaDbContext database, ReorganisationAsked asked, Reorganised made, IReadOnlyList<IOrganised> all)
{
    private readonly Dictionary<Guid, string> _names = all.ToDictionary(o => o.Key, o => o.AsOn(asked.Day).Name);
    private readonly List<Guid> _leaving = made.Leaving;

    /// <summary>What units have: units below, running activities, planning to do, roles.</summary>
    public async Task<IReadOnlyList<Carried>> OfUnitsAsync(CancellationToken cancellation)
    {
        var leaving = _leaving.ConvertAll(UnitId.From);
        var activities = await database.Activities.AsNoTracking()
            .Where(a => leaving.Contains(a.OwnerUnitId) && a.PlannedEnd >= asked.Day && a.ReplacedOn == null).OrderBy(a => a.PlannedStart).ThenBy(a => a.Title).ToListAsync(cancellation);
        var over = await OverAsync(database, activities.ConvertAll(a => a.Id), cancellation);
        var plans = await database.Plans.AsNoTracking().Where(p => p.Year >= asked.Day.Year && p.State != PlanState.Closed).ToDictionaryAsync(p => p.Id, cancellation);
        var tasks = await database.PlanningTasks.AsNoTracking().Where(t => leaving.Contains(t.UnitId) && t.DoneAt == null).OrderBy(t => t.Due).ToListAsync(cancellation);
        var budgeted = await database.BudgetLines.AsNoTracking().Where(b => leaving.Contains(b.UnitId)).Select(b => b.PlanId).Distinct().ToListAsync(cancellation);
        foreach (var plan in budgeted.Where(plans.ContainsKey).Select(p => plans[p]).OrderBy(p => p.Year))
        {
            made.Say("budget-stays", plan.Name);
        }

        await SayTakingPartAsync(cancellation);

        return
        [
            .. Below(CarriedKind.Unit),
            .. activities.Where(a => !over.Contains(a.Id)).Select(a => Say(CarriedKind.Activity, a.Id.Value, a.Title, a.OwnerUnitId.Value, _names[a.OwnerUnitId.Value])),
            .. tasks.Where(t => plans.ContainsKey(t.PlanId)).DistinctBy(t => (t.PlanId, ChosenFor(t.Id))).Select(t => Say(CarriedKind.PlanningTask, t.Id, plans[t.PlanId].Name, t.UnitId.Value, _names[t.UnitId.Value])),
            .. await RolesAsync(cancellation),
        ];
    }

    /// <summary>What bodies have: bodies below, goals of coming years, roles.</summary>
    public async Task<IReadOnlyList<Carried>> OfBodiesAsync(CancellationToken cancellation)
    {
        var leaving = _leaving.ConvertAll(id => (BodyId?)new BodyId(id));
        var goals = await database.Goals.AsNoTracking().Where(g => leaving.Contains(g.BodyId) && g.LastYear >= asked.Day.Year && g.State != GoalState.Closed).OrderBy(g => g.Order).ToListAsync(cancellation);
        foreach (var plan in await database.Plans.AsNoTracking().Where(p => p.Year >= asked.Day.Year && p.State != PlanState.Closed).OrderBy(p => p.Year).ToListAsync(cancellation))
        {
            if (made.Effects.Ended.Exists(e => e.Id == plan.BodyId.Value))
            {
                made.Say("plan-stays", plan.Name, _names[plan.BodyId.Value]);
            }
        }

        var ended = made.Effects.Ended.ConvertAll(e => (BodyId?)new BodyId(e.Id));
        var steps = await database.CycleSteps.AsNoTracking().Where(s => ended.Contains(s.BodyId) && s.LastDay >= asked.Day && s.CancelledAt == null).Select(s => s.BodyId!.Value).ToListAsync(cancellation);
        foreach (var ofBody in steps.GroupBy(s => s))
        {
            made.Say("steps-stay", _names[ofBody.Key.Value], ofBody.Count());
        }

        return
        [
            .. Below(CarriedKind.Body),
            .. goals.Select(g => Say(CarriedKind.Goal, g.Id.Value, $"{g.Number} {g.Title}".Trim(), g.BodyId!.Value.Value, _names[g.BodyId.Value.Value], mayBeLeft: false)),
            .. await RolesAsync(cancellation),
        ];
    }

    // Those that lie below one that goes on may go with what parts from it.
    private IEnumerable<Carried> Below(CarriedKind kind) =>
        from one in all
        where one.ExistsOn(asked.Day)
        let above = one.AsOn(asked.Day).Above
        where above is not null && _leaving.Contains(above.Value)
        select Say(kind, one.Key, _names[one.Key], above.Value, _names[above.Value], mayBeLeft: false);

    // Departments that take part are part of how an activity was planned; whoever plans it changes them.
    private async Task SayTakingPartAsync(CancellationToken cancellation)
    {
        var ids = made.Effects.Ended.Select(e => e.Id).ToArray();
        var helped = await database.Activities
            .FromSql($"select a.*, a.xmin from styrkedja.activity a where exists (select from styrkedja.activity_unit u where u.municipality_id = a.municipality_id and u.activity_id = a.id and u.unit_id = any({ids}))")
            .AsNoTracking().Where(a => a.PlannedEnd >= asked.Day && a.ReplacedOn == null).ToListAsync(cancellation);
        var over = await OverAsync(database, helped.ConvertAll(a => a.Id), cancellation);
        var running = helped.FindAll(a => !over.Contains(a.Id));
        foreach (var ended in all.Where(u => ids.Contains(u.Key)))
        {
            if (running.Count(a => a.TakingPart.Contains(new UnitId(ended.Key))) is > 0 and var count)
            {
                made.Say("takes-part", _names[ended.Key], count);
            }
        }
    }

    private async Task<IEnumerable<Carried>> RolesAsync(CancellationToken cancellation)
    {
        var roles = (await database.RoleAssignments.AsNoTracking().Where(r => (r.UnitId != null || r.BodyId != null) && (r.ValidTo == null || r.ValidTo >= asked.Day)).ToListAsync(cancellation))
            .Where(r => _leaving.Contains(PlaceOf(r))).ToList();
        var ids = roles.Select(r => r.AccountId.Value).ToList();
        var people = await database.Users.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
        return roles.OrderBy(r => people[r.AccountId.Value], StringComparer.CurrentCulture)
            .Select(r => Say(CarriedKind.Role, r.Id, people[r.AccountId.Value], PlaceOf(r), $"{Words.Current.Role(r.Role)}, {_names[PlaceOf(r)]}"));
    }

    internal static Guid PlaceOf(Domain.People.RoleAssignment role) => role.UnitId?.Value ?? role.BodyId?.Value ?? Guid.Empty;

    // Those that were reported completed or cancelled need no new owner.
    internal static async Task<HashSet<ActivityId>> OverAsync(StyrkedjaDbContext database, IReadOnlyCollection<ActivityId> ids, CancellationToken cancellation)
    {
        var reports = await database.StatusReports.AsNoTracking().Where(r => ids.Contains(r.ActivityId) && r.Approval != ReportApproval.Returned).ToListAsync(cancellation);
        return [.. reports.GroupBy(r => r.ActivityId).Where(g => g.MaxBy(r => (r.Year, r.Number, r.Revision))!.Status.Phase is Phase.Completed or Phase.Cancelled).Select(g => g.Key)];
    }

    private Carried Say(CarriedKind kind, Guid id, string title, Guid from, string note, bool mayBeLeft = true)
    {
        var chosen = ChosenFor(id);
        var known = chosen is { } to && (made.Destinations.Exists(d => d.Id == to) || to == made.Suggested || (mayBeLeft && to == ReorganisationAsked.Left));
        return new Carried(kind, id, title, from, note, known ? chosen : null, mayBeLeft);
    }

    private Guid? ChosenFor(Guid id) => asked.Choices.TryGetValue(id, out var chosen) ? chosen : made.Suggested;
}
