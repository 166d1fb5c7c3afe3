using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;

namespace Styrkedja.Application.People;

/// <summary>The owner of an account chooses its password through a one-time address. Every other sign-in of the account ends.</summary>
public sealed class ChoosePassword(StyrkedjaDbContext database, UserManager<Account> accounts, Invitations invitations, Tenant tenant)
{
    /// <returns>Whose password the address sets; null when it can no longer be used.</returns>
    public async Task<Account?> OwnerAsync(string secret, CancellationToken cancellation) =>
        await invitations.FindAsync(secret, cancellation) is { AccountId: { } id }
            ? await database.Users.FirstOrDefaultAsync(a => a.Id == id.Value && a.DisabledAt == null, cancellation)
            : null;

    /// <returns>The account; null when the address can no longer be used. A failed result says what the password lacks.</returns>
    public async Task<(Account? Account, IdentityResult Result)> HandleAsync(string secret, string password, CancellationToken cancellation)
    {
        if (await OwnerAsync(secret, cancellation) is not { } account)
        {
            return (null, IdentityResult.Success);
        }

        tenant.ActAs(account.AccountId, account.Name);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.SayWhyAsync("account.password-chosen", null, cancellation);
        if (!await invitations.UseAsync(secret, null, cancellation))
        {
            return (null, IdentityResult.Success);
        }

        if (account.PasswordHash is not null)
        {
            await accounts.RemovePasswordAsync(account);
        }

        var result = await accounts.AddPasswordAsync(account, password);
        if (result.Succeeded)
        {
            // Whoever reached the address reads the mail it was sent to, and has waited long enough.
            account.EmailConfirmed = true;
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
            await accounts.UpdateAsync(account);
            await transaction.CommitAsync(cancellation);
        }

        return (account, result);
    }
}
