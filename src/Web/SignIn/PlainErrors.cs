using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Styrkedja.Application;
using Styrkedja.Web.Resources;

namespace Styrkedja.Web.SignIn;

/// <summary>What Identity refuses, in the reader's language.</summary>
internal sealed class PlainErrors(IStringLocalizer<SignInTexts> texts) : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError), texts["identity.failed"]);

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), Words.Current["rule.changed-meanwhile"]);

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), texts["identity.wrong-password"]);

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), texts["identity.too-short", length]);

    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), Words.Current.Format("rule.email-taken", email));

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), Words.Current.Format("rule.email-taken", userName));

    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), Words.Current.Format("rule.email-not-an-address", email ?? ""));

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), Words.Current.Format("rule.email-not-an-address", userName ?? ""));

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
