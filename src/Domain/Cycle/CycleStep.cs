using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Cycle;

/// <summary>
/// A step of the annual cycle (årshjul): what is done when, for which body and by whom. It is data that may differ
/// between years (R027), and it belongs to each year that it touches.
/// </summary>
public sealed class CycleStep
{
    /// <param name="origin">
    /// What it was made from: the key of a suggestion or the id of last year's step; null for one written by hand. Within
    /// a year each is used once, so that suggesting or copying again makes nothing twice.
    /// </param>
    /// <exception cref="RuleBrokenException"><c>cycle-name-required</c>, <c>cycle-reminder-out-of-range</c>, <c>cycle-link-not-an-address</c>.</exception>
    public CycleStep(CycleStepId id, CycleStepDetails details, string? origin, DateTimeOffset at)
    {
        Id = id;
        Name = "";
        Origin = origin;
        ChangedAt = at;
        Take(details.Checked());
    }

    private CycleStep()
    {
        Name = "";
    }

    public CycleStepId Id { get; private set; }

    public string Name { get; private set; }

    public CycleStepKind Kind { get; private set; }

    public DateOnly FirstDay { get; private set; }

    /// <summary>Included; the first day for a step of one day.</summary>
    public DateOnly LastDay { get; private set; }

    public DateRange Time => new(FirstDay, LastDay);

    public BodyId? BodyId { get; private set; }

    public string? UnitLevel { get; private set; }

    public Role? Doer { get; private set; }

    public string? What { get; private set; }

    public int? ReminderDays { get; private set; }

    public string? Link { get; private set; }

    public bool IsPublic { get; private set; }

    public string? Origin { get; private set; }

    /// <summary>How many times it has been changed: what a calendar knows a newer version by (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When it was taken away; it stays, so that calendars that have it are told.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    public CycleStepDetails Details => new(Name, Kind, Time, BodyId, UnitLevel, Doer, What, ReminderDays, Link, IsPublic);

    /// <summary>A change that changes nothing is none.</summary>
    /// <returns>Whether anything was changed.</returns>
    /// <exception cref="RuleBrokenException">as when it was made, and <c>cycle-step-cancelled</c>.</exception>
    public bool Change(CycleStepDetails details, DateTimeOffset at)
    {
        if (CancelledAt is not null)
        {
            throw new RuleBrokenException("cycle-step-cancelled", Name);
        }

        var given = details.Checked();
        if (given == Details)
        {
            return false;
        }

        Take(given);
        Renew(at);
        return true;
    }

    public void Cancel(DateTimeOffset at)
    {
        if (CancelledAt is null)
        {
            CancelledAt = at;
            Renew(at);
        }
    }

    public void TakeUpAgain(DateTimeOffset at)
    {
        if (CancelledAt is not null)
        {
            CancelledAt = null;
            Renew(at);
        }
    }

    /// <summary>Whether it is a task of whoever holds the role: they do it, or it is for their body or their kind of unit.</summary>
    /// <param name="level">Level of the assignment's unit; null where it has none.</param>
    public bool IsFor(RoleAssignment held, string? level)
    {
        if (Doer is null && BodyId is null && UnitLevel is null)
        {
            return false;
        }

        // A strategist sits in no body and a secretary in no unit, yet does what is theirs to do for one.
        // A head reports as a reporter does.
        var named = Doer == held.Role || (Doer == Role.Reporter && held.Role == Role.Head);
        return (Doer is null || named)
            && (BodyId is null || held.BodyId == BodyId || (named && held.BodyId is null))
            && (UnitLevel is null || string.Equals(UnitLevel, level, StringComparison.OrdinalIgnoreCase) || (named && held.UnitId is null));
    }

    /// <summary>Whether it is time to see to it: from the reminder to the last day.</summary>
    public bool IsNearOn(DateOnly day) => CancelledAt is null && day <= LastDay && (day >= FirstDay || (ReminderDays is { } days && FirstDay.DayNumber - day.DayNumber <= days));

    private void Take(CycleStepDetails given)
    {
        (Name, Kind, FirstDay, LastDay, BodyId) = (given.Name, given.Kind, given.Time.Start, given.Time.End, given.Body);
        (UnitLevel, Doer, What, ReminderDays, Link, IsPublic) = (given.UnitLevel, given.Doer, given.What, given.ReminderDays, given.Link, given.IsPublic);
    }

    private void Renew(DateTimeOffset at)
    {
        Sequence++;
        ChangedAt = at;
    }
}
