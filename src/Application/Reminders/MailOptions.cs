namespace Styrkedja.Application.Reminders;

/// <summary>The mail server that whoever runs the installation has named, for all its municipalities.</summary>
/// <param name="Server">Host name; null where none is named, and then no letters are written.</param>
/// <param name="From">Address that letters are from.</param>
/// <param name="User">Null for a server that asks for no name.</param>
/// <param name="PasswordFile">File whose first line is the password; read for each letter, so that it may be changed meanwhile.</param>
public sealed record MailOptions(string? Server, int Port, bool StartTls, string? From, string? User, string? PasswordFile)
{
    public static MailOptions None { get; } = new(null, 587, true, null, null, null);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Server) && !string.IsNullOrWhiteSpace(From);
}
