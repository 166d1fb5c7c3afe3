using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// Says that a file is too large before the form is read: whoever reads it first is the protection against forged forms,
/// which would say that the form belongs to another sign-in.
/// </summary>
/// <param name="most">Bytes of the whole form.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadLimitAttribute(long most) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the framework's own filters, the first of which is at 900.</summary>
    public int Order => 800;

    public long Most => most;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength > most)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
    }
}
