using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Styrkedja.Web.SignIn;

/// <summary>
/// Gives a form that was held at an expired sign-in back to the page it came from: every page, since a page that does it
/// itself has taken it before.
/// </summary>
internal sealed class GiveBackFilter(HeldForms held) : IAsyncPageFilter
{
    /// <summary>Where the layout finds what was typed.</summary>
    public const string Key = "HeldFields";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (HttpMethods.IsGet(context.HttpContext.Request.Method)
            && done.Result is PageResult page
            && HeldForms.MayHold(context.HttpContext)
            && await held.TakeAllAsync(context.HttpContext, context.HttpContext.RequestAborted) is { } fields)
        {
            (page.ViewData ?? ((PageModel)context.HandlerInstance).ViewData)[Key] = fields;
        }
    }
}
