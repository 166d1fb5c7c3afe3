using Microsoft.AspNetCore.Authorization;
using Styrkedja.Application.People;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Hosting;

/// <summary>The page is for those whose roles grant the permission.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MayAttribute : AuthorizeAttribute
{
    public MayAttribute(Permission permission) => Policy = PolicyOf(permission);

    public static string PolicyOf(Permission permission) => $"May:{permission}";
}

/// <summary>The page is for everyone who has signed in, whatever their roles: their own account, the start.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : AuthorizeAttribute
{
    public const string PolicyName = "SignedIn";

    public SignedInAttribute() => Policy = PolicyName;
}

internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler(CurrentUser user) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (user.May(requirement.Permission))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
