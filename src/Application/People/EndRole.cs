using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <summary>Ends a role; what was done in it stays signed as it was.</summary>
public sealed class EndRole(StyrkedjaDbContext database, CurrentUser user, LastAdministrator lastAdministrator, Periods periods)
{
    /// <param name="lastDay">The last day it holds; null ends it at once.</param>
    /// <exception cref="Domain.RuleBrokenException">of the role, <c>last-administrator</c>, <c>changed-meanwhile</c>.</exception>
    public async Task HandleAsync(Guid assignment, DateOnly? lastDay, CancellationToken cancellation)
    {
        user.Require(Permission.ManageAccounts);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (await database.RoleAssignments.FirstOrDefaultAsync(r => r.Id == assignment, cancellation) is not { } role)
        {
            return;
        }

        var last = lastDay ?? periods.Today.AddDays(-1);
        if (role.Role == Role.Administrator && role.IsValidOn(periods.Today))
        {
            var first = last < periods.Today ? periods.Today : last.AddDays(1);
            if (!await HasAnotherAsync(role, first, cancellation))
            {
                await lastAdministrator.RequireAnotherAsync(role.AccountId, first, cancellation);
            }
        }

        role.EndOn(last);
        await database.SaveUndisturbedAsync("role.ended", null, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // The same person may hold the role twice, for example once until a date and once from it.
    private async Task<bool> HasAnotherAsync(RoleAssignment role, DateOnly from, CancellationToken cancellation)
    {
        var same = await database.RoleAssignments.AsNoTracking().Where(r => r.AccountId == role.AccountId && r.Role == Role.Administrator && r.Id != role.Id).ToListAsync(cancellation);
        return same.Exists(r => r.IsValidOn(from));
    }
}
