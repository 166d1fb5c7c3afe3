using Microsoft.AspNetCore.Authorization;

namespace Styrkedja.Web.SignIn;

/// <summary>A form that is sent after the sign-in has run out is held before the person is asked to sign in again.</summary>
internal sealed class HoldFormOnSignIn(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, HeldForms held)
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && context.User.Identity?.IsAuthenticated != true
            && context.GetEndpoint()?.Metadata is { } metadata
            && metadata.GetMetadata<IAllowAnonymous>() is null
            && context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            await held.HoldAsync(context, context.RequestAborted);
        }

        await next(context);
    }
}
