using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Web.Hosting;
using Styrkedja.Web.SignIn;

namespace Styrkedja.Web.Api;

/// <summary>
/// Signs a program in by <c>Authorization: Bearer</c> and an access key, for one request and in its owner's name. A
/// browser's cookie is worth nothing here, so that no other site can have a reader's browser call for it.
/// </summary>
internal sealed class AccessKeyScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory log,
    UrlEncoder encoder,
    AccessKeys keys,
    Municipalities municipalities,
    Tenant tenant,
    CurrentUser user,
    Periods periods,
    ServeOptions serve,
    Attempts attempts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "AccessKey";

    /// <summary>Carried by keys that may report.</summary>
    public const string MayReport = "may-report";

    private const string Bearer = "Bearer ";

    public static bool Serves(HttpContext context) => context.Request.Path.StartsWithSegments(ApiAddresses.Root, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is not { Length: > 0 } header)
        {
            return AuthenticateResult.NoResult();
        }

        var from = Context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!attempts.TryBegin(from))
        {
            Context.Items[typeof(Attempts)] = attempts.SecondsLeft;
            return AuthenticateResult.Fail("attempts");
        }

        var secret = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : "";
        if (await keys.MunicipalityOfAsync(secret, Context.RequestAborted) is not { } id || await municipalities.FindAsync(id, Context.RequestAborted) is not { } municipality)
        {
            return AuthenticateResult.Fail("unknown");
        }

        MunicipalityOfRequest.Set(Context, tenant, municipality);
        if (await keys.OpenAsync(secret, Context.RequestAborted) is not ({ } key, { } owner) || !GuardedSignIn.Admits(serve, owner.Email))
        {
            return AuthenticateResult.Fail("invalid");
        }

        attempts.Succeeded(from);
        await user.SignInAsync(owner.AccountId, owner.Name, periods.Today, Context.RequestAborted);
        Context.Items[typeof(AccessKey)] = key;
        var identity = new ClaimsIdentity(Name);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, owner.Id.ToString()));
        if (key.MayReport)
        {
            identity.AddClaim(new Claim(MayReport, "true"));
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.Items[typeof(Attempts)] is int seconds)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        }

        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"Styrkedja\"";
        return Task.CompletedTask;
    }
}
