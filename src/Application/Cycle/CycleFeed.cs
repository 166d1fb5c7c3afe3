using Styrkedja.Domain;

namespace Styrkedja.Application.Cycle;

/// <summary>A person's secret address for a calendar program. The secret itself is shown once and never stored.</summary>
public sealed class CycleFeed(AccountId accountId, byte[] secretHash, DateTimeOffset madeAt)
{
    public AccountId AccountId { get; private set; } = accountId;

    public byte[] SecretHash { get; private set; } = secretHash;

    public DateTimeOffset MadeAt { get; private set; } = madeAt;

    /// <summary>Makes the secret before work anymore, which is how an address is revoked that has come into the wrong hands.</summary>
    public void Renew(byte[] hash, DateTimeOffset at) => (SecretHash, MadeAt) = (hash, at);
}
