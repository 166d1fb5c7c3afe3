using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Application.Reminders;
using Styrkedja.Documents.Calendar;
using Styrkedja.Domain;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Cycle;

/// <summary>The annual cycle as calendars to subscribe to: a person's own tasks at a secret address, and what is open to all.</summary>
public sealed class CycleCalendars(StyrkedjaDbContext database, NpgsqlDataSource source, CycleReading reading, CalendarDeadlines deadlines, Tenant tenant, CurrentUser user, Periods periods, TimeProvider clock)
{
    /// <summary>A new secret for the person at hand; the one before stops working.</summary>
    public async Task<string> MakeAddressAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ReadPlan);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        if (await MineAsync(cancellation) is { } feed)
        {
            feed.Renew(Invitation.Hash(secret), clock.GetUtcNow());
        }
        else
        {
            database.CycleFeeds.Add(new CycleFeed(user.Id!.Value, Invitation.Hash(secret), clock.GetUtcNow()));
        }

        await database.SaveAsync("cycle.address-made", null, cancellation);
        return secret;
    }

    /// <summary>Stops the person's address from working.</summary>
    public async Task RevokeAddressAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ReadPlan);
        if (await MineAsync(cancellation) is { } feed)
        {
            database.CycleFeeds.Remove(feed);
            await database.SaveAsync("cycle.address-revoked", null, cancellation);
        }
    }

    /// <summary>When the person's address was made; null when they have none.</summary>
    public async Task<DateTimeOffset?> AddressMadeAtAsync(CancellationToken cancellation) => (await MineAsync(cancellation))?.MadeAt;

    /// <summary>Which municipality an address belongs to; null when it is none of ours.</summary>
    public async Task<MunicipalityId?> MunicipalityOfAsync(string secret, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select styrkedja.municipality_of_feed($1)");
        command.Parameters.Add(new() { Value = Invitation.Hash(secret) });
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? new MunicipalityId(id) : null;
    }

    /// <summary>The steps and the last days of whoever the address was made for, by the roles they hold today.</summary>
    /// <param name="root">Where the product answers, without a slash at the end.</param>
    /// <returns>Null when the address no longer works, or its owner may no longer read the plan.</returns>
    public async Task<string?> OfPersonAsync(string secret, string root, CancellationToken cancellation)
    {
        var hash = Invitation.Hash(secret);
        if (await database.CycleFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.SecretHash == hash, cancellation) is not { } feed
            || await database.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == feed.AccountId.Value && a.DisabledAt == null, cancellation) is not { } owner)
        {
            return null;
        }

        await user.SignInAsync(feed.AccountId, owner.Name, periods.Today, cancellation);
        return user.May(Permission.ReadPlan)
            ? await WriteAsync("cycle.calendar.mine", await reading.MineAmongAsync(await StepsAsync(publicOnly: false, cancellation), cancellation), await deadlines.MineAsync(root, cancellation), root, reminds: true, cancellation)
            : null;
    }

    /// <summary>The steps that are open to all.</summary>
    /// <inheritdoc cref="OfPersonAsync"/>
    public async Task<string> OfPublicAsync(string root, CancellationToken cancellation) =>
        await WriteAsync("cycle.calendar.public", await StepsAsync(publicOnly: true, cancellation), [], root, reminds: false, cancellation);

    /// <summary>From the beginning of last year on; older ones nobody's calendar needs any more.</summary>
    private Task<List<CycleStep>> StepsAsync(bool publicOnly, CancellationToken cancellation)
    {
        var from = new DateOnly(periods.Today.Year - 1, 1, 1);
        return database.CycleSteps.AsNoTracking().Where(s => s.LastDay >= from && (!publicOnly || s.IsPublic)).OrderBy(s => s.FirstDay).ThenBy(s => s.Id).ToListAsync(cancellation);
    }

    private async Task<string> WriteAsync(string name, IReadOnlyList<CycleStep> steps, IReadOnlyList<CalendarEvent> others, string root, bool reminds, CancellationToken cancellation)
    {
        var municipality = await database.Municipalities.AsNoTracking().Where(m => m.Id == tenant.Municipality).Select(m => m.Name).FirstAsync(cancellation);
        var bodies = await database.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Name, cancellation);
        return CalendarFile.Write(Words.Swedish.Format(name, municipality), steps.Select(Event).Concat(others));

        CalendarEvent Event(CycleStep step) => new(
            step.Id.Value,
            step.Sequence,
            step.ChangedAt,
            step.Time,
            step.BodyId is { } body ? $"{step.Name} ({bodies[body]})" : step.Name,
            step.What,
            Words.Swedish[$"cycle-kind.{Words.Code(step.Kind)}"],
            step.Link is { } link ? link[0] == '/' ? root + link : link : null,
            reminds ? step.ReminderDays : null,
            step.CancelledAt is not null);
    }

    private async Task<CycleFeed?> MineAsync(CancellationToken cancellation) =>
        user.Id is { } me ? await database.CycleFeeds.FirstOrDefaultAsync(f => f.AccountId == me, cancellation) : null;
}
