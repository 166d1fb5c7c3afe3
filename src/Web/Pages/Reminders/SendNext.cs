using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain.Reminders;

namespace Styrkedja.Web.Pages.Reminders;

/// <summary>Sends the next letter that waits.</summary>
public sealed class SendNext(StyrkedjaDbContext database, Tenant tenant, Outbox outbox, ReportLinks links, ReminderLetter letters, SmtpPost post)
{
    /// <returns>False when none waited, or no server is named.</returns>
    public async Task<bool> SendAsync(CancellationToken cancellation)
    {
        if (!post.IsConfigured || await outbox.ClaimAsync(cancellation) is not { } message)
        {
            return false;
        }

        Letter? letter;
        ExceptionDispatchInfo? fault = null;
        try
        {
            letter = await WriteAsync(message, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The server has heard nothing of it yet.
            letter = null;
            fault = ExceptionDispatchInfo.Capture(e);
        }

        if (fault is not null)
        {
            await outbox.TryLaterAsync(message, fault.SourceException.Message, CancellationToken.None);
            fault.Throw();
        }
        else if (letter is null)
        {
            await outbox.EndAsync(message, MailState.Dropped, null, CancellationToken.None);
        }
        else
        {
            await SendAsync(message, letter);
        }

        return true;
    }

    private async Task SendAsync(MailMessage message, Letter letter)
    {
        // What the server has answered is noted although the program is told to stop.
        var (outcome, answer) = await post.SendAsync(letter);
        await (outcome switch
        {
            PostOutcome.Taken => outbox.SentAsync(message, CancellationToken.None),
            PostOutcome.Refused => outbox.EndAsync(message, MailState.Failed, answer, CancellationToken.None),
            _ => outbox.TryLaterAsync(message, answer, CancellationToken.None),
        });
    }

    /// <returns>Null when it is no longer to be sent.</returns>
    private async Task<Letter?> WriteAsync(MailMessage message, CancellationToken cancellation)
    {
        var setting = await database.ReminderSettings.AsNoTracking().FirstOrDefaultAsync(cancellation);
        var to = await database.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == message.AccountId.Value && a.DisabledAt == null, cancellation);
        if (setting?.SiteAddress is null || to is null || !(setting.IsOn || message.Kind == MailKind.Test))
        {
            return null;
        }

        var id = tenant.Municipality;
        var municipality = await database.Municipalities.AsNoTracking().Where(m => m.Id == id).Select(m => m.Name).FirstAsync(cancellation);
        var secrets = setting.LinksOn ? await links.MakeAsync(message, to, setting, ReminderLetter.MostLines, cancellation) : new Dictionary<Guid, string>();
        return letters.Write(message, to, municipality, (await database.YearsRulesAsync(cancellation)).Calendar, setting, secrets);
    }
}
