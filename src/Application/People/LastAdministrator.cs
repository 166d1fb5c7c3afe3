using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <summary>There is always someone who can let others in: without an administrator only the machine's owner could.</summary>
public sealed class LastAdministrator(StyrkedjaDbContext database, Tenant tenant)
{
    /// <summary>Call within the transaction that takes someone's rights away, before it does.</summary>
    /// <param name="without">The account that will no longer administer.</param>
    /// <param name="from">The first day without it.</param>
    /// <exception cref="RuleBrokenException"><c>last-administrator</c></exception>
    public async Task RequireAnotherAsync(AccountId without, DateOnly from, CancellationToken cancellation)
    {
        // Two administrators who take each other's role at the same moment must not both succeed.
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({tenant.Municipality.ToString()}, 1))", cancellation);
        var others = await database.RoleAssignments.AsNoTracking().Where(r => r.Role == Role.Administrator && r.AccountId != without).ToListAsync(cancellation);
        var lasting = others.Where(r => r.IsValidOn(from)).Select(r => r.AccountId.Value).ToList();
        if (!await database.Users.AnyAsync(a => lasting.Contains(a.Id) && a.DisabledAt == null && a.PasswordHash != null, cancellation))
        {
            throw new RuleBrokenException("last-administrator");
        }
    }
}
