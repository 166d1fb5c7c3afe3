using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Styrkedja.Application.Reminders;

/// <param name="Id">The same however many times it is sent (RFC 5322, 3.6.4), without the angle brackets.</param>
/// <param name="List">What a mail program sorts by (RFC 2919), without the angle brackets.</param>
/// <param name="Text">The same as <paramref name="Html"/>, for those who read plain text.</param>
public sealed record Letter(string Id, string List, string FromName, string To, string ToName, string Subject, string Text, string Html);

/// <summary>What the server said of a letter.</summary>
public enum PostOutcome
{
    Taken,

    /// <summary>Not now; it may go better later.</summary>
    NotNow,

    /// <summary>Never: the address is refused.</summary>
    Refused,
}

/// <summary>Hands letters to the mail server (RFC 5321).</summary>
public sealed class SmtpPost(MailOptions options)
{
    /// <summary>A server that does not answer holds up the letters behind.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);

    public bool IsConfigured => options.IsConfigured;

    /// <returns>What came of it, and what the server or the network said when it went wrong.</returns>
    public async Task<(PostOutcome Outcome, string? Answer)> SendAsync(Letter letter)
    {
        // A letter under way is finished although the program is told to stop: stopped halfway nobody knows whether it went.
        using var timeout = new CancellationTokenSource(_longest);
        try
        {
            using var message = Message(letter);
            using var client = new SmtpClient(options.Server, options.Port) { EnableSsl = options.StartTls, Credentials = await CredentialsAsync() };
            await client.SendMailAsync(message, timeout.Token);
            return (PostOutcome.Taken, null);
        }
        catch (SmtpFailedRecipientException refused) when (IsFinal(refused.StatusCode))
        {
            return (PostOutcome.Refused, Said(refused));
        }
        catch (SmtpException fault)
        {
            return (PostOutcome.NotNow, Said(fault));
        }
        catch (OperationCanceledException)
        {
            return (PostOutcome.NotNow, $"{options.Server}: no answer in {_longest.TotalSeconds} s");
        }
        catch (IOException fault)
        {
            return (PostOutcome.NotNow, Said(fault));
        }
        catch (FormatException fault)
        {
            // An address that cannot be written on a letter.
            return (PostOutcome.Refused, Said(fault));
        }
    }

    private System.Net.Mail.MailMessage Message(Letter letter)
    {
        var message = new System.Net.Mail.MailMessage
        {
            From = new MailAddress(options.From!, OneLine(letter.FromName), Encoding.UTF8),
            Subject = OneLine(letter.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(letter.To, OneLine(letter.ToName), Encoding.UTF8));
        message.Headers.Add("Message-ID", $"<{letter.Id}>");
        message.Headers.Add("List-Id", $"<{letter.List}>");
        // So that nobody's answering machine answers (RFC 3834, 5).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(View(letter.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(letter.Html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text.ReplaceLineEndings("\r\n"), Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }

    private async Task<NetworkCredential?> CredentialsAsync()
    {
        if (options.User is null)
        {
            return null;
        }

        var password = options.PasswordFile is { } file ? (await File.ReadAllLinesAsync(file)).FirstOrDefault() : null;
        return new NetworkCredential(options.User, password);
    }

    private static bool IsFinal(SmtpStatusCode code) => (int)code is >= 500 and < 600;

    /// <summary>A line break in a heading begins a new one.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    private static string Said(Exception fault) => fault.InnerException is { } inner && inner.Message != fault.Message ? $"{fault.Message} {inner.Message}" : fault.Message;
}
