namespace Styrkedja.Web.Pages.People;

/// <summary>A page with the fields that give a role.</summary>
public interface IRoleFields
{
    RoleForm Role { get; }

    RoleChoices Choices { get; }
}

/// <summary>A page with the fields that say who a person is.</summary>
public interface IPersonFields
{
    PersonForm Person { get; }
}
