using System.Threading.RateLimiting;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// How often one remote address may try a password or a one-time address. A brake on each node; what finally stops
/// guessing is the lock-out of the account, which all nodes share.
/// </summary>
internal static class Attempts
{
    public const string Policy = "attempts";

    public static void AddAttempts(this IServiceCollection services, ServeOptions serve) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = serve.AttemptsPerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
    });
}
