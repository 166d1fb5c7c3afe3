using Styrkedja.Domain;
using Styrkedja.Domain.Budgets;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Budgets;

/// <summary>A unit's money in a plan and what it has told of it.</summary>
/// <param name="Report">Of the period; null while the unit has not reported.</param>
/// <param name="Before">Its latest of an earlier period of the year; null where there is none.</param>
public sealed record UnitsMoney(Unit Unit, UnitFrame Frame, BudgetReport? Report, BudgetReport? Before)
{
    public BudgetSum Sum { get; } = BudgetSum.Of(Frame, Report);

    /// <summary>Whether somebody has had to say why.</summary>
    public bool IsBeyond(DeviationLimit limit) => Report is { } report && BudgetReport.AsksForComment(Frame, report.Rows, limit);
}

/// <param name="Depth">0 at the top.</param>
/// <param name="Sum">Of the unit and all below it.</param>
/// <param name="Own">The unit's own money; null for one that only sums up those below.</param>
/// <param name="SumsUp">Whether any below it has a budget.</param>
public sealed record BudgetTreeRow(Unit Unit, int Depth, BudgetSum Sum, UnitsMoney? Own, bool SumsUp);

/// <summary>The budget of a body's plan followed up in a period (R078).</summary>
/// <param name="Units">As they were at the cut-off, or are today while it is ahead.</param>
/// <param name="Money">Of each unit with a budget, in the order of the plan.</param>
public sealed record BudgetFollowUp(PlansBudget Plan, string Body, YearPeriod At, FollowUpPeriod Period, DeviationLimit Limit, UnitTree Units, IReadOnlyList<UnitsMoney> Money)
{
    public BudgetSum Sum => BudgetSum.Of(Money.Select(m => m.Sum));

    public UnitsMoney? Of(UnitId unit) => Money.FirstOrDefault(m => m.Unit.Id == unit);

    /// <summary>The same of some units only.</summary>
    public BudgetFollowUp Only(IReadOnlySet<UnitId> units) => this with { Money = [.. Money.Where(m => units.Contains(m.Unit.Id))] };

    /// <summary>Units with a budget and all above them, top down, each with the sum of what is below it.</summary>
    public IReadOnlyList<BudgetTreeRow> Tree()
    {
        var own = Money.ToDictionary(m => m.Unit.Id);
        var shown = Money.SelectMany(m => Units.PathTo(m.Unit.Id)).Select(u => u.Id).ToHashSet();
        var rows = new List<BudgetTreeRow>();
        foreach (var root in Units.Roots.Where(u => shown.Contains(u.Id)).OrderBy(u => u.Name, StringComparer.CurrentCulture))
        {
            Add(root, 0);
        }

        return rows;

        BudgetSum Add(Unit unit, int depth)
        {
            var at = rows.Count;
            var money = own.GetValueOrDefault(unit.Id);
            rows.Add(null!);
            var below = Units.ChildrenOf(unit.Id).Where(u => shown.Contains(u.Id)).OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => Add(u, depth + 1)).ToList();
            var sum = BudgetSum.Of([.. money is null ? [] : new[] { money.Sum }, .. below]);
            rows[at] = new BudgetTreeRow(unit, depth, sum, money, below.Count > 0);
            return sum;
        }
    }
}
