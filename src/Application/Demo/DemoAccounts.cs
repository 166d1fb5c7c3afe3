using Microsoft.AspNetCore.Identity;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Demo;

/// <summary>Makes the people who can sign in to the demo.</summary>
internal sealed class DemoAccounts(UserManager<Account> accounts, DemoOrganisation organisation, DemoCalendar calendar, string password)
{
    /// <returns>The accounts by the name they sign with.</returns>
    public async Task<IReadOnlyDictionary<string, AccountId>> AddAsync(StyrkedjaDbContext database, IReadOnlyList<PersonContent> people)
    {
        var byName = new Dictionary<string, AccountId>();
        foreach (var person in people)
        {
            var account = new Account { Name = person.Name, Title = person.Title, UserName = person.User + DemoMunicipality.EmailDomain, Email = person.User + DemoMunicipality.EmailDomain, EmailConfirmed = true };
            var result = await accounts.CreateAsync(account, password);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
            }

            byName.Add(person.Name, account.AccountId);
            database.RoleAssignments.AddRange(person.Roles.Select(role => new RoleAssignment(
                Guid.CreateVersion7(),
                account.AccountId,
                role.Role,
                role.Unit is null ? null : organisation.Unit(role.Unit),
                role.Body is null ? null : organisation.Body(role.Body),
                new DateOnly(calendar.FirstYear, 1, 1),
                null)));
        }

        return byName;
    }
}
