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

    public static async Task PrepareAsync(WebApplication app)
    {
        var endpoint = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().First(e => "/" + e.RoutePattern.RawText == Address);
        await using var scope = app.Services.CreateAsyncScope();
        using var written = new MemoryStream();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature { Method = HttpMethods.Get, Scheme = Uri.UriSchemeHttp, Path = Address, Headers = { Host = "localhost" } });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(written));
        var contexts = app.Services.GetRequiredService<IHttpContextFactory>();
        var context = contexts.Create(features);
        context.RequestServices = scope.ServiceProvider;
        context.SetEndpoint(endpoint);
        await endpoint.RequestDelegate!(context);
        contexts.Dispose(context);
    }
}
