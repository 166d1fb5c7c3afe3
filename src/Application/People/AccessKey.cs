using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Styrkedja.Domain;

namespace Styrkedja.Application.People;

/// <summary>
/// A key by which a person's own programs read, and report where it was made for that, in the person's name and with the
/// person's roles. The secret is shown once; here is its hash.
/// </summary>
public sealed class AccessKey
{
    /// <summary>Days a key is valid at most: one that nobody thinks of any more must end by itself.</summary>
    public const int MostDays = 366;

    /// <summary>First in every secret, so that one that has leaked into a text is known for what it is.</summary>
    private const string Prefix = "styrkedja_";

    /// <summary>Octets of the secret: 256 bits.</summary>
    private const int SecretLength = 32;

    private const int EndingLength = 4;

    private AccessKey(Guid id, AccountId accountId, string name, bool mayReport, string ending, byte[] secretHash, byte[] passwordHash, DateOnly lastDay, DateTimeOffset madeAt)
    {
        Id = id;
        AccountId = accountId;
        Name = name;
        MayReport = mayReport;
        Ending = ending;
        SecretHash = secretHash;
        PasswordHash = passwordHash;
        LastDay = lastDay;
        MadeAt = madeAt;
    }

    public Guid Id { get; private set; }

    public AccountId AccountId { get; private set; }

    /// <summary>What its owner calls it.</summary>
    public string Name { get; private set; }

    /// <summary>Reports too; else it only reads.</summary>
    public bool MayReport { get; private set; }

    /// <summary>The secret's last characters, to tell it from others.</summary>
    public string Ending { get; private set; }

    public byte[] SecretHash { get; private set; }

    public byte[] PasswordHash { get; private set; }

    /// <summary>Last day it is valid, included.</summary>
    public DateOnly LastDay { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Null until it is used.</summary>
    public DateOnly? LastUsedOn { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <param name="lastDay">Included.</param>
    /// <exception cref="RuleBrokenException"><c>access-key-name-required</c>, <c>text-too-long</c>, <c>access-key-days</c></exception>
    public static (AccessKey Key, string Secret) Make(Account owner, string? name, bool mayReport, DateOnly lastDay, DateOnly today, DateTimeOffset at)
    {
        var called = string.IsNullOrWhiteSpace(name) ? throw new RuleBrokenException("access-key-name-required") : name.Trim();
        if (called.Length > TextLimits.Name)
        {
            throw new RuleBrokenException("text-too-long", called.Length, TextLimits.Name);
        }

        if (lastDay < today || lastDay > today.AddDays(MostDays))
        {
            throw new RuleBrokenException("access-key-days", today, today.AddDays(MostDays));
        }

        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength));
        return (new AccessKey(Guid.CreateVersion7(), owner.AccountId, called, mayReport, secret[^EndingLength..], Hash(secret), HashOfPassword(owner), lastDay, at), secret);
    }

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public bool IsValidOn(DateOnly day, Account owner) =>
        EndedAt is null && day <= LastDay && owner.DisabledAt is null && IsOfPasswordOf(owner);

    /// <summary>Whether the account has the password it had when the key was made.</summary>
    public bool IsOfPasswordOf(Account owner) => CryptographicOperations.FixedTimeEquals(PasswordHash, HashOfPassword(owner));

    /// <summary>For good.</summary>
    public void End(DateTimeOffset at) => EndedAt ??= at;

    private static byte[] HashOfPassword(Account owner) => SHA256.HashData(Encoding.UTF8.GetBytes(owner.PasswordHash ?? ""));
}
