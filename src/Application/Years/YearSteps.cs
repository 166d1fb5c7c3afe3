using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Cycle;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;
using Styrkedja.Domain.Years;

namespace Styrkedja.Application.Years;

/// <summary>What a change of year does, one kind of thing after the other, within the transaction of its caller.</summary>
public sealed class YearSteps(StyrkedjaDbContext database, FillCycleYear cycle, RhythmUse rhythms)
{
    /// <summary>Activities changed between two tellings of how far it has come.</summary>
    private const int Batch = 250;

    /// <param name="tell">Told how many steps have been taken of how many.</param>
    public async Task<YearChangeOutcome> TakeAsync(YearPreview preview, YearChoices choices, Func<int, int, Task> tell, CancellationToken cancellation)
    {
        var running = preview.Running.Select(r => new ActivityId(r.Id)).ToList();
        var prolonged = Chosen(UnfinishedChoice.Prolong);
        var takenOver = Chosen(UnfinishedChoice.TakeOver);
        var (done, total) = (0, running.Count + prolonged.Count + takenOver.Count + 4);

        var model = choices.PutModelInForce && await PutModelInForceAsync(preview, cancellation);
        await tell(++done, total);
        var periods = await SetUpPeriodsAsync(preview, cancellation);
        await tell(++done, total);
        var (closed, made, lines) = await ChangePlansAsync(preview, choices, cancellation);
        await tell(++done, total);
        var steps = choices.CopyCycle && preview.Steps > 0 ? await cycle.CopyAsync(preview.ToYear, cancellation) : 0;
        await tell(++done, total);

        var lastDay = new DateOnly(preview.ToYear, 12, 31);
        var goes = Words.Swedish.Format("year-change.goes-on", preview.FromYear, preview.ToYear);
        await InBatchesAsync(running, "activity.goes-on", goes, a => Prolong(a, lastDay, goes));
        await InBatchesAsync(prolonged, "activity.prolonged", choices.Reason, a => Prolong(a, choices.NewEnd ?? lastDay, choices.Reason));
        var ahead = await database.Goals.Where(g => g.FirstYear <= preview.ToYear && g.LastYear >= preview.ToYear && g.State != GoalState.Closed).Select(g => g.Id).ToListAsync(cancellation);
        await InBatchesAsync(takenOver, "activity.taken-over", null, a => database.Activities.Add(a.TakeOver(preview.ToYear, [.. a.Goals.Where(ahead.Contains)])));
        return new YearChangeOutcome(
            model, closed, made, lines, periods, steps, running.Count, prolonged.Count, takenOver.Count, preview.Unfinished.Count - prolonged.Count - takenOver.Count);

        List<ActivityId> Chosen(UnfinishedChoice choice) => [.. preview.Unfinished.Select(a => a.Id).Where(a => choices.Of(a) == choice)];

        async Task InBatchesAsync(List<ActivityId> ids, string verb, string? reason, Action<Activity> work)
        {
            foreach (var batch in ids.Chunk(Batch))
            {
                (await database.Activities.Where(a => batch.Contains(a.Id)).OrderBy(a => a.Order).ToListAsync(cancellation)).ForEach(work);
                await database.SaveAsync(verb, reason, cancellation);
                await tell(done += batch.Length, total);
            }
        }
    }

    private static void Prolong(Activity activity, DateOnly end, string? reason) => activity.Replan(new DateRange(activity.PlannedStart, end), reason);

    private async Task<bool> PutModelInForceAsync(YearPreview preview, CancellationToken cancellation)
    {
        if (preview.Prepared is not { } prepared)
        {
            return false;
        }

        var holding = await database.GovernanceModels.RulesOfAsync(preview.ToYear, cancellation);
        (await database.GovernanceModels.FirstAsync(m => m.Id == prepared.Id, cancellation)).PutInForce(holding, ModelUse.None with { FollowedUp = await rhythms.OfAsync(preview.ToYear, cancellation) });
        await rhythms.LayOutAsync(preview.ToYear, prepared.Rules, cancellation);
        await database.SaveAsync("governance-model.put-in-force", null, cancellation);
        return true;
    }

    private async Task<int> SetUpPeriodsAsync(YearPreview preview, CancellationToken cancellation)
    {
        var rules = await database.GovernanceModels.RulesOfAsync(preview.ToYear, cancellation);
        var there = await database.Periods.Where(p => p.Year == preview.ToYear).Select(p => p.Number).ToListAsync(cancellation);
        var missing = rules.Rhythm.Of(preview.ToYear).Where(p => !there.Contains(p.Number)).Select(p => Periods.Plan(p.Tertial, rules)).ToList();
        database.Periods.AddRange(missing);
        await database.SaveAsync("period.scheduled", null, cancellation);
        return missing.Count;
    }

    private async Task<(int Closed, int Made, int Lines)> ChangePlansAsync(YearPreview preview, YearChoices choices, CancellationToken cancellation)
    {
        var ids = preview.Plans.Select(p => p.Id).ToList();
        var plans = await database.Plans.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Name).ToListAsync(cancellation);
        var closing = plans.Where(p => p.State == PlanState.Adopted).ToList();
        closing.ForEach(p => p.Close());
        await database.SaveAsync("plan.closed", null, cancellation);
        if (!choices.NewPlans)
        {
            return (closing.Count, 0, 0);
        }

        var next = plans.Where(p => !preview.Plans.Single(e => e.Id == p.Id).HasNext)
            .ToDictionary(p => p.Id, p => new OperationalPlan(Ids.New<PlanId>(), p.BodyId, preview.ToYear, NameOf(p.Name, preview)));
        database.Plans.AddRange(next.Values);
        var lines = new List<BudgetLine>();
        if (choices.CarryBudget)
        {
            var from = next.Keys.ToList();
            lines.AddRange((await database.BudgetLines.AsNoTracking().Where(b => from.Contains(b.PlanId)).OrderBy(b => b.Order).ToListAsync(cancellation))
                .Select(b => new BudgetLine(Guid.CreateVersion7(), next[b.PlanId].Id, b.UnitId, b.AccountGroup, b.Amount, b.Order)));
            database.BudgetLines.AddRange(lines);
        }

        await database.SaveAsync("plan.carried-over", null, cancellation);
        return (closing.Count, next.Count, lines.Count);
    }

    /// <summary>A name that says the old year says the new; another gets the year after it, cut so that it fits.</summary>
    private static string NameOf(string name, YearPreview preview)
    {
        var (from, to) = ($"{preview.FromYear}", $"{preview.ToYear}");
        return name.Contains(from, StringComparison.Ordinal) ? name.Replace(from, to, StringComparison.Ordinal) : $"{name[..Math.Min(name.Length, TextLimits.Name - 5)]} {to}";
    }
}
