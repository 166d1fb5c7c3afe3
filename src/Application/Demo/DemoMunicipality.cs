using Microsoft.AspNetCore.Identity;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;

namespace Styrkedja.Application.Demo;

/// <summary>
/// The invented municipality of Älvsala: three years of content laid out around today, so that a period is always open.
/// </summary>
public sealed class DemoMunicipality(StyrkedjaDbContext database, CreateMunicipality create, UserManager<Account> accounts, Periods periods)
{
    public const string Name = "Älvsala kommun";

    /// <summary>The same for every demo account; they are made only with <c>--demo</c>.</summary>
    public const string Password = "alvsala-demo-2024";

    /// <summary>How the e-mail addresses of all demo accounts end: a top domain that can never be anyone's (RFC 2606).</summary>
    public const string EmailDomain = "@alvsala.example";

    /// <summary>Whether an account is one that the demo brought: its password is no secret.</summary>
    public static bool Owns(string? email) => email is not null && email.EndsWith(EmailDomain, StringComparison.OrdinalIgnoreCase);

    /// <summary>Loads everything or, when anything is wrong with the content, nothing.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var content = DemoContent.Read();
        var calendar = new DemoCalendar(periods.Today);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await create.HandleAsync(Name, cancellation);
        await database.SayWhyAsync("demo.loaded", null, cancellation);

        var organisation = new DemoOrganisation(content.Organisation, calendar);
        await SaveAsync([.. organisation.Generations, .. new DemoPast(content.Organisation, organisation).Generations], cancellation);
        var people = await new DemoAccounts(accounts, organisation, calendar, Password).AddAsync(database, content.People);

        var goals = new DemoGoals(content, organisation, calendar);
        var followUp = new DemoFollowUp(calendar);
        var activities = new DemoActivities(content, organisation, goals, followUp, people, calendar);
        var assessments = new DemoAssessments(content.Goals, goals, activities, followUp, people, calendar).All().ToList();
        var plans = new DemoPlans(content, organisation, goals, activities, calendar);
        var budgets = new DemoBudgets(content, organisation, plans, followUp, people, calendar).All().ToList();
        var rulings = new DemoRulings(content, goals, activities, plans, calendar);
        followUp.LockPast();
        await SaveAsync([.. goals.Generations, .. followUp.Generations, .. activities.Generations, assessments, .. plans.Generations, .. rulings.Generations, budgets, .. new DemoPriorities(content, goals, calendar).Generations, .. new DemoCycle(organisation, followUp, calendar).Generations], cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // One generation at a time: the mapping knows nothing of what points to what, so it cannot find the order itself.
    private async Task SaveAsync(IEnumerable<IEnumerable<object>> generations, CancellationToken cancellation)
    {
        foreach (var generation in generations)
        {
            database.AddRange(generation);
            await database.SaveChangesAsync(cancellation);
        }
    }
}
