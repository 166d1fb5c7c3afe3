using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <summary>A person and the roles they hold on a day: what those allow, without asking the database again.</summary>
/// <param name="Id">Null for a visitor.</param>
public sealed record RoleHolder(AccountId? Id, IReadOnlyList<RoleAssignment> Roles)
{
    public bool May(Permission permission) => Roles.Any(r => Rights.Grant(r.Role, permission));

    /// <summary>The units the permission reaches; null for all of them.</summary>
    /// <param name="units">As they are today.</param>
    public IReadOnlySet<UnitId>? UnitsFor(Permission permission, UnitTree units)
    {
        var granting = Roles.Where(r => Rights.Grant(r.Role, permission)).ToList();
        return granting.Exists(r => r.UnitId is null) ? null : granting.SelectMany(r => units.SelfAndBelow(r.UnitId!.Value)).ToHashSet();
    }
}
