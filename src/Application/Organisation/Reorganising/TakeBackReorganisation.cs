using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Organisation.Reorganising;

/// <summary>Takes back a reorganisation as one act, as long as nothing has been built on it.</summary>
public sealed class TakeBackReorganisation(StyrkedjaDbContext database, TakeOrganisationIntoEffect effect, CurrentUser user, TimeProvider clock)
{
    /// <returns>The act as it was taken back: now, or by an earlier press.</returns>
    /// <exception cref="RuleBrokenException"><c>reorganisation-unknown</c>, <c>reorganisation-followed</c>, <c>reorganisation-in-use</c>.</exception>
    public async Task<(Reorganisation Act, bool Already)> HandleAsync(ReorganisationId id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageOrganisation);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(styrkedja.current_municipality()::text, 126))", cancellation);
        var act = await database.Reorganisations.FirstOrDefaultAsync(r => r.Id == id, cancellation) ?? throw new RuleBrokenException("reorganisation-unknown");
        if (act.TakenBackAt is not null)
        {
            return (act, true);
        }

        act.TakeBack(user.Sign(clock));
        var handed = await database.Handovers.Where(h => h.ReorganisationId == id).ToListAsync(cancellation);
        await RequireLatestAsync(act, cancellation);
        await RequireUnusedAsync(act, handed, cancellation);
        await HandBackAsync(handed, cancellation);
        await TakeBackRolesAsync(act, cancellation);
        await TakeBackPlacesAsync(act, cancellation);
        try
        {
            await database.SaveAsync("organisation.taken-back", act.Decision, cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            throw new RuleBrokenException("reorganisation-in-use", act.Day);
        }

        await effect.RunWithinAsync(database, cancellation);
        await transaction.CommitAsync(cancellation);
        return (act, false);
    }

    private async Task RequireLatestAsync(Reorganisation act, CancellationToken cancellation)
    {
        var later = await database.Reorganisations.AsNoTracking().Where(r => r.MadeAt > act.MadeAt && r.TakenBackAt == null).ToListAsync(cancellation);
        var touched = act.Concerned.Concat(act.Effects.Changed).ToHashSet();
        if (later.OrderBy(r => r.MadeAt).FirstOrDefault(r => r.Concerned.Concat(r.Effects.Changed).Any(touched.Contains)) is { } follower)
        {
            throw new RuleBrokenException("reorganisation-followed", follower.Day, follower.Decision);
        }
    }

    private async Task RequireUnusedAsync(Reorganisation act, List<Handover> handed, CancellationToken cancellation)
    {
        var activities = handed.Where(h => h.Kind == HandoverKind.Activity).Select(h => new ActivityId(h.ThingId)).ToList();
        var tasks = handed.Where(h => h.Kind == HandoverKind.PlanningTask).Select(h => h.ThingId).ToList();
        var created = act.Effects.Created.ConvertAll(UnitId.From);
        var createdOrNull = created.ConvertAll(c => (UnitId?)c);
        var goals = handed.Where(h => h.Kind == HandoverKind.Goal).Select(h => new GoalId(h.ThingId)).ToList();
        var bodies = act.Effects.Created.ConvertAll(id => (BodyId?)new BodyId(id));
        var bodiesBelow = await database.Bodies.AsNoTracking().Where(b => bodies.Contains(b.ParentId)).Select(b => b.Id).ToListAsync(cancellation);
        var parents = await database.Units.AsNoTracking().Where(u => createdOrNull.Contains(u.ParentId)).Select(u => u.Id).ToListAsync(cancellation);
        if (await database.StatusReports.AnyAsync(r => activities.Contains(r.ActivityId) && r.ReportedAt > act.MadeAt, cancellation)
            || await database.Activities.AnyAsync(a => created.Contains(a.OwnerUnitId) && !activities.Contains(a.Id), cancellation)
            || await database.BudgetLines.AnyAsync(b => created.Contains(b.UnitId), cancellation)
            || await database.PlanningTasks.AnyAsync(t => (created.Contains(t.UnitId) && !tasks.Contains(t.Id)) || (tasks.Contains(t.Id) && t.DoneAt > act.MadeAt), cancellation)
            || await database.Goals.AnyAsync(g => bodies.Contains(g.BodyId) && !goals.Contains(g.Id), cancellation)
            || await database.Plans.AnyAsync(p => bodies.Contains(p.BodyId), cancellation)
            || await database.RoleAssignments.AnyAsync(r => (createdOrNull.Contains(r.UnitId) || bodies.Contains(r.BodyId)) && !act.Effects.RolesGiven.Contains(r.Id), cancellation)
            || parents.Select(p => p.Value).Concat(bodiesBelow.Select(b => b.Value)).Except(act.Effects.Changed).Except(act.Effects.Created).Any())
        {
            throw new RuleBrokenException("reorganisation-in-use", act.Day);
        }
    }

    private async Task HandBackAsync(List<Handover> handed, CancellationToken cancellation)
    {
        foreach (var handover in handed.Where(h => h.AppliedAt is not null))
        {
            switch (handover.Kind)
            {
                case HandoverKind.Activity when await database.Activities.FirstOrDefaultAsync(a => a.Id == new ActivityId(handover.ThingId), cancellation) is { } activity && activity.OwnerUnitId.Value == handover.ToId:
                    activity.MoveTo(new UnitId(handover.FromId));
                    break;
                case HandoverKind.PlanningTask when await database.PlanningTasks.FirstOrDefaultAsync(t => t.Id == handover.ThingId, cancellation) is { } task && task.UnitId.Value == handover.ToId:
                    task.HandTo(new UnitId(handover.FromId));
                    break;
                case HandoverKind.Goal when await database.Goals.FirstOrDefaultAsync(g => g.Id == new GoalId(handover.ThingId), cancellation) is { } goal && goal.BodyId?.Value == handover.ToId:
                    goal.Place(goal.Number, goal.Order, goal.GoalAreaId, new BodyId(handover.FromId));
                    break;
                default:
                    break;
            }
        }

        database.Handovers.RemoveRange(handed);
    }

    private async Task TakeBackRolesAsync(Reorganisation act, CancellationToken cancellation)
    {
        var given = act.Effects.RolesGiven;
        var ended = act.Effects.RolesEnded.ToDictionary(r => r.Id, r => r.Before);
        foreach (var role in await database.RoleAssignments.Where(r => given.Contains(r.Id) || ended.Keys.Contains(r.Id)).ToListAsync(cancellation))
        {
            if (given.Contains(role.Id))
            {
                database.RoleAssignments.Remove(role);
            }
            else
            {
                role.LastUntil(ended[role.Id]);
            }
        }
    }

    private async Task TakeBackPlacesAsync(Reorganisation act, CancellationToken cancellation)
    {
        var today = SwedishTime.DayOf(clock.GetUtcNow());
        IReadOnlyList<IOrganised> all = act.IsOfBodies ? await database.Bodies.ToListAsync(cancellation) : await database.Units.ToListAsync(cancellation);
        foreach (var one in all)
        {
            if (act.Effects.Changed.Contains(one.Key))
            {
                one.TakeBackChange(act.Day);
            }

            if (act.Effects.Ended.Find(e => e.Id == one.Key) is { } ended)
            {
                Restore(ended.Before, one.Close, one.Reopen);
            }

            one.TakeEffect(today);
            if (act.Effects.Created.Contains(one.Key))
            {
                database.Remove(one);
            }
        }
    }

    private static void Restore(DateOnly? before, Action<DateOnly> close, Action reopen)
    {
        if (before is { } last)
        {
            close(last);
        }
        else
        {
            reopen();
        }
    }
}
