using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// Whose pages these are. A signed-in request belongs to the account's municipality, which the sign-in has entered (see
/// <c>SignIn</c>); any other to the one whose address was asked.
/// </summary>
internal sealed class MunicipalityOfRequest(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, Municipalities municipalities, Tenant tenant)
    {
        // Files and health checks belong to nobody and should cost no question to the database.
        if (IdOf(context) is null
            && context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null
            && await municipalities.ByHostAsync(context.Request.Host.Host, context.RequestAborted) is { } municipality)
        {
            Set(context, tenant, municipality);
        }

        await next(context);
    }

    public static void Set(HttpContext context, Tenant tenant, Municipality municipality)
    {
        tenant.Enter(municipality.Id);
        context.Items[typeof(Municipality)] = municipality;
    }

    public static string? NameOf(HttpContext context) => (context.Items[typeof(Municipality)] as Municipality)?.Name;

    public static MunicipalityId? IdOf(HttpContext context) => (context.Items[typeof(Municipality)] as Municipality)?.Id;
}
