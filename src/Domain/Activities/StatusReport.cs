using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Activities;

/// <summary>What a person, or an earlier document, says of an activity's state.</summary>
/// <param name="WaitingFor">Cause and the party waited for, when on hold (R062).</param>
public sealed record StatusGiven(ActivityStatus Status, string? Comment, string? DeviationText = null, string? WaitingFor = null, ExpectedEnd? ExpectedEnd = null);

/// <summary>
/// One entry in an activity's log (R055). Entries are never changed: a correction is a new revision.
/// </summary>
public sealed class StatusReport
{
    internal StatusReport(StatusReportId id, ActivityId activity, Tertial tertial, StatusGiven given, int revision, Signature by)
    {
        Id = id;
        ActivityId = activity;
        Year = tertial.Year;
        Number = tertial.Number;
        Revision = revision;
        Phase = given.Status.Phase;
        Deviation = given.Status.Deviation;
        Comment = Required.Optional(given.Comment);
        DeviationText = Required.Optional(given.DeviationText);
        WaitingFor = Required.Optional(given.WaitingFor);
        ExpectedEnd = given.ExpectedEnd;
        ReportedBy = by.By;
        ReportedByName = by.Name;
        ReportedAt = by.At;
    }

    private StatusReport()
    {
        ReportedByName = "";
    }

    public StatusReportId Id { get; private set; }

    public ActivityId ActivityId { get; private set; }

    public int Year { get; private set; }

    public int Number { get; private set; }

    public Tertial Tertial => new(Year, Number);

    /// <summary>1 is the first for the period; the highest is the one that counts.</summary>
    public int Revision { get; private set; }

    public Phase Phase { get; private set; }

    public bool Deviation { get; private set; }

    public ActivityStatus Status => new(Phase, Deviation);

    /// <summary>Paragraphs separated by a line feed.</summary>
    public string? Comment { get; private set; }

    public string? DeviationText { get; private set; }

    public string? WaitingFor { get; private set; }

    public ExpectedEnd? ExpectedEnd { get; private set; }

    public AccountId? ReportedBy { get; private set; }

    public string ReportedByName { get; private set; }

    public DateTimeOffset ReportedAt { get; private set; }

    /// <summary>
    /// Takes over what an earlier document said, as it said it: history is shown with its gaps, not refused for them.
    /// </summary>
    public static StatusReport TakeOver(ActivityId activity, Tertial tertial, StatusGiven given, int revision, Signature by) =>
        new(Ids.New<StatusReportId>(), activity, tertial, given, revision, by);

    /// <summary>Whether it says the same as <paramref name="other"/>, whoever said it and when.</summary>
    public bool SaysTheSameAs(StatusGiven other) =>
        Status == other.Status
        && Comment == Required.Optional(other.Comment)
        && DeviationText == Required.Optional(other.DeviationText)
        && WaitingFor == Required.Optional(other.WaitingFor)
        && Equals(ExpectedEnd, other.ExpectedEnd);
}
