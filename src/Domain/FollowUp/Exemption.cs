using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.FollowUp;

/// <summary>What an exemption lets a person change.</summary>
public enum ExemptionKind
{
    /// <summary>An activity's report for a period.</summary>
    Report,

    /// <summary>A goal's assessment for a period, with the values of its measures.</summary>
    Assessment,

    /// <summary>A goal's text and measures.</summary>
    Goal,

    /// <summary>An activity's plan.</summary>
    Activity,

    /// <summary>A body's plan with its budget.</summary>
    Plan,

    /// <summary>A unit's outcome and forecast for a period.</summary>
    Budget,
}

/// <summary>
/// Lets one person change one thing that is closed: in a closed year, or in a locked period (R078). It ends by itself, and
/// stays readable for good.
/// </summary>
public sealed class Exemption
{
    /// <param name="period">The follow-up, for a report, an assessment or a budget; null for the rest.</param>
    /// <param name="lastDay">Included; not before the day it is given.</param>
    /// <param name="reason">Mandatory.</param>
    /// <exception cref="RuleBrokenException"><c>exemption-reason-required</c>, <c>exemption-last-day-passed</c>, <c>exemption-needs-tertial</c>.</exception>
    public Exemption(Guid id, ExemptionKind kind, Guid subject, string subjectName, int year, PeriodName? period, (AccountId Id, string Name) to, string? reason, DateOnly lastDay, Signature by)
    {
        if (NeedsTertial(kind) != period is not null)
        {
            throw new RuleBrokenException("exemption-needs-tertial");
        }

        if (lastDay < SwedishTime.DayOf(by.At))
        {
            throw new RuleBrokenException("exemption-last-day-passed", lastDay);
        }

        Id = id;
        Kind = kind;
        SubjectId = subject;
        SubjectName = subjectName;
        Year = year;
        Number = period?.Tertial.Number;
        PeriodName = period?.Own;
        AccountId = to.Id;
        AccountName = to.Name;
        Reason = Required.Text(reason, "exemption-reason-required", TextLimits.Text);
        LastDay = lastDay;
        GivenBy = by.By;
        GivenByName = by.Name;
        GivenAt = by.At;
    }

    private Exemption()
    {
        SubjectName = AccountName = Reason = GivenByName = "";
    }

    public Guid Id { get; private set; }

    public ExemptionKind Kind { get; private set; }

    public Guid SubjectId { get; private set; }

    /// <summary>The thing's name as it was then.</summary>
    public string SubjectName { get; private set; }

    public int Year { get; private set; }

    public int? Number { get; private set; }

    /// <summary>What the follow-up was called then; null for the product's word, or for no follow-up.</summary>
    public string? PeriodName { get; private init; }

    /// <summary>The follow-up, for a report, an assessment or a budget; null for the rest.</summary>
    public PeriodName? Period => Number is { } number ? new PeriodName(new PeriodKey(Year, number), PeriodName) : null;

    public AccountId AccountId { get; private set; }

    public string AccountName { get; private set; }

    public string Reason { get; private set; }

    public DateOnly LastDay { get; private set; }

    public AccountId? GivenBy { get; private set; }

    public string GivenByName { get; private set; }

    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>When somebody ended it before its last day; null when nobody has.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedByName { get; private set; }

    public static bool NeedsTertial(ExemptionKind kind) => kind is ExemptionKind.Report or ExemptionKind.Assessment or ExemptionKind.Budget;

    public bool HoldsOn(DateOnly day) => EndedAt is null && day <= LastDay;

    /// <summary>Whether it opens what belongs to the follow-up.</summary>
    public bool Opens(PeriodKey tertial) => Year == tertial.Year && Number == tertial.Number;

    /// <summary>Ends it before its last day; a second time changes nothing.</summary>
    public void End(Signature by)
    {
        EndedByName ??= by.Name;
        EndedAt ??= by.At;
    }
}
