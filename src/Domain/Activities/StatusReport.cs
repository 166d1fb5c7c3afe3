using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Activities;

/// <summary>What a person, or an earlier document, says of an activity's state.</summary>
/// <param name="WaitingFor">Cause and the party waited for, when on hold (R062).</param>
public sealed record StatusGiven(ActivityStatus Status, string? Comment, string? DeviationText = null, string? WaitingFor = null, ExpectedEnd? ExpectedEnd = null);

/// <summary>
/// One entry in an activity's log (R055). What it says is never changed: a correction is a new revision. Only whether it is
/// approved is settled later.
/// </summary>
public sealed class StatusReport
{
    private StatusReport(StatusReportId id, ActivityId activity, PeriodKey tertial, StatusGiven given, int revision, Signature by, ReportApproval approval = ReportApproval.NotAsked, bool isLate = false)
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
        ReportedInsteadOf = by.InsteadOf;
        Approval = approval;
        IsLate = isLate;
    }

    private StatusReport()
    {
        ReportedByName = "";
    }

    public StatusReportId Id { get; private set; }

    public ActivityId ActivityId { get; private set; }

    public int Year { get; private set; }

    public int Number { get; private set; }

    public PeriodKey Tertial => new(Year, Number);

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

    /// <summary>Whom the one who reported stood in for; null for a report of one's own.</summary>
    public string? ReportedInsteadOf { get; private set; }

    /// <summary>Whether it came in after the last day units reported, as that was then.</summary>
    public bool IsLate { get; private set; }

    public ReportApproval Approval { get; private set; }

    public AccountId? ReviewedBy { get; private set; }

    /// <summary>Who approved or returned it; null while nobody has.</summary>
    public string? ReviewedByName { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>Why it was returned; null for one that was not.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>
    /// Reports an activity's state for a period. A deviation demands its text (R054), waiting demands its cause (R062).
    /// </summary>
    /// <param name="revision">1 for the period's first report, else one more than the latest that was read.</param>
    /// <param name="exemption">One that opens a locked period to the person for this activity; null for none.</param>
    /// <param name="awaitsApproval">The year's model asks the head of the unit, and the person is not one who may approve.</param>
    /// <exception cref="RuleBrokenException"><c>period-locked</c>, <c>deviation-text-required</c>, <c>waiting-cause-required</c>.</exception>
    public static StatusReport Take(ActivityId activity, FollowUpPeriod period, StatusGiven given, int revision, Signature by, Exemption? exemption, bool awaitsApproval)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(given);
        period.RequireUnlocked(exemption);
        if (given.Status.Deviation)
        {
            Required.Text(given.DeviationText, "deviation-text-required");
        }

        if (given.Status.Phase == Phase.OnHold)
        {
            Required.Text(given.WaitingFor, "waiting-cause-required");
        }

        return new StatusReport(Ids.New<StatusReportId>(), activity, period.Tertial, given, revision, by, awaitsApproval ? ReportApproval.Waiting : ReportApproval.NotAsked, SwedishTime.DayOf(by.At) > period.ReportBy);
    }

    /// <summary>
    /// Takes over what an earlier document said, as it said it: history is shown with its gaps, not refused for them.
    /// </summary>
    public static StatusReport TakeOver(ActivityId activity, PeriodKey tertial, StatusGiven given, int revision, Signature by) =>
        new(Ids.New<StatusReportId>(), activity, tertial, given, revision, by);

    /// <summary>The head of the unit finds that it may stand.</summary>
    /// <exception cref="RuleBrokenException"><c>report-not-waiting</c></exception>
    public void Approve(Signature by) => Review(ReportApproval.Approved, by);

    /// <summary>The head of the unit asks for it anew. The reason stays in the log.</summary>
    /// <exception cref="RuleBrokenException"><c>return-reason-required</c>, <c>report-not-waiting</c>.</exception>
    public void Return(string? reason, Signature by)
    {
        var given = Required.Text(reason, "return-reason-required");
        Review(ReportApproval.Returned, by);
        ReturnReason = given;
    }

    /// <summary>What it says, said once more for a later period.</summary>
    /// <param name="comment">Of the later period; demanded where the state deviates or waits, else its own is kept when none is given.</param>
    /// <exception cref="RuleBrokenException"><c>unchanged-comment-required</c></exception>
    public StatusGiven Again(string? comment) => new(
        Status,
        NeedsNewComment ? Required.Text(comment, "unchanged-comment-required") : Required.Optional(comment) ?? Comment,
        DeviationText,
        WaitingFor,
        ExpectedEnd);

    /// <summary>A state that deviates or waits is not the same news twice: how it goes is told for each period.</summary>
    public bool NeedsNewComment => Deviation || Phase == Phase.OnHold;

    /// <summary>Whether it says the same as <paramref name="other"/>, whoever said it and when.</summary>
    public bool SaysTheSameAs(StatusGiven other) =>
        Status == other.Status
        && Comment == Required.Optional(other.Comment)
        && DeviationText == Required.Optional(other.DeviationText)
        && WaitingFor == Required.Optional(other.WaitingFor)
        && Equals(ExpectedEnd, other.ExpectedEnd);

    private void Review(ReportApproval outcome, Signature by)
    {
        if (Approval != ReportApproval.Waiting)
        {
            throw new RuleBrokenException("report-not-waiting");
        }

        Approval = outcome;
        ReviewedBy = by.By;
        ReviewedByName = by.Name;
        ReviewedAt = by.At;
    }
}
