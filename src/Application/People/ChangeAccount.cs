using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <summary>Changes what an account is called and the address it signs in with.</summary>
public sealed class ChangeAccount(StyrkedjaDbContext database, CurrentUser user, EmailAddresses addresses)
{
    /// <param name="seen">The account's stamp as the person had it before their eyes.</param>
    /// <exception cref="RuleBrokenException">of the name and the address, and <c>account-unknown</c>, <c>changed-meanwhile</c>.</exception>
    public async Task HandleAsync(AccountId id, PersonGiven person, string? seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageAccounts);
        var account = await database.Users.FirstOrDefaultAsync(a => a.Id == id.Value, cancellation) ?? throw new RuleBrokenException("account-unknown");
        account.Describe(person.Name, person.Title);
        await addresses.GiveAsync(account, person.Email, cancellation);
        database.Entry(account).Property(a => a.ConcurrencyStamp).OriginalValue = seen;
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        await database.SaveUndisturbedAsync("account.changed", null, cancellation);
    }
}
