using Microsoft.AspNetCore.Localization;

namespace Styrkedja.Web.Hosting;

/// <summary>The language the reader chose; Swedish until then, whatever the browser prefers.</summary>
internal sealed class LanguageOfRequest : IRequestCultureProvider
{
    public const string Cookie = "styrkedja.sprak";

    public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult<ProviderCultureResult?>(new(httpContext.Request.Cookies[Cookie] == "en" ? "en-GB" : "sv-SE"));
}
