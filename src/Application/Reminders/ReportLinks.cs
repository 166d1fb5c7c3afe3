using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Reminders;

/// <summary>Why an address in a letter does not report.</summary>
public enum LinkRefusal
{
    /// <summary>None of ours, or one that was replaced by a later letter.</summary>
    Unknown,

    TurnedOff,
    Used,
    Expired,

    /// <summary>The account is disabled, or has a new password since.</summary>
    Account,

    /// <summary>The person may no longer report the activity.</summary>
    Right,

    /// <summary>The period is locked, its year closed, or not open yet.</summary>
    Period,
}

/// <param name="Link">Null when there is no such address.</param>
/// <param name="Owner">Whom it reports for; null with <paramref name="Link"/>.</param>
/// <param name="Refusal">Null when it can be used.</param>
public sealed record OpenedLink(ReportLink? Link, Account? Owner, LinkRefusal? Refusal)
{
    public PeriodKey Tertial => new(Link!.Year, Link.Number);
}

/// <summary>Makes the addresses in letters that report without sign-in, and lets one be used once.</summary>
public sealed class ReportLinks(StyrkedjaDbContext database, NpgsqlDataSource source, ReportActivity report, Periods periods, CurrentUser user, TimeProvider clock)
{
    /// <summary>An address for each activity that a letter asks to have reported; those of an earlier try at the same letter end.</summary>
    /// <param name="most">So many at most, from the first on.</param>
    /// <returns>Secrets by activity.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> MakeAsync(MailMessage message, Account to, ReminderSetting setting, int most, CancellationToken cancellation)
    {
        var secrets = new Dictionary<Guid, string>();
        var expires = clock.GetUtcNow().AddDays(setting.LinkDays);
        foreach (var duty in message.Content.Duties.Where(d => d.Kind == DutyKind.Report).Take(most))
        {
            var (link, secret) = ReportLink.Make(message, to, new ActivityId(duty.Subject!.Value), duty.Year!.Value, duty.Number!.Value, expires);
            database.ReportLinks.Add(link);
            secrets[duty.Subject.Value] = secret;
        }

        if (secrets.Count > 0)
        {
            database.ReportLinks.RemoveRange(await database.ReportLinks.Where(l => l.MessageId == message.Id).ToListAsync(cancellation));
            await database.SaveAsync("report-link.made", null, cancellation);
        }

        return secrets;
    }

    /// <summary>Which municipality an address belongs to; null when it is none of ours.</summary>
    public async Task<MunicipalityId?> MunicipalityOfAsync(string secret, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select styrkedja.municipality_of_report_link($1)");
        command.Parameters.Add(new() { Value = ReportLink.Hash(secret) });
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? new MunicipalityId(id) : null;
    }

    /// <summary>Finds out whether an address can be used. If so, this piece of work, and no other, goes on as the person it was made for.</summary>
    public async Task<OpenedLink> OpenAsync(string secret, CancellationToken cancellation)
    {
        var hash = ReportLink.Hash(secret);
        if (await database.ReportLinks.AsNoTracking().FirstOrDefaultAsync(l => l.SecretHash == hash, cancellation) is not { } link
            || await database.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == link.AccountId.Value, cancellation) is not { } owner)
        {
            return new OpenedLink(null, null, LinkRefusal.Unknown);
        }

        if (!await database.ReminderSettings.AsNoTracking().AnyAsync(s => s.LinksOn, cancellation))
        {
            return new OpenedLink(link, owner, LinkRefusal.TurnedOff);
        }

        if (owner.DisabledAt is not null || !link.IsStampOf(owner))
        {
            return new OpenedLink(link, owner, LinkRefusal.Account);
        }

        if (link.UsedAt is not null || link.ExpiresAt <= clock.GetUtcNow())
        {
            return new OpenedLink(link, owner, link.UsedAt is not null ? LinkRefusal.Used : LinkRefusal.Expired);
        }

        await user.SignInAsync(link.AccountId, owner.Name, periods.Today, cancellation);
        return new OpenedLink(link, owner, await ObstacleAsync(link, cancellation));
    }

    /// <summary>Reports by the address, which then works no more.</summary>
    /// <returns>As for any report; the address still works when somebody else had reported meanwhile.</returns>
    /// <exception cref="RuleBrokenException"><c>report-link-used</c>, and what any report is refused for.</exception>
    public async Task<ReportOutcome?> ReportAsync(OpenedLink opened, StatusGiven given, int seenRevision, CancellationToken cancellation)
    {
        var id = opened.Link!.Id;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        // Pressed twice, or in two windows, the second waits here and finds it used.
        if (await database.ReportLinks.FromSql($"select * from styrkedja.report_link where id = {id} for update").AsNoTracking().FirstOrDefaultAsync(cancellation) is not { UsedAt: null })
        {
            throw new RuleBrokenException("report-link-used");
        }

        var outcome = await report.HandleAsync(opened.Link.ActivityId, opened.Tertial, given, seenRevision, Words.Swedish["reminder.via-link"], cancellation);
        if (outcome?.Saved is not null)
        {
            var link = await database.ReportLinks.FirstAsync(l => l.Id == id, cancellation);
            link.Use(clock.GetUtcNow());
            await database.SaveAsync("report-link.used", null, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return outcome;
    }

    private async Task<LinkRefusal?> ObstacleAsync(ReportLink link, CancellationToken cancellation)
    {
        var owner = await database.Activities.AsNoTracking().Where(a => a.Id == link.ActivityId).Select(a => a.OwnerUnitId).FirstAsync(cancellation);
        if (!await user.MayAsync(Permission.ReportActivities, owner, cancellation))
        {
            return LinkRefusal.Right;
        }

        try
        {
            var exemption = await database.RequireOpenAsync(user, ExemptionKind.Report, link.ActivityId.Value, link.Year, link.Number, cancellation);
            (await periods.FindAsync(new PeriodKey(link.Year, link.Number), cancellation))?.RequireReportableOn(periods.Today, user.May(Permission.ManageGovernance), exemption);
            return null;
        }
        catch (RuleBrokenException refusal) when (refusal.Rule is "year-closed" or "period-locked" or "period-not-open" or "period-grace-over")
        {
            return LinkRefusal.Period;
        }
    }
}
