using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Styrkedja.Bench.Pages;

/// <summary>
/// An endpoint without framework pages, sign-in, templates or encoding: it runs the page's statement bare, writes what it
/// reads, and fills up to the page's length with blanks.
/// </summary>
internal static class PageFloor
{
    /// <param name="length">Bytes to write, at least.</param>
    public static WebApplication Build(NpgsqlDataSource source, BareQuery query, long length)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        app.MapGet("/", context => WriteAsync(context, source, query, length));
        return app;
    }

    private static async Task WriteAsync(HttpContext context, NpgsqlDataSource source, BareQuery query, long length)
    {
        var output = context.Response.BodyWriter;
        var left = length - await query.RunAsync(source, output, FlushAsync);
        while (left > 0)
        {
            var blanks = output.GetSpan(4096)[..(int)Math.Min(left, 4096)];
            blanks.Fill((byte)' ');
            output.Advance(blanks.Length);
            left -= blanks.Length;
            await output.FlushAsync();
        }

        async ValueTask FlushAsync()
        {
            if (output.UnflushedBytes > 16 * 1024)
            {
                await output.FlushAsync();
            }
        }
    }
}
