namespace Styrkedja.Domain.Reminders;

/// <summary>Why a letter is sent.</summary>
public enum MailKind
{
    /// <summary>The day's reminder, of all that is a person's.</summary>
    Digest,

    /// <summary>Somebody has asked that the person be reminded now.</summary>
    Reminder,

    /// <summary>An administrator tries whether letters arrive.</summary>
    Test,
}

/// <summary>How far a letter has come.</summary>
public enum MailState
{
    Waiting,

    /// <summary>A node has taken it and talks with the server.</summary>
    Sending,

    /// <summary>The server has taken it.</summary>
    Sent,

    /// <summary>The server refused it, or could not be reached for a day.</summary>
    Failed,

    /// <summary>The node stopped while it talked with the server; not sent again, so that nobody gets two.</summary>
    Unknown,

    /// <summary>Not sent: meanwhile reminders had been turned off or the account disabled.</summary>
    Dropped,
}
