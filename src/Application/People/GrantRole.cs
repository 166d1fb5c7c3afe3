using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <param name="Unit">For a role over a unit; else left out.</param>
/// <param name="Body">For a role in a body; else left out.</param>
/// <param name="To">Last day, included; null until further notice.</param>
public sealed record RoleGiven(Role Role, UnitId? Unit, BodyId? Body, DateOnly From, DateOnly? To);

/// <summary>Gives an account a role.</summary>
public sealed class GrantRole(StyrkedjaDbContext database, CurrentUser user)
{
    /// <exception cref="RuleBrokenException">of the role, and <c>account-unknown</c>.</exception>
    public async Task HandleAsync(AccountId account, RoleGiven given, CancellationToken cancellation)
    {
        user.Require(Permission.ManageAccounts);
        if (!await database.Users.AnyAsync(a => a.Id == account.Value, cancellation))
        {
            throw new RuleBrokenException("account-unknown");
        }

        database.RoleAssignments.Add(await MakeAsync(account, given, cancellation));
        await database.SaveAsync("role.granted", null, cancellation);
    }

    internal async Task<RoleAssignment> MakeAsync(AccountId account, RoleGiven given, CancellationToken cancellation)
    {
        var role = new RoleAssignment(Guid.CreateVersion7(), account, given.Role, given.Unit, given.Body, given.From, given.To);
        if (role.UnitId is { } unit && !await database.Units.AnyAsync(u => u.Id == unit, cancellation))
        {
            throw new RuleBrokenException("role-needs-a-unit", given.Role);
        }

        if (role.BodyId is { } body && !await database.Bodies.AnyAsync(b => b.Id == body, cancellation))
        {
            throw new RuleBrokenException("role-needs-a-body", given.Role);
        }

        return role;
    }
}
