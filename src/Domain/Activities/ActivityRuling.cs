using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Activities;

/// <summary>What a body decided, and where its minutes are.</summary>
/// <param name="Decision">Body, date and paragraph as printed, e.g. "Kommunstyrelsen 4 juni 2024, § 84".</param>
/// <param name="Minutes">Address or number of the minutes; null where nobody has said.</param>
public sealed record RulingGiven(string? Decision, DateOnly Day, string? Minutes);

/// <summary>
/// A body's decision that raises or lowers an activity's priority, or orders a new activity. It is never changed: a body
/// that thinks otherwise decides anew.
/// </summary>
public sealed class ActivityRuling
{
    /// <param name="before">Null for an activity that was ordered.</param>
    /// <exception cref="RuleBrokenException"><c>ruling-decision-required</c>, <c>ruling-changes-nothing</c>, <c>ruling-decided-later</c>.</exception>
    internal ActivityRuling(ActivityId activity, ActivityPriority? before, ActivityPriority after, RulingGiven given, Signature by)
    {
        if (before == after)
        {
            throw new RuleBrokenException("ruling-changes-nothing", after);
        }

        if (given.Day > SwedishTime.DayOf(by.At))
        {
            throw new RuleBrokenException("ruling-decided-later", given.Day);
        }

        Id = Guid.CreateVersion7();
        ActivityId = activity;
        Before = before;
        After = after;
        Decision = Required.Text(given.Decision, "ruling-decision-required", TextLimits.Title);
        DecidedOn = given.Day;
        Minutes = Required.Optional(given.Minutes, TextLimits.Title);
        RecordedBy = by.By;
        RecordedByName = by.Name;
        RecordedAt = by.At;
    }

    private ActivityRuling()
    {
        Decision = RecordedByName = "";
    }

    public Guid Id { get; private set; }

    public ActivityId ActivityId { get; private set; }

    /// <summary>Null for an activity that was ordered.</summary>
    public ActivityPriority? Before { get; private set; }

    public ActivityPriority After { get; private set; }

    public string Decision { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    public string? Minutes { get; private set; }

    public AccountId? RecordedBy { get; private set; }

    public string RecordedByName { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When a head of the unit said that they have seen it; null until then.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public string? SeenByName { get; private set; }

    /// <summary>Whether it records the same decision, as the same hand sends it twice.</summary>
    public bool Records(ActivityPriority after, RulingGiven given, AccountId? by) =>
        (After, Decision, DecidedOn, Minutes, RecordedBy) == (after, Required.Optional(given.Decision), given.Day, Required.Optional(given.Minutes), by);

    /// <summary>A head of the unit has seen it; a second time changes nothing.</summary>
    public void See(Signature by)
    {
        SeenByName ??= by.Name;
        SeenAt ??= by.At;
    }
}
