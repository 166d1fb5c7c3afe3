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

    /// <summary>Through what the person has it who is not its holder; null for a role of one's own. Never stored.</summary>
    public Substitution? Through { get; private set; }

    public static bool NeedsUnit(Role role) => role is Role.Reporter or Role.Head;

    public static bool NeedsBody(Role role) => role is Role.Secretary or Role.Member;

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);

    /// <summary>The same role in the hands of a substitute, for the days of the substitution only.</summary>
    internal RoleAssignment LendThrough(Substitution substitution) => new()
    {
        Id = Id, AccountId = substitution.SubstituteId, Role = Role, UnitId = UnitId, Through = substitution,
        ValidFrom = ValidFrom > substitution.FirstDay ? ValidFrom : substitution.FirstDay,
        ValidTo = ValidTo < substitution.LastDay ? ValidTo : substitution.LastDay,
    };

    /// <summary>Takes back that it was ended.</summary>
    /// <param name="lastDay">The last day it had before; null until further notice.</param>
    public void LastUntil(DateOnly? lastDay) => ValidTo = lastDay;

    public void EndOn(DateOnly lastDay) => ValidTo = lastDay < ValidFrom ? ValidFrom.AddDays(-1) : lastDay;
}
