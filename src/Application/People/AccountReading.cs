using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <param name="Where">Name of the unit or body it covers; null for a role over the whole municipality.</param>
public sealed record HeldRole(RoleAssignment Assignment, string? Where);

/// <param name="Roles">Those that have not ended first, the newest first.</param>
public sealed record AccountView(Account Account, IReadOnlyList<HeldRole> Roles)
{
    public bool IsDisabled => Account.DisabledAt is not null;

    /// <summary>Invited but has not yet chosen a password.</summary>
    public bool HasNotBeenIn => Account.PasswordHash is null;

    public IEnumerable<HeldRole> RolesOn(DateOnly day) => Roles.Where(r => r.Assignment.IsValidOn(day));
}

/// <summary>Reads accounts with what they may do, and over what.</summary>
public sealed class AccountReading(StyrkedjaDbContext database, CurrentUser user)
{
    /// <summary>All accounts by name.</summary>
    public async Task<IReadOnlyList<AccountView>> AllAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ManageAccounts);
        var accounts = await database.Users.AsNoTracking().OrderBy(a => a.Name).ToListAsync(cancellation);
        var roles = (await database.RoleAssignments.AsNoTracking().ToListAsync(cancellation)).ToLookup(r => r.AccountId);
        var names = await NamesAsync(cancellation);
        return [.. accounts.Select(a => View(a, roles[a.AccountId], names))];
    }

    /// <returns>Null when the municipality has no such account.</returns>
    public async Task<AccountView?> FindAsync(AccountId id, CancellationToken cancellation)
    {
        if (id != user.Id)
        {
            user.Require(Permission.ManageAccounts);
        }

        var account = await database.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id.Value, cancellation);
        var roles = await database.RoleAssignments.AsNoTracking().Where(r => r.AccountId == id).ToListAsync(cancellation);
        return account is null ? null : View(account, roles, await NamesAsync(cancellation));
    }

    /// <summary>Who has a role for this very unit or one above it, with just those roles.</summary>
    public async Task<IReadOnlyList<AccountView>> ForUnitAsync(UnitId unit, UnitTree tree, DateOnly day, CancellationToken cancellation)
    {
        var path = tree.PathTo(unit).Select(u => u.Id).ToHashSet();
        var all = await database.RoleAssignments.AsNoTracking().Where(r => r.UnitId != null).ToListAsync(cancellation);
        var roles = all.Where(r => path.Contains(r.UnitId!.Value) && r.IsValidOn(day)).ToLookup(r => r.AccountId);
        var ids = roles.Select(r => r.Key.Value).ToList();
        var accounts = await database.Users.AsNoTracking().Where(a => ids.Contains(a.Id) && a.DisabledAt == null).OrderBy(a => a.Name).ToListAsync(cancellation);
        var names = await NamesAsync(cancellation);
        return [.. accounts.Select(a => View(a, roles[a.AccountId], names))];
    }

    private static AccountView View(Account account, IEnumerable<RoleAssignment> roles, Dictionary<Guid, string> names) =>
        new(account, [.. roles.OrderByDescending(r => r.ValidTo ?? DateOnly.MaxValue).ThenByDescending(r => r.ValidFrom).Select(r => new HeldRole(r, WhereOf(r, names)))]);

    private static string? WhereOf(RoleAssignment role, Dictionary<Guid, string> names) =>
        (role.UnitId?.Value ?? role.BodyId?.Value) is { } place ? names.GetValueOrDefault(place) : null;

    private async Task<Dictionary<Guid, string>> NamesAsync(CancellationToken cancellation)
    {
        var names = await database.Units.AsNoTracking().ToDictionaryAsync(u => u.Id.Value, u => u.Name, cancellation);
        foreach (var body in await database.Bodies.AsNoTracking().ToListAsync(cancellation))
        {
            names[body.Id.Value] = body.Name;
        }

        return names;
    }
}
