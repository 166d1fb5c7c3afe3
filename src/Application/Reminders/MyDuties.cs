using Styrkedja.Application.Activities;
using Styrkedja.Application.Activities.Rulings;
using Styrkedja.Application.Cycle;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Application.Plans;
using Styrkedja.Application.Priorities;
using Styrkedja.Application.Years;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Reminders;

/// <summary>Reads what the person at hand has to do, in a fixed number of statements.</summary>
public sealed class MyDuties(MyTasks tasks, OpenPlanning planning, CycleReading cycle, Exemptions exemptions, PriorityReading priorities, RulingReading rulings, YearPreviews years, Periods periods, CurrentUser user)
{
    public async Task<Duties> LoadAsync(CancellationToken cancellation)
    {
        if (!user.May(Permission.ReadPlan))
        {
            return Duties.None;
        }

        var period = await tasks.LoadAsync(cancellation);
        return new Duties(
            period,
            await planning.MineAsync(cancellation),
            await cycle.NearAsync(periods.Today, cancellation),
            await exemptions.MineAsync(cancellation),
            await priorities.MineAsync(cancellation),
            period is not null && user.May(Permission.ManageGovernance) && await years.OpenYearAsync(cancellation) is var year && YearDue.IsDue(year, periods.Today) ? year : null)
        {
            Rulings = await rulings.MineAsync(cancellation),
        };
    }
}
