using Styrkedja.Domain;
using Styrkedja.Domain.Budgets;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Demo;

/// <summary>
/// What the units have told of their money: in every past tertial all but one that was missed, and in the open one those
/// that are early. To be made while the periods are unlocked.
/// </summary>
internal sealed class DemoBudgets(DemoContent content, DemoOrganisation organisation, DemoPlans plans, DemoFollowUp followUp, IReadOnlyDictionary<string, AccountId> people, DemoCalendar calendar)
{
    private const int LastReportDaysAfter = 6;

    public IEnumerable<BudgetReport> All() =>
        from plan in plans.Adopted
        from unit in content.Plans.Budget.Index()
        from tertial in PeriodCalendar.Default.Of(plan.Year)
        where tertial.Tertial < calendar.Open ? unit.Item.Missed != tertial.Number : tertial.Tertial == calendar.Open && !unit.Item.Left
        select Report(plan.Id, plans.FrameOf(plan.Id, organisation.Unit(unit.Item.Unit)), unit.Item, unit.Index, tertial);

    private BudgetReport Report(PlanId plan, UnitFrame frame, UnitBudgetContent unit, int nth, YearPeriod at)
    {
        var told = unit.Outcomes?.GetValueOrDefault($"T{at.Number}");
        var rows = frame.Rows.Select((row, i) =>
        {
            var deviation = told?.Deviations.GetValueOrDefault(row.AccountGroup!) ?? 0;

            // Costs do not come evenly over the year, nor alike in any two units.
            var share = ((decimal)at.Cutoff.DayOfYear / 365) + (at.IsLast ? 0 : ((nth + i) % 5 * 0.006m) - 0.012m);
            var forecast = row.Budget + deviation;
            return new BudgetOutcome(row.AccountGroup, Math.Round(forecast * Math.Min(share, 1) / 10) * 10, forecast);
        });
        var head = organisation.HeadOf(unit.Unit);
        AccountId? account = people.TryGetValue(head, out var id) ? id : null;
        var by = new Signature(account, head, followUp.Signed(at.Tertial, nth, LastReportDaysAfter));
        return new BudgetReport(Guid.CreateVersion7(), plan, frame, followUp[at.Tertial], [.. rows], told?.Comment, DeviationLimit.Default, 1, by);
    }
}
