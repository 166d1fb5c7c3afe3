using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

public sealed record PersonGiven(string? Name, string? Email, string? Title);

/// <summary>Makes an account that its owner opens through a one-time address.</summary>
public sealed class InviteAccount(StyrkedjaDbContext database, CurrentUser user, EmailAddresses addresses, GrantRole grant, TimeProvider clock)
{
    /// <returns>The account, and the secret of the address; it is shown once and never stored.</returns>
    /// <exception cref="RuleBrokenException">of the name, the address and the role.</exception>
    public async Task<(AccountId Account, string Secret)> HandleAsync(PersonGiven person, RoleGiven role, CancellationToken cancellation)
    {
        user.Require(Permission.ManageAccounts);
        var account = new Account { SecurityStamp = Guid.NewGuid().ToString("N"), LockoutEnabled = true };
        account.Describe(person.Name, person.Title);
        await addresses.GiveAsync(account, person.Email, cancellation);
        var assignment = await grant.MakeAsync(account.AccountId, role, cancellation);
        var (invitation, secret) = Invitation.Make(InvitationPurpose.Invitation, account.AccountId, clock.GetUtcNow());

        // The account first: the role and the invitation point at it.
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        database.Users.Add(account);
        await database.SaveAsync("account.invited", null, cancellation);
        database.RoleAssignments.Add(assignment);
        database.Invitations.Add(invitation);
        await database.SaveAsync("account.invited", null, cancellation);
        await transaction.CommitAsync(cancellation);
        return (account.AccountId, secret);
    }
}
