using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Styrkedja.Web.Resources;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// The page that is shown without a database, or where it took too long. Written by hand, since every other page asks the database whose it is and
/// who reads it.
/// </summary>
internal sealed class DatabaseAwayPage(IStringLocalizer<ErrorTexts> texts, HtmlEncoder encoder)
{
    public async Task WriteAsync(HttpContext context)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(LanguageOfRequest.Of(context.Request));
        var fields = await FieldsAsync(context.Request);
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(Html(context.Request, context.Response.StatusCode == StatusCodes.Status504GatewayTimeout ? "slow" : "away", fields), context.RequestAborted);
    }

    private string Html(HttpRequest request, string what, IReadOnlyList<KeyValuePair<string, StringValues>>? fields)
    {
        // A button that was pressed is no page to ask for.
        var hasFile = fields is not null && request.Form.Files.Count > 0;
        var query = (fields is null || hasFile) && request.Query.ContainsKey("handler") ? QueryString.Empty : request.QueryString;
        var address = Encoded(request.PathBase + request.Path + query);
        var again = fields is null || hasFile
            ? $"{(hasFile ? $"<p class=\"lead\">{Said($"{what}.file")}</p>{Written(fields!)}" : "")}<p><a class=\"ds-button\" href=\"{address}\">{Said("away.again")}</a></p>"
            : $"""
                <p class="lead">{Said("away.kept")}</p>
                <form method="post" action="{address}">{Hidden(fields)}<p><button class="ds-button" type="submit">{Said("away.send")}</button></p></form>
                {Written(fields)}
                """;
        return $"""
            <!doctype html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
            <head>
              <meta charset="utf-8">
              <meta name="color-scheme" content="light dark">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{Said($"{what}.title")} – Styrkedja</title>
              <link rel="stylesheet" href="/lib/designsystemet/designsystemet.css">
              <link rel="stylesheet" href="/css/theme-alvsala.css">
              <link rel="stylesheet" href="/css/styrkedja.css">
              <link rel="stylesheet" href="/css/app.css">
            </head>
            <body data-color-scheme="auto" data-size="sm">
              <header class="sk-header"><div class="sk-wrap sk-header__top"><span class="sk-brand"><span><b>Styrkedja</b></span></span></div></header>
              <main id="innehall" class="sk-wrap sk-main">
                <div class="sk-pagehead"><h1 class="h1">{Said($"{what}.title")}</h1><p class="lead">{Said($"{what}.text")}</p></div>
                {again}
              </main>
            </body>
            </html>
            """;
    }

    private string Hidden(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var html = new StringBuilder();
        foreach (var (name, values) in fields)
        {
            foreach (var value in values)
            {
                html.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{Encoded(name)}\" value=\"{Encoded(value ?? "")}\">");
            }
        }

        return html.ToString();
    }

    // Everything is in the form; what is shown besides leaves out its codes.
    private string Written(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var texts = HeldForms.WrittenIn(fields.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).SelectMany(f => f.Value)).Where(t => !t.All(c => c is (>= 'a' and <= 'z') or '-')).ToList();
        return texts.Count == 0 ? "" : $"<h2 class=\"h2\">{Said("away.written")}</h2>{string.Concat(texts.Select(t => $"<pre class=\"held\">{Encoded(t)}</pre>"))}";
    }

    // Null where nothing was sent, or nothing that can be read and shown; a password has to be given anew.
    private static async Task<IReadOnlyList<KeyValuePair<string, StringValues>>?> FieldsAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return HeldForms.HasSecret(form) ? null : [.. form];
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private string Said(string key) => Encoded(texts[key]);

    private string Encoded(string text) => encoder.Encode(text);
}
