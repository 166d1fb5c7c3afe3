using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <summary>Changes what an account is called and the address it signs in with.</summary>
public sealed class ChangeAccount(StyrkedjaDbContext database, CurrentUser user, EmailAddresses addresses)
{
    /// <exception cref="RuleBrokenException">of the name and the address, and <c>account-unknown</c>.</exception>
    public async Task HandleAsync(AccountId id, PersonGiven person, CancellationToken cancellation)
    {
        user.Require(Permission.ManageAccounts);
        var account = await database.Users.FirstOrDefaultAsync(a => a.Id == id.Value, cancellation) ?? throw new RuleBrokenException("account-unknown");
        account.Describe(person.Name, person.Title);
        await addresses.GiveAsync(account, person.Email, cancellation);
        await database.SaveAsync("account.changed", null, cancellation);
    }
}
