using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.WebUtilities;

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
            // What is saved by itself is saved again; the form it was typed in is held when it is sent.
            && context.Request.Path != Pages.Drafts.DraftPageModel.Path
            && context.Request.HasFormContentType)
        {
            context.Items[typeof(HoldFormOnSignIn)] = await held.HoldAsync(context, context.RequestAborted);
        }

        await next(context);
    }

    /// <summary>Leads to the sign-in page.</summary>
    public static Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var to = HttpMethods.IsPost(context.Request.Method) ? ToThePage(context.RedirectUri, context.Options.ReturnUrlParameter) : context.RedirectUri;
        context.Response.Redirect(context.HttpContext.Items[typeof(HoldFormOnSignIn)] is Kept and not Kept.Nothing and var kept ? $"{to}&{Mark}={kept:D}" : to);
        return Task.CompletedTask;
    }

    // Which button of a form was pressed is no page to come back to.
    private static string ToThePage(string address, string parameter)
    {
        var signIn = address.Split('?', 2);
        var back = QueryHelpers.ParseQuery(signIn.ElementAtOrDefault(1)).GetValueOrDefault(parameter).ToString().Split('?', 2);
        var choices = QueryHelpers.ParseQuery(back.ElementAtOrDefault(1)).Where(c => c.Key != "handler").SelectMany(c => c.Value, (c, value) => KeyValuePair.Create(c.Key, value));
        return QueryHelpers.AddQueryString(signIn[0], parameter, QueryHelpers.AddQueryString(back[0], choices));
    }
}
