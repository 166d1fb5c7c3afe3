using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <summary>Makes a one-time address where an account's owner chooses a password; earlier unused ones stop working.</summary>
public sealed class SendNewPassword(StyrkedjaDbContext database, CurrentUser user, TimeProvider clock)
{
    /// <returns>The secret of the address.</returns>
    /// <exception cref="RuleBrokenException"><c>account-unknown</c>, <c>changed-meanwhile</c></exception>
    public async Task<string> HandleAsync(AccountId id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageAccounts);
        var account = await database.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id.Value, cancellation) ?? throw new RuleBrokenException("account-unknown");
        database.Invitations.RemoveRange(await database.Invitations.Where(i => i.AccountId == id && i.UsedAt == null).ToListAsync(cancellation));
        var (invitation, secret) = Invitation.Make(account.PasswordHash is null ? InvitationPurpose.Invitation : InvitationPurpose.NewPassword, id, clock.GetUtcNow());
        database.Invitations.Add(invitation);
        await database.SaveUndisturbedAsync("account.invited", null, cancellation);
        return secret;
    }
}
