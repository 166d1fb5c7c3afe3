using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.People;

/// <param name="IsValid">False for one whose last day has passed, or that was made with an earlier password.</param>
public sealed record AccessKeyView(AccessKey Key, bool IsValid);

/// <summary>Makes, ends and opens the keys that a person's own programs use.</summary>
public sealed class AccessKeys(StyrkedjaDbContext database, NpgsqlDataSource source, CurrentUser user, Periods periods, TimeProvider clock)
{
    /// <summary>As many as a person has at once; more are a sign that keys are made and forgotten.</summary>
    public const int Most = 20;

    /// <summary>One's own that have not been ended, the newest first.</summary>
    public async Task<IReadOnlyList<AccessKeyView>> MineAsync(CancellationToken cancellation)
    {
        var me = await MeAsync(cancellation);
        var keys = await database.AccessKeys.AsNoTracking().Where(k => k.AccountId == user.Id && k.EndedAt == null).OrderByDescending(k => k.MadeAt).ToListAsync(cancellation);
        return [.. keys.Select(k => new AccessKeyView(k, k.IsValidOn(periods.Today, me)))];
    }

    /// <param name="mayReport">Reports too; only for those who may.</param>
    /// <param name="lastDay">Included.</param>
    /// <returns>The key, and its secret, which is nowhere else.</returns>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>access-key-many</c> and those of <see cref="AccessKey.Make"/>.</exception>
    public async Task<(AccessKey Key, string Secret)> MakeAsync(string? name, bool mayReport, DateOnly lastDay, CancellationToken cancellation)
    {
        user.Require(mayReport ? Permission.ReportActivities : Permission.ReadPlan);
        var made = AccessKey.Make(await MeAsync(cancellation), name, mayReport, lastDay, periods.Today, clock.GetUtcNow());
        if (await database.AccessKeys.CountAsync(k => k.AccountId == user.Id && k.EndedAt == null, cancellation) >= Most)
        {
            throw new RuleBrokenException("access-key-many", Most);
        }

        database.AccessKeys.Add(made.Key);
        await database.SaveAsync("access-key.made", null, cancellation);
        return made;
    }

    /// <returns>The ended key; null when the person has none such.</returns>
    public async Task<AccessKey?> EndAsync(Guid id, CancellationToken cancellation)
    {
        if (await database.AccessKeys.FirstOrDefaultAsync(k => k.Id == id && k.AccountId == user.Id, cancellation) is not { } key)
        {
            return null;
        }

        if (key.EndedAt is null)
        {
            key.End(clock.GetUtcNow());
            await database.SaveAsync("access-key.ended", null, cancellation);
        }

        return key;
    }

    /// <summary>Which municipality a secret belongs to; null when it is none of ours.</summary>
    public async Task<MunicipalityId?> MunicipalityOfAsync(string secret, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select styrkedja.municipality_of_access_key($1)");
        command.Parameters.Add(new() { Value = AccessKey.Hash(secret) });
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? new MunicipalityId(id) : null;
    }

    /// <summary>Finds the valid key of a secret in the municipality at hand and notes that it was used.</summary>
    /// <returns>Null when there is none, or none that is valid today.</returns>
    public async Task<(AccessKey Key, Account Owner)?> OpenAsync(string secret, CancellationToken cancellation)
    {
        var hash = AccessKey.Hash(secret);
        var today = periods.Today;
        if (await database.AccessKeys.AsNoTracking().FirstOrDefaultAsync(k => k.SecretHash == hash, cancellation) is not { } key
            || await database.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == key.AccountId.Value, cancellation) is not { } owner
            || !key.IsValidOn(today, owner))
        {
            return null;
        }

        if (key.LastUsedOn != today)
        {
            await database.AccessKeys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedOn, today), cancellation);
        }

        return (key, owner);
    }

    private Task<Account> MeAsync(CancellationToken cancellation) => database.Users.AsNoTracking().FirstAsync(a => a.Id == user.Id!.Value.Value, cancellation);
}
