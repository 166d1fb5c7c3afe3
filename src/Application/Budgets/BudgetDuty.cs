using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Application.Budgets;

/// <summary>A unit's money that somebody is to tell of in the period.</summary>
public sealed record BudgetDuty(Unit Unit, PlanId Plan, bool IsDone)
{
    /// <param name="units">The units whose money the person tells of; null, one who does for all, has no list of their own.</param>
    public static IReadOnlyList<BudgetDuty> Of(IReadOnlySet<UnitId>? units, IEnumerable<BudgetFollowUp> followUps) => units is null ? [] :
    [
        .. from followUp in followUps
           from money in followUp.Money
           where units.Contains(money.Unit.Id)
           orderby money.Unit.Name
           select new BudgetDuty(money.Unit, followUp.Plan.Plan, money.Report is not null),
    ];
}
