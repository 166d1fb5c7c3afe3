using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Activities.Rulings;
using Styrkedja.Application.Budgets;
using Styrkedja.Application.Cycle;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Measures;
using Styrkedja.Application.People;
using Styrkedja.Application.Plans;
using Styrkedja.Application.Priorities;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Reminders;

/// <summary>A person who may sign in, and what they have to do.</summary>
public sealed record PersonsDuties(Account Account, RoleHolder Person, Duties Duties);

/// <param name="Overview">Of the period that is worked with; null where none has been set up.</param>
/// <param name="Units">As they are today.</param>
/// <param name="People">By name.</param>
public sealed record Everyone(FollowUpPeriod? Period, YearOverview? Overview, UnitTree Units, IReadOnlyList<PersonsDuties> People);

/// <summary>
/// Reads what everybody has to do, in as many statements for a thousand persons as for one: all is read once and cut up by
/// the same rules as <see cref="MyDuties"/> cuts by.
/// </summary>
public sealed class EveryonesDuties(
    StyrkedjaDbContext database, Periods periods, YearOverviews overviews, UnitsMeasures measures, BudgetFollowUps budgets, OpenPlanning planning, CycleReading cycle, PriorityReading priorities, RulingReading rulings, YearPreviews years)
{
    public async Task<Everyone> LoadAsync(CancellationToken cancellation)
    {
        var today = periods.Today;
        var accounts = await database.Users.AsNoTracking().Where(a => a.DisabledAt == null).OrderBy(a => a.Name).ToListAsync(cancellation);
        var roles = (await database.RoleAssignments.AsNoTracking().ToListAsync(cancellation)).ToLookup(r => r.AccountId);
        var substitutions = (await database.Substitutions.AsNoTracking().Where(s => s.EndedAt == null && s.LastDay >= today).ToListAsync(cancellation)).ToLookup(s => s.SubstituteId);
        var units = new UnitTree(await database.Units.AsNoTracking().ToListAsync(cancellation));
        var period = await periods.CurrentAsync(cancellation);
        var overview = period is null ? null : await overviews.LoadAsync(period.Tertial, cancellation);
        var asked = period is null ? [] : await measures.OfYearAsync(period.Year, cancellation);
        var money = overview is null ? [] : await budgets.OfAsync(overview, cancellation);
        var open = await planning.AllAsync(cancellation);
        var near = await cycle.AllNearAsync(today, cancellation);
        var reviews = await priorities.OpenAsync(cancellation);
        var unseen = await rulings.UnseenAsync(cancellation);
        var exemptions = (await database.Exemptions.AsNoTracking().Where(e => e.EndedAt == null && e.LastDay >= today).OrderBy(e => e.LastDay).ToListAsync(cancellation)).ToLookup(e => e.AccountId);
        var year = await years.OpenYearAsync(cancellation);
        return new Everyone(period, overview, units, [.. accounts.Select(a => new PersonsDuties(a, Holder(a), Of(Holder(a))))]);

        RoleHolder Holder(Account account) => new(account.AccountId, Substitution.RolesOn(today, account.AccountId, roles, substitutions[account.AccountId]));

        Duties Of(RoleHolder person) => !person.May(Permission.ReadPlan) ? Duties.None : new Duties(
            period is null ? null : Tasks.Of(period, overview!, asked, money, person, Reach(person, Permission.ReportActivities), Reach(person, Permission.ApproveReports), Reach(person, Permission.ReportBudget)),
            OpenPlanning.Of(Reach(person, Permission.PlanActivities), open),
            CycleReading.MineAmong(near, person, unit => units.Find(unit)?.Level),
            [.. exemptions[person.Id!.Value]],
            person.May(Permission.ManageGovernance) || person.May(Permission.ManageCases) ? [.. reviews.Where(r => ReviewGoals.MayAnswer(person, r.Goal))] : [],
            period is not null && person.May(Permission.ManageGovernance) && YearDue.IsDue(year, today) ? year : null)
        {
            Rulings = RulingReading.Of(Reach(person, Permission.PlanActivities), unseen),
        };

        IReadOnlySet<UnitId>? Reach(RoleHolder person, Permission permission) => person.May(permission) ? person.UnitsFor(permission, units) : new HashSet<UnitId>();
    }
}
