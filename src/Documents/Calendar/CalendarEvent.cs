using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Calendar;

/// <summary>Something that takes one or more whole days.</summary>
/// <param name="Id">The same for as long as the event lives: by it a calendar knows a change from a new event (RFC 7986, 5.3).</param>
/// <param name="Sequence">0 first, and higher for each change.</param>
/// <param name="Address">Where it is done; absolute.</param>
/// <param name="ReminderDays">Days before the first; null for no reminder.</param>
public sealed record CalendarEvent(
    Guid Id, int Sequence, DateTimeOffset ChangedAt, DateRange Time, string Title, string? Text, string? Category, string? Address, int? ReminderDays, bool IsCancelled);
