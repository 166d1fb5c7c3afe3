using System.Security.Cryptography;
using System.Text;
using Styrkedja.Application.People;
using Styrkedja.Domain;

namespace Styrkedja.Application.Reminders;

/// <summary>
/// An address in a letter that reports one activity of one period for one person, once. The secret is in the letter alone;
/// here is its hash.
/// </summary>
public sealed class ReportLink
{
    /// <summary>Octets of the secret: 256 bits.</summary>
    private const int SecretLength = 32;

    private ReportLink(Guid id, Guid messageId, AccountId accountId, ActivityId activityId, int year, int number, byte[] secretHash, byte[] stampHash, DateTimeOffset expiresAt)
    {
        Id = id;
        MessageId = messageId;
        AccountId = accountId;
        ActivityId = activityId;
        Year = year;
        Number = number;
        SecretHash = secretHash;
        StampHash = stampHash;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }

    /// <summary>The letter it is in.</summary>
    public Guid MessageId { get; private set; }

    public AccountId AccountId { get; private set; }

    public ActivityId ActivityId { get; private set; }

    public int Year { get; private set; }

    /// <summary>Of the period in its year.</summary>
    public int Number { get; private set; }

    public byte[] SecretHash { get; private set; }

    public byte[] StampHash { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static (ReportLink Link, string Secret) Make(MailMessage message, Account to, ActivityId activity, int year, int number, DateTimeOffset expiresAt)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength));
        return (new ReportLink(Guid.CreateVersion7(), message.Id, to.AccountId, activity, year, number, Hash(secret), HashOfStamp(to), expiresAt), secret);
    }

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Whether the account signs in as it did when the address was made: a new password makes a new stamp.</summary>
    public bool IsStampOf(Account account) => CryptographicOperations.FixedTimeEquals(StampHash, HashOfStamp(account));

    public void Use(DateTimeOffset at) => UsedAt = at;

    private static byte[] HashOfStamp(Account account) => SHA256.HashData(Encoding.UTF8.GetBytes(account.SecurityStamp ?? ""));
}
