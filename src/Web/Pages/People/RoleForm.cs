using Styrkedja.Application;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.People;

/// <summary>The fields that give a role; unit and body are both there, the server takes the one the role needs.</summary>
public sealed class RoleForm
{
    /// <summary>A role's code, e.g. <c>reporter</c>.</summary>
    public string? Role { get; set; }

    public Guid? Unit { get; set; }

    public Guid? Body { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public Role? Chosen => Enum.GetValues<Role>().Select(r => (Role?)r).FirstOrDefault(r => Words.Code(r!.Value) == Role);

    public RoleGiven Given(Role role, DateOnly today) =>
        new(role, Unit is { } unit ? new UnitId(unit) : null, Body is { } body ? new BodyId(body) : null, From ?? today, To);

    /// <summary>Where the sentence of a refused rule belongs.</summary>
    public static string FieldOf(string rule) => rule switch
    {
        "role-needs-a-unit" => "Role.Unit",
        "role-needs-a-body" => "Role.Body",
        "role-ends-before-it-starts" => "Role.To",
        "account-name-required" => "Person.Name",
        "email-required" or "email-not-an-address" or "email-taken" => "Person.Email",
        _ => "",
    };
}

/// <summary>The last day of a role that is being ended.</summary>
public sealed class EndForm
{
    public Guid Assignment { get; set; }

    /// <summary>Null ends the role at once.</summary>
    public DateOnly? LastDay { get; set; }
}

public sealed class PersonForm
{
    [Longest(TextLimits.Name)]
    public string? Name { get; set; }

    [Longest(TextLimits.Name)]
    public string? Email { get; set; }

    [Longest(TextLimits.Name)]
    public string? Title { get; set; }

    public PersonGiven Given => new(Name, Email, Title);
}

/// <summary>What the lists of a role form offer.</summary>
public sealed record RoleChoices(IReadOnlyList<UnitChoice> Units, IReadOnlyList<Body> Bodies);
