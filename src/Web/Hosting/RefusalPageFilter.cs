using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Styrkedja.Application;
using Styrkedja.Domain;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// A use case that says "not permitted" is answered as a page the person may not see, wherever it was called; a follow-up
/// that the year does not have as one that does not exist, with the sentence that says which there are.
/// </summary>
internal sealed class RefusalPageFilter : IExceptionFilter
{
    /// <summary>Where the sentence lies that the error page shows in place of its own.</summary>
    public const string Said = "refusal";

    public void OnException(ExceptionContext context)
    {
        if (context.Exception is RuleBrokenException { Rule: "not-permitted" })
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            context.ExceptionHandled = true;
        }
        else if (context.Exception is RuleBrokenException { Rule: "period-unknown" } refusal)
        {
            context.HttpContext.Items[Said] = Words.Current.Refusal(refusal);
            context.Result = new StatusCodeResult(StatusCodes.Status404NotFound);
            context.ExceptionHandled = true;
        }
    }
}
