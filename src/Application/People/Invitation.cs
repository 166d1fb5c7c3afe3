using System.Security.Cryptography;
using Styrkedja.Domain;

namespace Styrkedja.Application.People;

public enum InvitationPurpose
{
    FirstAdministrator,
    Invitation,
    NewPassword,
}

/// <summary>A one-time address. The secret itself is shown once and never stored.</summary>
public sealed class Invitation
{
    /// <summary>Days an invitation can be used.</summary>
    public const int ValidDays = 7;

    public Invitation(Guid id, byte[] secretHash, AccountId? accountId, InvitationPurpose purpose, DateTimeOffset expiresAt)
    {
        Id = id;
        SecretHash = secretHash;
        AccountId = accountId;
        Purpose = purpose;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }

    public byte[] SecretHash { get; private set; }

    /// <summary>Null for the first administrator, whose account does not exist yet.</summary>
    public AccountId? AccountId { get; private set; }

    public InvitationPurpose Purpose { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static (Invitation Invitation, string Secret) Make(InvitationPurpose purpose, AccountId? account, DateTimeOffset now)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        return (new Invitation(Guid.CreateVersion7(), Hash(secret), account, purpose, now.AddDays(ValidDays)), secret);
    }

    public static byte[] Hash(string secret) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret));

    public bool CanBeUsed(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    public void Use(DateTimeOffset now) => UsedAt = now;
}
