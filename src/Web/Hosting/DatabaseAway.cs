using System.Globalization;
using System.Net.Sockets;
using Npgsql;
using Styrkedja.Web.Api;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// While the database cannot be reached every page says so, and a form that was being sent is handed back to its writer,
/// ready to be sent again: nothing typed is lost. Whether the last change was stored is not known when the connection
/// breaks; sending it again says the same twice, which the use cases take as one.
/// </summary>
internal sealed partial class DatabaseAway(RequestDelegate next, DatabaseAwayPage page, NpgsqlDataSource source, ILogger<DatabaseAway> log)
{
    private const int SecondsToWait = 10;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (IsAway(fault) && !context.Response.HasStarted)
        {
            Away(fault, context.Request.Path);

            // The others that lie waiting are as broken, and each would fail the next one who tries.
            source.Clear();
            context.Response.Clear();
            SecurityHeaders.Set(context.Response.Headers);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = SecondsToWait.ToString(CultureInfo.InvariantCulture);
            context.Response.Headers.CacheControl = "no-store";
            await (AccessKeyScheme.Serves(context) ? ApiProblems.WriteDatabaseAwayAsync(context) : page.WriteAsync(context));
        }
    }

    /// <summary>Whether it says that the server cannot be reached, is going down or takes no more connections; not that it refused something.</summary>
    internal static bool IsAway(Exception? fault) => fault switch
    {
        null => false,
        PostgresException refused => refused.SqlState is "57P01" or "57P02" or "57P03" or "53300" || refused.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        _ => IsAway(fault.InnerException),
    };

    [LoggerMessage(LogLevel.Error, "The database cannot be reached for {Path}.")]
    private partial void Away(Exception fault, string path);
}
