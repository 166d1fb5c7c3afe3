namespace Styrkedja.Domain.People;

/// <summary>A role held by an account, over what and for how long.</summary>
public sealed class RoleAssignment
{
    /// <exception cref="RuleBrokenException"><c>role-needs-a-unit</c>, <c>role-needs-a-body</c>, <c>role-ends-before-it-starts</c>.</exception>
    public RoleAssignment(Guid id, AccountId account, Role role, UnitId? unit, BodyId? body, DateOnly validFrom, DateOnly? validTo)
    {
        if (NeedsUnit(role) && unit is null)
        {
            throw new RuleBrokenException("role-needs-a-unit", role);
        }

        if (NeedsBody(role) && body is null)
        {
            throw new RuleBrokenException("role-needs-a-body", role);
        }

        if (validTo < validFrom)
        {
            throw new RuleBrokenException("role-ends-before-it-starts", validFrom, validTo);
        }

        Id = id;
        AccountId = account;
        Role = role;
        UnitId = NeedsUnit(role) ? unit : null;
        BodyId = NeedsBody(role) ? body : null;
        ValidFrom = validFrom;
        ValidTo = validTo;
    }

    private RoleAssignment()
    {
    }

    public Guid Id { get; private set; }

    public AccountId AccountId { get; private set; }

    public Role Role { get; private set; }

    /// <summary>The unit it covers, with everything below.</summary>
    public UnitId? UnitId { get; private set; }

    public BodyId? BodyId { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day, included; null until further notice.</summary>
    public DateOnly? ValidTo { get; private set; }

    public static bool NeedsUnit(Role role) => role is Role.Reporter or Role.Head;

    public static bool NeedsBody(Role role) => role is Role.Secretary or Role.Member;

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);

    /// <summary>Takes back that it was ended.</summary>
    /// <param name="lastDay">The last day it had before; null until further notice.</param>
    public void LastUntil(DateOnly? lastDay) => ValidTo = lastDay;

    public void EndOn(DateOnly lastDay) => ValidTo = lastDay < ValidFrom ? ValidFrom.AddDays(-1) : lastDay;
}
