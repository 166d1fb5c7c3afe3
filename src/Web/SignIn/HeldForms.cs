using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Styrkedja.Web.SignIn;

/// <summary>
/// Keeps a form that arrived without a valid sign-in and gives it back to the same browser afterwards, so that nothing
/// typed is lost when a sign-in has run out. Encrypted, for a day at most, given back once.
/// </summary>
public sealed class HeldForms(NpgsqlDataSource source, IDataProtectionProvider protection)
{
    public const string Cookie = "styrkedja.hallet";
    private const int MostBytes = 256 * 1024;
    private readonly IDataProtector _protector = protection.CreateProtector("held-form");

    public async Task HoldAsync(HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var fields = form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value.ToString());
        var content = JsonSerializer.SerializeToUtf8Bytes(new Held(context.Request.Path, fields));
        if (content.Length > MostBytes)
        {
            return;
        }

        var id = Guid.NewGuid();
        await using var command = source.CreateCommand("with old as (delete from styrkedja.held_form where held_at < now() - interval '1 day') insert into styrkedja.held_form (id, content) values ($1, $2)");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = _protector.Protect(content) });
        await command.ExecuteNonQueryAsync(cancellation);
        context.Response.Cookies.Append(Cookie, _protector.Protect(id.ToString()), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(1) });
    }

    /// <summary>The fields held for this very address, once; null when there are none.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> TakeAsync(HttpContext context, CancellationToken cancellation)
    {
        if (context.Request.Cookies[Cookie] is not { } cookie || !TryRead(cookie, out var id))
        {
            return null;
        }

        await using var command = source.CreateCommand("select content from styrkedja.held_form where id = $1");
        command.Parameters.Add(new() { Value = id });
        if (await command.ExecuteScalarAsync(cancellation) is not byte[] content
            || JsonSerializer.Deserialize<Held>(_protector.Unprotect(content)) is not { } held
            || held.Path != context.Request.Path)
        {
            return null;
        }

        await using var forget = source.CreateCommand("delete from styrkedja.held_form where id = $1");
        forget.Parameters.Add(new() { Value = id });
        await forget.ExecuteNonQueryAsync(cancellation);
        context.Response.Cookies.Delete(Cookie);
        return held.Fields;
    }

    private bool TryRead(string cookie, out Guid id)
    {
        id = default;
        try
        {
            return Guid.TryParse(_protector.Unprotect(cookie), out id);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Not a cookie of ours, or of keys long gone: nothing is held under it.
            return false;
        }
    }

    private sealed record Held(string Path, IReadOnlyDictionary<string, string> Fields);
}
