using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// Reads a form before anything else asks for it, so that one that is too large, or holds what no text can, is answered
/// for that. Read later it would look like a form without its protection.
/// </summary>
internal sealed class FormReadFilter : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>After a page's own limits, which stand at 900, and before the protection against forged forms at 1000.</summary>
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || AddressPageFilter.TellsWhatWentWrong(context.HttpContext))
        {
            return;
        }

        try
        {
            await request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException fault)
        {
            context.Result = new StatusCodeResult(fault.StatusCode);
        }
        catch (InvalidDataException fault)
        {
            // The reader says that a sign is impossible by the fault within; every other is a limit that was passed.
            context.HttpContext.Items[typeof(FormReadFilter)] = fault.InnerException is not null;
            context.Result = new StatusCodeResult(fault.InnerException is null ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>Whether the request was refused for a sign that no text can hold.</summary>
    public static bool FoundImpossibleSign(HttpContext context) => context.Items[typeof(FormReadFilter)] is true;
}
