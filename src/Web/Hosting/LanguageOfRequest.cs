using Microsoft.AspNetCore.Localization;

namespace Styrkedja.Web.Hosting;

/// <summary>The language the reader chose; Swedish until then, whatever the browser prefers.</summary>
internal sealed class LanguageOfRequest : IRequestCultureProvider
{
    public const string Cookie = "styrkedja.sprak";

    public static void Remember(HttpResponse response, string language) =>
        response.Cookies.Append(Cookie, language == "en" ? "en" : "sv", new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true });

    public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult<ProviderCultureResult?>(new(Of(httpContext.Request)));

    /// <summary>The name of its culture.</summary>
    public static string Of(HttpRequest request) => request.Cookies[Cookie] == "en" ? "en-GB" : "sv-SE";
}
