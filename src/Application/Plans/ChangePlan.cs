using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;

namespace Styrkedja.Application.Plans;

/// <param name="Decision">Body, date and paragraph as printed.</param>
/// <param name="Condition">Another body's decision that it depends on (R109); null for none.</param>
/// <param name="PlanBy">Last day for the units' planning (R117); null asks nothing of them.</param>
public sealed record AdoptionGiven(string? Decision, DateOnly Day, string? Condition, DateOnly? PlanBy);

/// <summary>Starts a body's plan for a year and takes it through its life (R115–R117).</summary>
public sealed class ChangePlan(StyrkedjaDbContext database, PlanContents contents, CurrentUser user, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>body-unknown</c>, <c>plan-name-required</c>, <c>plan-exists</c>.</exception>
    public async Task<PlanId> StartAsync(BodyId body, int year, string? name, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        if (!await database.Bodies.AnyAsync(b => b.Id == body, cancellation))
        {
            throw new RuleBrokenException("body-unknown");
        }

        await database.RequireOpenAsync(year, cancellation);
        var plan = new OperationalPlan(Ids.New<PlanId>(), body, year, name ?? "");
        database.Plans.Add(plan);
        try
        {
            await database.SaveAsync("plan.started", null, cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "plan_one_a_year" })
        {
            throw new RuleBrokenException("plan-exists", year);
        }

        return plan.Id;
    }

    /// <summary>Lays it before its body, or takes it back.</summary>
    /// <exception cref="RuleBrokenException"><c>plan-state</c>, <c>plan-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public Task ProposeAsync(PlanId id, uint seen, CancellationToken cancellation) => StepAsync(id, seen, p => p.Propose(), "plan.proposed", cancellation);

    /// <inheritdoc cref="ProposeAsync"/>
    public Task TakeBackAsync(PlanId id, uint seen, CancellationToken cancellation) => StepAsync(id, seen, p => p.TakeBack(), "plan.taken-back", cancellation);

    /// <inheritdoc cref="ProposeAsync"/>
    public Task TakeUpAgainAsync(PlanId id, uint seen, CancellationToken cancellation) => StepAsync(id, seen, (p, e) => p.TakeUpAgain(evenClosed: e is not null), "plan.taken-up-again", cancellation);

    /// <summary>Closes it when its year is over.</summary>
    /// <inheritdoc cref="ProposeAsync"/>
    public Task CloseAsync(PlanId id, uint seen, CancellationToken cancellation) => StepAsync(id, seen, p => p.Close(), "plan.closed", cancellation);

    /// <param name="met">Whether the other body decided as the condition asked.</param>
    /// <exception cref="RuleBrokenException"><c>plan-state</c>, <c>plan-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public Task AnswerConditionAsync(PlanId id, bool met, uint seen, CancellationToken cancellation) =>
        StepAsync(id, seen, p => { if (met) { p.MeetCondition(); } else { p.FailCondition(); } }, met ? "plan.condition-met" : "plan.condition-failed", cancellation);

    /// <summary>
    /// Adopts it as it is now: keeps its content as a version, adopts its goals and activities with it, and gives every
    /// unit its planning task.
    /// </summary>
    /// <exception cref="RuleBrokenException">of the plan, <c>plan-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task AdoptAsync(PlanId id, AdoptionGiven given, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var view = await contents.FindAsync(id, cancellation) ?? throw new RuleBrokenException("plan-unknown");
        await RequireOpenAsync(view.Plan, cancellation);
        var by = user.Sign(clock);
        database.PlanVersions.Add(view.Plan.Adopt(given.Decision, given.Day, given.Condition, given.PlanBy, view.Content, by));
        await AdoptGoalsAsync(view, given.Decision, by, cancellation);
        await AdoptActivitiesAsync(view, given.Day, cancellation);
        if (given.PlanBy is { } due)
        {
            await AskUnitsAsync(view, due, cancellation);
        }

        await database.SaveSeenAsync(view.Plan, seen, "plan.adopted", cancellation);
    }

    /// <summary>The unit says that its planning for the plan is done, or takes that back.</summary>
    /// <exception cref="RuleBrokenException"><c>planning-task-unknown</c>, <c>not-permitted</c>.</exception>
    public async Task FinishPlanningAsync(PlanId id, UnitId unit, bool done, CancellationToken cancellation)
    {
        await user.RequireAsync(Permission.PlanActivities, unit, cancellation);
        var task = await database.PlanningTasks.FirstOrDefaultAsync(t => t.PlanId == id && t.UnitId == unit, cancellation) ?? throw new RuleBrokenException("planning-task-unknown");
        if (done)
        {
            task.Finish(user.Sign(clock));
        }
        else
        {
            task.TakeUpAgain();
        }

        await database.SaveAsync(done ? "planning.finished" : "planning.taken-up-again", null, cancellation);
    }

    private async Task AdoptGoalsAsync(PlanView view, string? decision, Signature by, CancellationToken cancellation)
    {
        var own = view.Goals.Where(g => g.Kind is GoalKind.Board or GoalKind.Unknown).Select(g => g.Id).ToList();
        var goals = await database.Goals.Where(g => own.Contains(g.Id) && (g.State == GoalState.Proposed || g.State == GoalState.Prepared)).ToListAsync(cancellation);
        database.GoalVersions.AddRange(goals.Select(g => g.Adopt(decision, by)));
    }

    private async Task AdoptActivitiesAsync(PlanView view, DateOnly day, CancellationToken cancellation)
    {
        var ids = view.Activities.Select(a => a.Id).ToList();
        foreach (var activity in await database.Activities.Where(a => ids.Contains(a.Id) && a.AdoptedOn == null).ToListAsync(cancellation))
        {
            activity.Adopt(day);
        }
    }

    private async Task AskUnitsAsync(PlanView view, DateOnly due, CancellationToken cancellation)
    {
        var rules = await database.GovernanceModels.RulesOfAsync(view.Plan.Year, view.Plan.BodyId, cancellation);
        var asked = await database.PlanningTasks.Where(t => t.PlanId == view.Plan.Id).ToDictionaryAsync(t => t.UnitId, cancellation);
        foreach (var unit in Coverage.Of(view, rules).Units.Select(c => c.Unit.Id))
        {
            if (asked.TryGetValue(unit, out var task))
            {
                task.MoveTo(due);
            }
            else
            {
                database.PlanningTasks.Add(new PlanningTask(Guid.CreateVersion7(), view.Plan.Id, unit, due));
            }
        }
    }

    private Task<Exemption?> RequireOpenAsync(OperationalPlan plan, CancellationToken cancellation) =>
        database.RequireOpenAsync(user, ExemptionKind.Plan, plan.Id.Value, plan.Year, null, cancellation);

    private Task StepAsync(PlanId id, uint seen, Action<OperationalPlan> step, string verb, CancellationToken cancellation) => StepAsync(id, seen, (p, _) => step(p), verb, cancellation);

    private async Task StepAsync(PlanId id, uint seen, Action<OperationalPlan, Exemption?> step, string verb, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var plan = await database.Plans.FirstOrDefaultAsync(p => p.Id == id, cancellation) ?? throw new RuleBrokenException("plan-unknown");
        var exemption = await RequireOpenAsync(plan, cancellation);
        step(plan, exemption);
        await database.SaveSeenAsync(plan, seen, verb, exemption?.Reason, cancellation);
    }
}
