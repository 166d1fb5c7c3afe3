using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Npgsql;
using Styrkedja.Web.Hosting;

namespace Styrkedja.Web.SignIn;

/// <summary>
/// Keeps a form that arrived after the sign-in had run out and gives it back to the one who wrote it, and to nobody
/// else, whichever browser that person signs in with: nothing typed is lost. The writer is the account whose sign-in
/// ran out; one who was never signed in has nothing held. Encrypted, for a day at most, given back once.
/// </summary>
public sealed class HeldForms(NpgsqlDataSource source, IDataProtectionProvider protection, IOptionsMonitor<CookieAuthenticationOptions> cookies, TimeProvider clock)
{
    /// <summary>Who was last signed in here: a form may stand open in another tab when a sign-in ends.</summary>
    private const string WriterCookie = "styrkedja.skribent";

    /// <summary>Says that something is held, and nothing of what.</summary>
    private const string HeldCookie = "styrkedja.hallet";

    /// <summary>Of one account; the oldest gives way.</summary>
    private const int MostForms = 20;

    /// <summary>Of one form.</summary>
    private const int MostBytes = 256 * 1024;

    private static readonly TimeSpan _kept = TimeSpan.FromDays(1);
    private readonly IDataProtector _protector = protection.CreateProtector("held-forms");

    /// <summary>Lets forms still open in this browser be known as the account's, also when its sign-in has ended or is gone.</summary>
    public async Task RememberWriterAsync(HttpContext context, ClaimsPrincipal writer, CancellationToken cancellation)
    {
        if (writer.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
        {
            if (Guid.TryParse(id, out var account) && (await ReadAsync(source.CreateCommand(), account, cancellation)).Count > 0)
            {
                TellHeld(context);
            }

            context.Response.Cookies.Append(WriterCookie, _protector.Protect(id), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = _kept });
        }
    }

    /// <summary>Whether a password is among the fields: such a form is neither held nor shown, and has to be filled in anew.</summary>
    public static bool HasSecret(IFormCollection form) => form.Keys.Any(k => k.EndsWith("Password", StringComparison.OrdinalIgnoreCase));

    /// <returns>What was held: nothing when nobody is known to have written it, nor when it has a password.</returns>
    public async Task<Kept> HoldAsync(HttpContext context, CancellationToken cancellation)
    {
        if (WriterOf(context) is not { } writer)
        {
            return Kept.Nothing;
        }

        // A file makes a form large and is not kept: what is typed beside it is counted alone.
        var most = context.Request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ? context.GetEndpoint()?.Metadata.GetMetadata<UploadLimitAttribute>()?.Most ?? MostBytes : MostBytes;
        if (context.Request.ContentLength is not { } length || length > most)
        {
            return Kept.TooLarge;
        }

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(cancellation);
        }
        catch (InvalidDataException)
        {
            // Nothing a person typed into one of our forms.
            return Kept.Nothing;
        }

        if (HasSecret(form))
        {
            return Kept.Nothing;
        }

        var fields = form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());
        if (form.Files.Count > 0 && !WrittenIn(fields.SelectMany(f => f.Value)).Any())
        {
            return Kept.NoFile;
        }

        if (fields.Sum(f => f.Value.Sum(Encoding.UTF8.GetByteCount)) > MostBytes)
        {
            return Kept.TooLarge;
        }

        var now = clock.GetUtcNow();
        await ChangeAsync(writer, held =>
        {
            held.RemoveAll(h => h.Path == context.Request.Path);
            held.Add(new Held(context.Request.Path, fields, now));
            held.RemoveRange(0, Math.Max(0, held.Count - MostForms));
        }, cancellation);
        TellHeld(context);
        return form.Files.Count > 0 ? Kept.TextWithoutFile : Kept.All;
    }

    private static void TellHeld(HttpContext context) =>
        context.Response.Cookies.Append(HeldCookie, "1", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = _kept });

    /// <summary>What a person has written, told from what a form carries for itself.</summary>
    public static IEnumerable<string> WrittenIn(IEnumerable<string?> values) =>
        values.OfType<string>().Where(v => v.Length > 2 && v.Any(char.IsLetter) && !Guid.TryParse(v, out _) && !bool.TryParse(v, out _)).Distinct();

    /// <summary>Whether a form may be held for who sits here: asked before the database is.</summary>
    public static bool MayHold(HttpContext context) => context.Request.Cookies.ContainsKey(HeldCookie);

    /// <summary>Every value of every field that the person signed in had typed at this very address, once; null when there are none.</summary>
    public async Task<IReadOnlyDictionary<string, string[]>?> TakeAllAsync(HttpContext context, CancellationToken cancellation) => (await TakeHeldAsync(context, cancellation))?.Fields;

    /// <summary>The fields that the person signed in had typed at this very address, once; null when there are none.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> TakeAsync(HttpContext context, CancellationToken cancellation) =>
        (await TakeHeldAsync(context, cancellation))?.Fields.ToDictionary(f => f.Key, f => string.Join(',', f.Value));

    private async Task<Held?> TakeHeldAsync(HttpContext context, CancellationToken cancellation)
    {
        if (!Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var writer)
            || (await ReadAsync(source.CreateCommand(), writer, cancellation)).All(h => h.Path != context.Request.Path))
        {
            return null;
        }

        Held? taken = null;
        await ChangeAsync(writer, held =>
        {
            taken = held.Find(h => h.Path == context.Request.Path);
            held.RemoveAll(h => h.Path == context.Request.Path);
        }, cancellation);
        if (taken is not null)
        {
            context.Items[typeof(HeldForms)] = true;
        }

        return taken;
    }

    // What an account has held is one row under its id, changed by one request at a time.
    private async Task ChangeAsync(Guid writer, Action<List<Held>> change, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var wait = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1::text, 0))", connection) { Parameters = { new() { Value = writer } } })
        {
            await wait.ExecuteNonQueryAsync(cancellation);
        }

        var held = await ReadAsync(connection.CreateCommand(), writer, cancellation);
        change(held);
        var now = clock.GetUtcNow();
        await using (var forget = new NpgsqlCommand("delete from styrkedja.held_form where id = $1 or held_at < $2", connection) { Parameters = { new() { Value = writer }, new() { Value = now - _kept } } })
        {
            await forget.ExecuteNonQueryAsync(cancellation);
        }

        if (held.Count > 0)
        {
            await using var keep = new NpgsqlCommand("insert into styrkedja.held_form (id, content, held_at) values ($1, $2, $3)", connection)
            {
                Parameters = { new() { Value = writer }, new() { Value = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(held)) }, new() { Value = now } },
            };
            await keep.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private async Task<List<Held>> ReadAsync(NpgsqlCommand command, Guid writer, CancellationToken cancellation)
    {
        await using (command)
        {
            command.CommandText = "select content from styrkedja.held_form where id = $1";
            command.Parameters.Add(new() { Value = writer });
            var held = await command.ExecuteScalarAsync(cancellation) is byte[] content ? Opened(content) : [];
            held.RemoveAll(h => h.At < clock.GetUtcNow() - _kept);
            return held;
        }
    }

    private List<Held> Opened(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<List<Held>>(_protector.Unprotect(content)) ?? [];
        }
        catch (Exception fault) when (fault is JsonException or System.Security.Cryptography.CryptographicException)
        {
            // Written by an earlier version, or with keys that are gone: nobody can read it, and it must keep nobody out.
            return [];
        }
    }

    // A sign-in that no longer holds still says whose it was.
    private Guid? WriterOf(HttpContext context)
    {
        var options = cookies.Get(IdentityConstants.ApplicationScheme);
        var signIn = options.CookieManager.GetRequestCookie(context, options.Cookie.Name!);
        var id = signIn is null ? null : options.TicketDataFormat.Unprotect(signIn)?.Principal.FindFirstValue(ClaimTypes.NameIdentifier);
        return Guid.TryParse(id ?? LastWriter(context), out var writer) ? writer : null;
    }

    private string? LastWriter(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[WriterCookie] is { } cookie ? _protector.Unprotect(cookie) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Not a cookie of ours, or of keys long gone.
            return null;
        }
    }

    private sealed record Held(string Path, IReadOnlyDictionary<string, string[]> Fields, DateTimeOffset At);
}
