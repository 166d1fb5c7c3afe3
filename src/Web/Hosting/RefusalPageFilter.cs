using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Styrkedja.Domain;

namespace Styrkedja.Web.Hosting;

/// <summary>A use case that says "not permitted" is answered as a page the person may not see, wherever it was called.</summary>
internal sealed class RefusalPageFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is RuleBrokenException { Rule: "not-permitted" })
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            context.ExceptionHandled = true;
        }
    }
}
