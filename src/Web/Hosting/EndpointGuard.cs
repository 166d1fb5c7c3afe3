using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Styrkedja.Web.Hosting;

/// <param name="Address">Route pattern as written.</param>
/// <param name="Policy">The policy it asks for; null when open to all.</param>
public sealed record GuardedEndpoint(string Address, string? Policy);

/// <summary>Deny by default: an address that does not say who may use it stops the program from starting.</summary>
public static class EndpointGuard
{
    /// <exception cref="InvalidOperationException">names the endpoints without a policy.</exception>
    public static IReadOnlyList<GuardedEndpoint> Check(WebApplication app)
    {
        var endpoints = All(app).ToList();
        var unguarded = endpoints.Where(e => !IsStated(e.Metadata)).Select(e => e.Address).ToList();
        return unguarded.Count == 0
            ? [.. endpoints.Select(e => new GuardedEndpoint(e.Address, PolicyOf(e.Metadata))).Distinct().OrderBy(e => e.Address, StringComparer.Ordinal)]
            : throw new InvalidOperationException($"No policy is stated for: {string.Join(", ", unguarded)}");
    }

    // What a page states stands on its model.
    private static IEnumerable<(string Address, EndpointMetadataCollection Metadata)> All(WebApplication app) =>
        from endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        let page = endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>()
        select ("/" + endpoint.RoutePattern.RawText?.TrimStart('/'), page is null ? endpoint.Metadata : new EndpointMetadataCollection(page.ModelTypeInfo!.GetCustomAttributes(inherit: true)));

    private static bool IsStated(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IAllowAnonymous>() is not null || metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is not null);

    private static string? PolicyOf(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IAllowAnonymous>() is not null ? null : metadata.GetOrderedMetadata<IAuthorizeData>().First(a => a.Policy is not null).Policy;
}
