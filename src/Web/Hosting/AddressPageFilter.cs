using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// What a page is not made for is answered as such, for all pages alike: an address with a value that cannot be read,
/// a form it does not take, a button it does not have. A page that guessed would show something else than was asked for.
/// </summary>
internal sealed class AddressPageFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (TellsWhatWentWrong(context.HttpContext))
        {
            return;
        }

        var method = context.HttpContext.Request.Method;
        var reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        if (!string.Equals(NameAsked(context), context.HandlerMethod?.Name ?? "", StringComparison.OrdinalIgnoreCase))
        {
            context.Result = new NotFoundResult();
        }
        else if (context.HandlerMethod is null && !reads)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
        else if (reads && !context.ModelState.IsValid)
        {
            context.Result = new BadRequestResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    /// <summary>The page of errors answers whatever went wrong, however it was asked.</summary>
    public static bool TellsWhatWentWrong(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static string NameAsked(PageHandlerExecutingContext context) =>
        context.RouteData.Values["handler"] as string ?? context.HttpContext.Request.Query["handler"].ToString();
}
