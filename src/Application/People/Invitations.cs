using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Domain;

namespace Styrkedja.Application.People;

/// <summary>Makes and redeems one-time addresses.</summary>
public sealed class Invitations(StyrkedjaDbContext database, NpgsqlDataSource source, TimeProvider clock)
{
    /// <summary>The secret of a new address for the first administrator; an earlier unused one stops working.</summary>
    public async Task<string> ForFirstAdministratorAsync(CancellationToken cancellation)
    {
        database.Invitations.RemoveRange(await database.Invitations.Where(i => i.Purpose == InvitationPurpose.FirstAdministrator && i.UsedAt == null).ToListAsync(cancellation));
        return await MakeAsync(InvitationPurpose.FirstAdministrator, null, cancellation);
    }

    public async Task<string> MakeAsync(InvitationPurpose purpose, AccountId? account, CancellationToken cancellation)
    {
        var (invitation, secret) = Invitation.Make(purpose, account, clock.GetUtcNow());
        database.Invitations.Add(invitation);
        await database.SaveAsync("account.invited", null, cancellation);
        return secret;
    }

    /// <summary>Which municipality an address belongs to; null when it is none of ours.</summary>
    public async Task<MunicipalityId?> MunicipalityOfAsync(string secret, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select styrkedja.municipality_of_invitation($1)");
        command.Parameters.Add(new() { Value = Invitation.Hash(secret) });
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? new MunicipalityId(id) : null;
    }

    /// <summary>Uses the address up, in the caller's transaction: of two who come at the same moment, one gets in.</summary>
    /// <param name="purpose">Null for any that belongs to an account.</param>
    public async Task<bool> UseAsync(string secret, InvitationPurpose? purpose, CancellationToken cancellation)
    {
        var hash = Invitation.Hash(secret);
        var now = clock.GetUtcNow();
        var usable = database.Invitations.Where(i => i.SecretHash == hash && i.UsedAt == null && i.ExpiresAt > now);
        usable = purpose is { } one ? usable.Where(i => i.Purpose == one) : usable.Where(i => i.AccountId != null);
        return await usable.ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedAt, now), cancellation) == 1;
    }

    /// <summary>The invitation if it can still be used.</summary>
    public async Task<Invitation?> FindAsync(string secret, CancellationToken cancellation)
    {
        var hash = Invitation.Hash(secret);
        var invitation = await database.Invitations.FirstOrDefaultAsync(i => i.SecretHash == hash, cancellation);
        return invitation is not null && invitation.CanBeUsed(clock.GetUtcNow()) ? invitation : null;
    }
}
