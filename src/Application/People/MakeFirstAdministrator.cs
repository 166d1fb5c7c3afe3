using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <param name="AlsoStrategist">In a small municipality the one who installs is often the one who plans.</param>
public sealed record FirstAdministratorGiven(PersonGiven Person, string Password, bool AlsoStrategist, string Municipality);

/// <summary>Opens an empty municipality: its first account, made once through the address on the console.</summary>
public sealed class MakeFirstAdministrator(
    StyrkedjaDbContext database, UserManager<Account> accounts, EmailAddresses addresses, Invitations invitations, Periods periods, Tenant tenant)
{
    /// <returns>The account; null when the address can no longer be used. A failed result says what the password lacks.</returns>
    /// <exception cref="RuleBrokenException">of the names and the address.</exception>
    public async Task<(Account? Account, IdentityResult Result)> HandleAsync(string secret, FirstAdministratorGiven given, CancellationToken cancellation)
    {
        var account = new Account { EmailConfirmed = true };
        account.Describe(given.Person.Name, given.Person.Title);
        await addresses.GiveAsync(account, given.Person.Email, cancellation);
        tenant.ActAs(null, account.Name);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.SayWhyAsync("account.opened", null, cancellation);
        if (!await invitations.UseAsync(secret, InvitationPurpose.FirstAdministrator, cancellation) || await database.Users.AnyAsync(cancellation))
        {
            return (null, IdentityResult.Success);
        }

        var result = await accounts.CreateAsync(account, given.Password);
        if (!result.Succeeded)
        {
            return (account, result);
        }

        foreach (var role in given.AlsoStrategist ? new[] { Role.Administrator, Role.Strategist } : [Role.Administrator])
        {
            database.RoleAssignments.Add(new RoleAssignment(Guid.CreateVersion7(), account.AccountId, role, null, null, periods.Today, null));
        }

        (await database.Municipalities.SingleAsync(m => m.Id == tenant.Municipality!.Value, cancellation)).Rename(given.Municipality);
        await database.SaveAsync("account.opened", null, cancellation);
        await transaction.CommitAsync(cancellation);
        return (account, result);
    }
}
