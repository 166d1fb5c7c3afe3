using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Cycle;

/// <summary>Adds, changes, moves and takes away steps of the annual cycle (R027).</summary>
public sealed class ChangeCycle(StyrkedjaDbContext database, CurrentUser user, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException">of the step, and <c>body-unknown</c>.</exception>
    public async Task<CycleStepId> AddAsync(CycleStepDetails given, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        await RequireBodyAsync(given, cancellation);
        var step = new CycleStep(Ids.New<CycleStepId>(), given, null, clock.GetUtcNow());
        database.CycleSteps.Add(step);
        await database.SaveAsync("cycle.step-added", null, cancellation);
        return step.Id;
    }

    /// <summary>The step and the version that a change must have seen; null when the municipality has no such step.</summary>
    public async Task<(CycleStep Step, uint Version)?> ForChangeAsync(CycleStepId id, CancellationToken cancellation) =>
        await database.CycleSteps.FirstOrDefaultAsync(s => s.Id == id, cancellation) is { } step ? (step, database.VersionOf(step)) : null;

    /// <param name="seen">Version the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException">of the step, <c>body-unknown</c>, <c>cycle-step-unknown</c>, <c>cycle-step-twice</c>, <c>changed-meanwhile</c>.</exception>
    public async Task ChangeAsync(CycleStepId id, CycleStepDetails given, uint seen, CancellationToken cancellation)
    {
        var step = await FindAsync(id, cancellation);
        await RequireBodyAsync(given, cancellation);
        step.Change(given, clock.GetUtcNow());
        await SaveAsync(step, seen, "cycle.step-changed", cancellation);
    }

    /// <summary>Takes it away, from the calendars of those who subscribe too.</summary>
    /// <exception cref="RuleBrokenException"><c>cycle-step-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task CancelAsync(CycleStepId id, uint seen, CancellationToken cancellation)
    {
        var step = await FindAsync(id, cancellation);
        step.Cancel(clock.GetUtcNow());
        await SaveAsync(step, seen, "cycle.step-cancelled", cancellation);
    }

    /// <summary>Puts back what was taken away.</summary>
    /// <exception cref="RuleBrokenException"><c>cycle-step-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task TakeUpAgainAsync(CycleStepId id, uint seen, CancellationToken cancellation)
    {
        var step = await FindAsync(id, cancellation);
        step.TakeUpAgain(clock.GetUtcNow());
        await SaveAsync(step, seen, "cycle.step-taken-up-again", cancellation);
    }

    private async Task SaveAsync(CycleStep step, uint seen, string verb, CancellationToken cancellation)
    {
        try
        {
            await database.SaveSeenAsync(step, seen, verb, cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "cycle_step_origin" })
        {
            throw new RuleBrokenException("cycle-step-twice", step.Name, step.FirstDay.Year);
        }
    }

    private async Task<CycleStep> FindAsync(CycleStepId id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        return await database.CycleSteps.FirstOrDefaultAsync(s => s.Id == id, cancellation) ?? throw new RuleBrokenException("cycle-step-unknown");
    }

    private async Task RequireBodyAsync(CycleStepDetails given, CancellationToken cancellation)
    {
        if (given.Body is { } body && !await database.Bodies.AnyAsync(b => b.Id == body, cancellation))
        {
            throw new RuleBrokenException("body-unknown");
        }
    }
}
