using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;

namespace Styrkedja.Application.Reminders;

/// <summary>An administrator chooses whether and when letters are sent, and tries whether they arrive.</summary>
public sealed class ChangeReminders(StyrkedjaDbContext database, CurrentUser user, Tenant tenant, Periods periods, MailOptions mail, TimeProvider clock)
{
    /// <summary>What is chosen and the version that a change must have seen; 0 while nobody has chosen anything.</summary>
    public async Task<(ReminderChoices Choices, uint Version)> ForChangeAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ManageSettings);
        return await database.ReminderSettings.FirstOrDefaultAsync(cancellation) is { } setting
            ? (setting.Choices, database.VersionOf(setting))
            : (ReminderSetting.Default with { SiteAddress = await OwnAddressAsync(cancellation) }, 0);
    }

    /// <param name="seen">Version the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException">of the setting, and <c>changed-meanwhile</c>.</exception>
    public async Task HandleAsync(ReminderChoices choices, uint seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageSettings);
        if (await database.ReminderSettings.FirstOrDefaultAsync(cancellation) is { } setting)
        {
            setting.Change(choices);
            await database.SaveSeenAsync(setting, seen, "reminders.changed", cancellation);
            return;
        }

        database.ReminderSettings.Add(new ReminderSetting(Guid.CreateVersion7(), choices));
        try
        {
            await database.SaveAsync("reminders.changed", null, cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleBrokenException("changed-meanwhile");
        }
    }

    /// <summary>Sends a letter to the person at hand.</summary>
    /// <exception cref="RuleBrokenException"><c>mail-not-configured</c>, <c>reminder-address-required</c>.</exception>
    public async Task TryAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ManageSettings);
        if (!mail.IsConfigured)
        {
            throw new RuleBrokenException("mail-not-configured");
        }

        if (!await database.ReminderSettings.AsNoTracking().AnyAsync(s => s.SiteAddress != null, cancellation))
        {
            throw new RuleBrokenException("reminder-address-required");
        }

        database.MailMessages.Add(new MailMessage(Guid.CreateVersion7(), user.Id!.Value, periods.Today, MailKind.Test, new MailContent(), clock.GetUtcNow()));
        await database.SaveAsync("reminder.tried", null, cancellation);
    }

    private async Task<string?> OwnAddressAsync(CancellationToken cancellation)
    {
        var id = tenant.Municipality;
        return await database.Municipalities.Where(m => m.Id == id).Select(m => m.Host).FirstOrDefaultAsync(cancellation) is { } host ? $"https://{host}" : null;
    }
}
