using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Styrkedja.Web.Hosting;

/// <summary>
/// How often one remote address may fail with a password or a one-time address within a minute of the clock. Those who
/// succeed are not counted: a whole town hall stands behind one address. A brake on each node; what finally stops guessing
/// is the lock-out of the account, which all nodes share.
/// </summary>
internal sealed class Attempts(ServeOptions serve, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private long _minute;

    /// <summary>Whole seconds until the count begins anew, 1–60.</summary>
    public int SecondsLeft => 60 - (int)(clock.GetUtcNow().ToUnixTimeSeconds() % 60);

    /// <summary>Counts one under way as failed until it is known to have gone well, so that many at once do not slip through.</summary>
    /// <returns>False when the address has to wait.</returns>
    public bool TryBegin(string address)
    {
        lock (_lock)
        {
            var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
            if (minute != _minute)
            {
                _counts.Clear();
                _minute = minute;
            }

            var count = _counts.GetValueOrDefault(address);
            if (count >= serve.AttemptsPerMinute)
            {
                return false;
            }

            _counts[address] = count + 1;
            return true;
        }
    }

    public void Succeeded(string address)
    {
        lock (_lock)
        {
            if (_counts.TryGetValue(address, out var count) && count > 0)
            {
                _counts[address] = count - 1;
            }
        }
    }
}

/// <summary>The page's forms are attempts: answered with the form again they failed, with anything else they went well.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitsAttemptsAttribute : Attribute, IAsyncPageFilter
{
    /// <summary>Asking for the page is an attempt too: answered with 404 it failed.</summary>
    public bool Asking { get; init; }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var sends = HttpMethods.IsPost(context.HttpContext.Request.Method);
        if (!sends && !Asking)
        {
            await next();
            return;
        }

        var attempts = context.HttpContext.RequestServices.GetRequiredService<Attempts>();
        var address = context.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!attempts.TryBegin(address))
        {
            context.HttpContext.Response.Headers.RetryAfter = attempts.SecondsLeft.ToString(CultureInfo.InvariantCulture);
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
            return;
        }

        var done = await next();
        if (done.Exception is null && (sends ? done.Result is not PageResult : context.HttpContext.Response.StatusCode != StatusCodes.Status404NotFound))
        {
            attempts.Succeeded(address);
        }
    }
}
