using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using Styrkedja.Domain;

namespace Styrkedja.Application.People;

/// <summary>E-mail addresses as people sign in with them: one account each in the whole installation, whatever the municipality.</summary>
public sealed class EmailAddresses(NpgsqlDataSource source)
{
    private static readonly UpperInvariantLookupNormalizer _normalizer = new();

    public static string Normalized(string email) => _normalizer.NormalizeEmail(email.Trim())!;

    /// <summary>Gives the account the address, which is also what it signs in with.</summary>
    /// <exception cref="RuleBrokenException"><c>email-required</c>, <c>email-not-an-address</c>, <c>email-taken</c>.</exception>
    public async Task GiveAsync(Account account, string? email, CancellationToken cancellation)
    {
        var address = string.IsNullOrWhiteSpace(email) ? throw new RuleBrokenException("email-required") : email.Trim();
        if (!MailAddress.TryCreate(address, out var parsed) || parsed.Address != address)
        {
            throw new RuleBrokenException("email-not-an-address", address);
        }

        var normalized = Normalized(address);
        if (normalized != account.NormalizedEmail && await IsTakenAsync(normalized, cancellation))
        {
            throw new RuleBrokenException("email-taken", address);
        }

        account.Email = account.UserName = address;
        account.NormalizedEmail = account.NormalizedUserName = normalized;
    }

    private async Task<bool> IsTakenAsync(string normalized, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select styrkedja.municipality_of_account($1) is not null");
        command.Parameters.Add(new() { Value = normalized });
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
