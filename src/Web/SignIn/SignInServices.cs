using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Time;
using Styrkedja.Web.Api;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.SignIn;

internal static class SignInServices
{
    /// <summary>Length instead of rules about signs: a sentence is easier to remember and harder to guess.</summary>
    public const int MinimumPasswordLength = 12;

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = MinimumPasswordLength;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 1;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = null!;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<StyrkedjaDbContext>()
            .AddSignInManager<GuardedSignIn>()
            .AddErrorDescriber<PlainErrors>()
            .AddClaimsPrincipalFactory<PrincipalFactory>();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "styrkedja.inloggad";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromHours(8);
            options.SlidingExpiration = true;
            options.LoginPath = "/logga-in";
            options.LogoutPath = "/logga-ut";
            options.AccessDeniedPath = "/fel/403";
            options.ReturnUrlParameter = "till";
            // A browser's sign-in is worth nothing where programs ask.
            options.ForwardDefaultSelector = context => AccessKeyScheme.Serves(context) ? AccessKeyScheme.Name : null;
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnRedirectToLogin = HoldFormOnSignIn.RedirectAsync;
            options.Events.OnSignedIn = context =>
                context.HttpContext.RequestServices.GetRequiredService<HeldForms>().RememberWriterAsync(context.HttpContext, context.Principal!, context.HttpContext.RequestAborted);
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddScoped<HeldForms>();
    }

    /// <summary>Who has signed in; null for a visitor.</summary>
    public static SignedIn? PersonOf(HttpContext context) => context.Items[typeof(SignedIn)] as SignedIn;

    /// <summary>
    /// Enters the account's municipality and reads its roles, for every request: a disabled account or a changed
    /// password ends the sign-in at once, on every node.
    /// </summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var cancellation = context.HttpContext.RequestAborted;
        var principal = context.Principal!;
        if (!Guid.TryParse(principal.FindFirstValue(PrincipalFactory.MunicipalityClaim), out var municipalityId)
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId))
        {
            context.RejectPrincipal();
            return;
        }

        var today = SwedishTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var person = await services.GetRequiredService<SignedInReading>().FindAsync(new MunicipalityId(municipalityId), new AccountId(accountId), today, cancellation);
        var stamp = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        if (person is null || person.IsDisabled || !GuardedSignIn.Admits(services.GetRequiredService<ServeOptions>(), person.Email) || principal.FindFirstValue(stamp) != person.SecurityStamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        MunicipalityOfRequest.Set(context.HttpContext, services.GetRequiredService<Tenant>(), person.Municipality);
        services.GetRequiredService<CurrentUser>().SignIn(person, today);
        context.HttpContext.Items[typeof(SignedIn)] = person;
    }
}

/// <summary>Says in the sign-in which municipality it is for, so that a request can enter it before asking the database anything else.</summary>
internal sealed class PrincipalFactory(UserManager<Account> users, IOptions<IdentityOptions> options, Tenant tenant) : UserClaimsPrincipalFactory<Account>(users, options)
{
    public const string MunicipalityClaim = "municipality";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(MunicipalityClaim, tenant.Municipality!.Value.Value.ToString()));
        return identity;
    }
}
