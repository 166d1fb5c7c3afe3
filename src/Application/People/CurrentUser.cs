using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <summary>
/// Who does this, and what their roles allow today. Read anew for every request, so that a role taken away is gone at
/// once on every node.
/// </summary>
/// <param name="context">Asked for first when it is needed: a visitor's page need not wait for it.</param>
public sealed class CurrentUser(Lazy<StyrkedjaDbContext> context, Lazy<ContextConnection> connections, Tenant tenant)
{
    private IReadOnlyList<RoleAssignment> _roles = [];
    private bool _unlimited;
    private readonly Dictionary<UnitId, IReadOnlySet<UnitId>> _paths = [];
    private UnitTree? _units;

    /// <summary>Null for a visitor, a job or the command line.</summary>
    public AccountId? Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The day of the sign-in at hand, which roles and exemptions are held against.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Valid today, those lent to a substitute too.</summary>
    public IReadOnlyList<RoleAssignment> Roles => _roles;

    public RoleHolder Holder => new(Id, _roles);

    /// <summary>The person with no more than their own roles: what is lent is not passed on.</summary>
    public RoleHolder OwnHolder => new(Id, [.. _roles.Where(r => r.Through is null)]);

    /// <summary>Does the rest in the person's name, with what has been read of them.</summary>
    public void SignIn(SignedIn person, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(person);
        SignIn(person.Id, person.Name, today, person.Roles);
    }

    /// <inheritdoc cref="SignIn(SignedIn, DateOnly)"/>
    public async Task SignInAsync(AccountId id, string name, DateOnly today, CancellationToken cancellation)
    {
        tenant.ActAs(id, name);
        await using var sent = await connections.Value.AtOnceAsync(null, null, cancellation);
        sent.Add(HeldRoles.Asked(id, today));
        await using var rows = await sent.AskAsync(cancellation);
        SignIn(id, name, today, await HeldRoles.ReadAsync(rows, id, today, cancellation));
    }

    /// <summary>The command line and jobs: whoever runs the machine owns the data anyway. Signs with the given name.</summary>
    public void ActAsOperator(string name)
    {
        Name = name;
        _unlimited = true;
        tenant.ActAs(null, name);
    }

    public bool May(Permission permission) => _unlimited || _roles.Any(r => Rights.Grant(r.Role, permission));

    /// <summary>Whether it matters to what the person may do where a unit lies.</summary>
    public bool IsBoundToUnits => !_unlimited && _roles.Any(r => r.UnitId is not null);

    /// <summary>Where a unit lies has been read together with other things: it and those above it.</summary>
    internal void Know(UnitId unit, IReadOnlySet<UnitId> path) => _paths[unit] = path;

    /// <summary>Whether the permission holds for this unit: through a role without a unit, or one for a unit at or above it.</summary>
    public async Task<bool> MayAsync(Permission permission, UnitId unit, CancellationToken cancellation)
    {
        if (_unlimited)
        {
            return true;
        }

        var granting = _roles.Where(r => Rights.Grant(r.Role, permission)).ToList();
        if (granting.Exists(r => r.UnitId is null))
        {
            return true;
        }

        return granting.Count > 0 && (await PathAsync(unit, cancellation)).Any(u => granting.Exists(r => r.UnitId == u));
    }

    /// <summary>The units the permission reaches; null for all of them.</summary>
    public async Task<IReadOnlySet<UnitId>?> UnitsForAsync(Permission permission, CancellationToken cancellation)
    {
        // A role without a unit reaches all of them, which need not be read to know that.
        return _unlimited || _roles.Any(r => r.UnitId is null && Rights.Grant(r.Role, permission)) ? null : Holder.UnitsFor(permission, await UnitsAsync(cancellation));
    }

    /// <exception cref="RuleBrokenException"><c>not-permitted</c></exception>
    public void Require(Permission permission)
    {
        if (!May(permission))
        {
            throw new RuleBrokenException("not-permitted");
        }
    }

    /// <exception cref="RuleBrokenException"><c>not-permitted</c></exception>
    public async Task RequireAsync(Permission permission, UnitId unit, CancellationToken cancellation)
    {
        if (!await MayAsync(permission, unit, cancellation))
        {
            throw new RuleBrokenException("not-permitted");
        }
    }

    public Signature Sign(TimeProvider clock) => new(Id, Name, clock.GetUtcNow());

    /// <summary>Whom the person stands in for where their own roles do not give the permission for the unit; null where they do.</summary>
    public async Task<string?> InsteadOfAsync(Permission permission, UnitId unit, CancellationToken cancellation)
    {
        var granting = _roles.Where(r => Rights.Grant(r.Role, permission)).ToList();
        if (_unlimited || granting.TrueForAll(r => r.Through is null) || granting.Exists(r => r.UnitId is null))
        {
            return null;
        }

        var path = await PathAsync(unit, cancellation);
        var here = granting.Where(r => path.Contains(r.UnitId!.Value)).ToList();
        return here.Exists(r => r.Through is null) ? null : here.Select(r => r.Through!.AbsentName).FirstOrDefault();
    }

    /// <summary>Signs what the permission for a unit allows, as a substitute where only a lent role gives it.</summary>
    public async Task<Signature> SignAsync(Permission permission, UnitId unit, TimeProvider clock, CancellationToken cancellation) =>
        Sign(clock) with { InsteadOf = await InsteadOfAsync(permission, unit, cancellation) };

    private void SignIn(AccountId id, string name, DateOnly today, IReadOnlyList<RoleAssignment> roles)
    {
        (Id, Name, Today, _roles) = (id, name, today, roles);
        tenant.ActAs(id, name);
    }

    private async Task<IReadOnlySet<UnitId>> PathAsync(UnitId unit, CancellationToken cancellation) =>
        _paths.TryGetValue(unit, out var known) ? known : (await UnitsAsync(cancellation)).PathTo(unit).Select(u => u.Id).ToHashSet();

    private async Task<UnitTree> UnitsAsync(CancellationToken cancellation) =>
        _units ??= new UnitTree(await context.Value.Units.AsNoTracking().ToListAsync(cancellation));
}
