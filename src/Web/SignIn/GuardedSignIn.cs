using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Styrkedja.Application.Demo;
using Styrkedja.Application.People;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.SignIn;

/// <summary>Signs nobody in with a demo account, whose password everyone knows, unless the demo is what is served.</summary>
internal sealed class GuardedSignIn(
    UserManager<Account> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Account> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    ServeOptions serve)
    : SignInManager<Account>(users, context, principals, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Account user) => Admits(serve, user.Email) && await base.CanSignInAsync(user);

    /// <summary>False for a demo account where the demo is not served, whatever it signs in with.</summary>
    public static bool Admits(ServeOptions serve, string? email) => serve.Demo || !DemoMunicipality.Owns(email);
}
