using Styrkedja.Domain;
using Styrkedja.Domain.Reminders;

namespace Styrkedja.Application.Reminders;

/// <summary>A unit that has not reported all of its activities, as its head is told.</summary>
/// <param name="Left">Activities not reported, of <paramref name="Activities"/>.</param>
/// <param name="People">Names of those who report for it.</param>
public sealed record UnitBehind(Guid Unit, string Name, int Left, int Activities, IReadOnlyList<string> People);

/// <summary>What a letter is about; its words and addresses are chosen when it is sent.</summary>
public sealed record MailContent
{
    public IReadOnlyList<Duty> Duties { get; init; } = [];

    /// <summary>For heads, once the last day has passed: who is late.</summary>
    public IReadOnlyList<UnitBehind> Behind { get; init; } = [];

    /// <summary>Extra, for heads: how far the units have come.</summary>
    public IReadOnlyList<UnitBehind> Summary { get; init; } = [];

    /// <summary>Extra: titles of the person's activities whose reports have been approved.</summary>
    public IReadOnlyList<string> Approved { get; init; } = [];

    /// <summary>Year and number of the period that units and reports are of; null where nothing is of one.</summary>
    public int? Year { get; init; }

    public int? Number { get; init; }

    /// <summary>Last day of reporting in that period.</summary>
    public DateOnly? ReportBy { get; init; }

    /// <summary>Who asked that the person be reminded; null for the day's own.</summary>
    public string? AskedBy { get; init; }

    public bool IsEmpty => Duties.Count == 0 && Behind.Count == 0 && Summary.Count == 0 && Approved.Count == 0;
}

/// <summary>A letter to a person. Written with what it is about in one transaction; sent by a job.</summary>
public sealed class MailMessage
{
    public MailMessage(Guid id, AccountId to, DateOnly day, MailKind kind, MailContent content, DateTimeOffset now)
    {
        Id = id;
        AccountId = to;
        Day = day;
        Kind = kind;
        Content = content;
        MadeAt = NextAt = now;
    }

    private MailMessage() => Content = new MailContent();

    public Guid Id { get; private set; }

    public AccountId AccountId { get; private set; }

    /// <summary>The day it belongs to, Swedish time.</summary>
    public DateOnly Day { get; private set; }

    public MailKind Kind { get; private set; }

    public MailContent Content { get; private set; }

    public MailState State { get; private set; }

    /// <summary>Times that a node has taken it to the server.</summary>
    public int Attempts { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Not before then.</summary>
    public DateTimeOffset NextAt { get; private set; }

    public DateTimeOffset? ClaimedAt { get; private set; }

    /// <summary>When it was sent or given up.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What the server said last.</summary>
    public string? Answer { get; private set; }
}
