using System.Globalization;
using System.Net.Sockets;
using Npgsql;
using Styrkedja.Web.Api;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// While the database cannot be reached every page says so, and a form that was being sent is handed back to its writer,
/// ready to be sent again: nothing typed is lost. Whether the last change was stored is not known when the connection
/// breaks; sending it again says the same twice, which the use cases take as one. What took longer than a statement may is
/// said to have done so, and is handed back in the same way.
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
        catch (Exception fault) when (IsTooSlow(fault) && !context.Response.HasStarted)
        {
            TooSlow(fault, context.Request.Path);
            await AnswerAsync(context, StatusCodes.Status504GatewayTimeout);
        }
        catch (Exception fault) when (IsAway(fault) && !context.Response.HasStarted)
        {
            Away(fault, context.Request.Path);

            // The others that lie waiting are as broken, and each would fail the next one who tries.
            source.Clear();
            await AnswerAsync(context, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.Clear();
        SecurityHeaders.Set(context.Response.Headers);
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = SecondsToWait.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        return AccessKeyScheme.Serves(context) ? ApiProblems.WriteDatabaseAwayAsync(context) : page.WriteAsync(context);
    }

    /// <summary>
    /// Whether the server answers, and one statement did not end in time: the server cut it off, or the driver asked it to,
    /// which tells it from a connection that could not be made in time by its words alone.
    /// </summary>
    private static bool IsTooSlow(Exception? fault) => fault switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => true,
        NpgsqlException { InnerException: TimeoutException { Message: "Timeout during reading attempt" } } => true,
        _ => IsTooSlow(fault.InnerException),
    };

    /// <summary>Whether it says that the server cannot be reached, is going down or takes no more connections; not that it refused something.</summary>
    internal static bool IsAway(Exception? fault) => fault switch
    {
        null => false,
        PostgresException refused => refused.SqlState is "57P01" or "57P02" or "57P03" or "53300" || refused.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        _ => IsAway(fault.InnerException),
    };

    [LoggerMessage(LogLevel.Error, "A statement took longer than it may for {Path}.")]
    private partial void TooSlow(Exception fault, string path);

    [LoggerMessage(LogLevel.Error, "The database cannot be reached for {Path}.")]
    private partial void Away(Exception fault, string path);
}
