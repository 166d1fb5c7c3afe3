using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Styrkedja.Web.SignIn;

/// <summary>A form that is sent after the sign-in has run out is held before the person is asked to sign in again.</summary>
internal sealed class HoldFormOnSignIn(RequestDelegate next)
{
    /// <summary>Says on the way to the sign-in page that something waits.</summary>
    public const string Mark = "sparat";

    public async Task InvokeAsync(HttpContext context, HeldForms held)
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && context.User.Identity?.IsAuthenticated != true
            && context.GetEndpoint()?.Metadata is { } metadata
            && metadata.GetMetadata<IAllowAnonymous>() is null
            && context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            context.Items[typeof(HoldFormOnSignIn)] = await held.HoldAsync(context, context.RequestAborted);
        }

        await next(context);
    }

    /// <summary>Leads to the sign-in page.</summary>
    public static Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(context.HttpContext.Items[typeof(HoldFormOnSignIn)] is true ? $"{context.RedirectUri}&{Mark}=1" : context.RedirectUri);
        return Task.CompletedTask;
    }
}
