using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// What is said after a redirect travels in a cookie, and a cookie that is too large shuts the person out: a long message
/// keeps its beginning and its end, and loses some of what it quotes between them.
/// </summary>
internal sealed class ShortMessages(CookieTempDataProvider cookies) : ITempDataProvider
{
    /// <summary>Characters; room for a whole heading and the sentence around it.</summary>
    private const int Longest = 800;

    private const int End = 150;

    public IDictionary<string, object?> LoadTempData(HttpContext context) => cookies.LoadTempData(context)!;

    public void SaveTempData(HttpContext context, IDictionary<string, object?> values) =>
        cookies.SaveTempData(context, values.ToDictionary(v => v.Key, v => v.Value is string { Length: > Longest } text ? Shorten(text) : v.Value)!);

    private static string Shorten(string text) => string.Concat(text.AsSpan(0, Longest - End), " … ", text.AsSpan(text.Length - End));
}
