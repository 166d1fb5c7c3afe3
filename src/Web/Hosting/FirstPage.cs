using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// The page that a visitor meets first, made once before anyone has asked for it: what has to be compiled for a page is
/// compiled while the server begins to listen, and the first visitor need not wait for it.
/// </summary>
internal static class FirstPage
{
    private const string Address = "/logga-in";

    /// <summary>The page, once the pages have their addresses.</summary>
    public static RouteEndpoint Of(WebApplication app) =>
        ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().First(e => "/" + e.RoutePattern.RawText == Address);

    public static async Task PrepareAsync(WebApplication app, RouteEndpoint page)
    {
        await using var scope = app.Services.CreateAsyncScope();
        using var written = new MemoryStream();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature { Method = HttpMethods.Get, Scheme = Uri.UriSchemeHttp, Path = Address, Headers = { Host = "localhost" } });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(written));
        var contexts = app.Services.GetRequiredService<IHttpContextFactory>();
        var context = contexts.Create(features);
        context.RequestServices = scope.ServiceProvider;
        context.SetEndpoint(page);
        await page.RequestDelegate!(context);
        contexts.Dispose(context);
    }
}
