using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <summary>Shuts an account out at its next request, or lets it in again. Nothing it has done is removed.</summary>
public sealed class DisableAccount(StyrkedjaDbContext database, CurrentUser user, LastAdministrator lastAdministrator, Periods periods, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>last-administrator</c>, <c>account-unknown</c>, <c>changed-meanwhile</c></exception>
    public async Task HandleAsync(AccountId id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageAccounts);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var account = await FindAsync(id, cancellation);
        if (account.DisabledAt is not null)
        {
            return;
        }

        var roles = await database.RoleAssignments.AsNoTracking().Where(r => r.AccountId == id && r.Role == Role.Administrator).ToListAsync(cancellation);
        if (roles.Exists(r => r.IsValidOn(periods.Today)))
        {
            await lastAdministrator.RequireAnotherAsync(id, periods.Today, cancellation);
        }

        account.DisabledAt = clock.GetUtcNow();
        // Sign-ins and keys from before are over for good, also when the account is let in again.
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        foreach (var key in await database.AccessKeys.Where(k => k.AccountId == id && k.EndedAt == null).ToListAsync(cancellation))
        {
            key.End(clock.GetUtcNow());
        }

        foreach (var substitution in await database.Substitutions.Where(s => s.EndedAt == null && (s.AbsentId == id || s.SubstituteId == id)).ToListAsync(cancellation))
        {
            // One who is shut out has no roles to lend.
            substitution.End(user.Sign(clock));
        }

        await database.SaveUndisturbedAsync("account.disabled", null, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task UndoAsync(AccountId id, CancellationToken cancellation)
    {
        user.Require(Permission.ManageAccounts);
        var account = await FindAsync(id, cancellation);
        account.DisabledAt = null;
        await database.SaveUndisturbedAsync("account.enabled", null, cancellation);
    }

    private async Task<Account> FindAsync(AccountId id, CancellationToken cancellation) =>
        await database.Users.FirstOrDefaultAsync(a => a.Id == id.Value, cancellation) ?? throw new RuleBrokenException("account-unknown");
}
