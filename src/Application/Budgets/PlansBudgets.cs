using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Database.Mappings;
using Styrkedja.Domain;
using Styrkedja.Domain.Budgets;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Budgets;

/// <summary>The budget of a plan as it was adopted, in the version that held at a cut-off.</summary>
/// <param name="Version">Number of the version.</param>
/// <param name="Decision">As printed.</param>
/// <param name="Frames">In the order of the plan; empty for a plan without a budget.</param>
public sealed record PlansBudget(PlanId Plan, BodyId Body, string Name, int Version, string Decision, IReadOnlyList<UnitFrame> Frames);

/// <summary>Reads the budgets that a period is followed up by, without the rest of the plans.</summary>
public sealed class PlansBudgets(StyrkedjaDbContext database)
{
    private sealed record AdoptedBudget(Guid Plan, Guid Body, string Name, int Version, DateOnly AdoptedOn, string Decision, string Budget);

    /// <summary>
    /// Of every plan of the year that has been adopted, in one statement: the version that held at the cut-off, or the first
    /// where the plan came later.
    /// </summary>
    /// <param name="units">All, also those that no longer exist.</param>
    public async Task<IReadOnlyList<PlansBudget>> AtAsync(YearPeriod at, IEnumerable<Unit> units, CancellationToken cancellation)
    {
        var adopted = await database.Database.SqlQuery<AdoptedBudget>(
            $"""
            select p.id as "Plan", p.body_id as "Body", p.name as "Name", v.number as "Version", v.adopted_on as "AdoptedOn", v.decision as "Decision", (v.content -> 'budget')::text as "Budget"
            from styrkedja.plan p join styrkedja.plan_version v on v.municipality_id = p.municipality_id and v.plan_id = p.id
            where p.municipality_id = styrkedja.current_municipality() and p.year = {at.Year}
            """).ToListAsync(cancellation);
        var named = new Lazy<ILookup<string, UnitId>>(() => units.SelectMany(u => u.NamesDuring(DateRange.OfYear(at.Year)), (u, name) => (name, u.Id)).ToLookup(u => u.name, u => u.Id));
        return
        [
            .. adopted.GroupBy(a => a.Plan).OrderBy(p => p.First().Name, StringComparer.Ordinal).ThenBy(p => p.Key)
                .Select(versions => versions.Where(v => v.AdoptedOn <= at.Cutoff).MaxBy(v => v.Version) ?? versions.MinBy(v => v.Version)!)
                .Select(v => new PlansBudget(new PlanId(v.Plan), new BodyId(v.Body), v.Name, v.Version, v.Decision, FramesOf(JsonSerializer.Deserialize<List<BudgetInPlan>>(v.Budget, Columns.Json)!, named))),
        ];
    }

    // Versions from before the unit was kept have its name of then.
    private static IReadOnlyList<UnitFrame> FramesOf(IEnumerable<BudgetInPlan> lines, Lazy<ILookup<string, UnitId>> named) =>
    [
        .. lines.Select(l => (Line: l, Unit: l.UnitId ?? named.Value[l.Unit].Select(u => (UnitId?)u).FirstOrDefault())).Where(l => l.Unit is not null)
            .GroupBy(l => l.Unit!.Value, l => (l.Line.AccountGroup, l.Line.Amount))
            .Select(unit => UnitFrame.Of(unit.Key, [.. unit])),
    ];
}
