using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.FollowUp;

/// <summary>A follow-up: when the state is measured, how long units may report, when it is locked (R078, R079).</summary>
public sealed class FollowUpPeriod
{
    /// <param name="graceBy">Last day late reports are taken from everyone; null for until the lock.</param>
    /// <exception cref="RuleBrokenException"><c>period-dates-out-of-order</c>, <c>period-grace-before-reporting</c></exception>
    public FollowUpPeriod(Guid id, YearPeriod period, DateOnly opens, DateOnly reportBy, DateOnly assessBy, DateOnly? graceBy = null)
        : this(id, period.Called, period.Cutoff, opens, reportBy, assessBy, graceBy)
    {
    }

    /// <inheritdoc cref="FollowUpPeriod(Guid, YearPeriod, DateOnly, DateOnly, DateOnly, DateOnly?)"/>
    public FollowUpPeriod(Guid id, PeriodName called, DateOnly cutoff, DateOnly opens, DateOnly reportBy, DateOnly assessBy, DateOnly? graceBy)
    {
        Id = id;
        Year = called.Tertial.Year;
        Number = called.Tertial.Number;
        Name = called.Own;
        Cutoff = cutoff;
        (Opens, ReportBy, AssessBy) = Ordered(opens, reportBy, assessBy);
        GraceBy = NotBefore(reportBy, graceBy);
    }

    private FollowUpPeriod()
    {
    }

    public Guid Id { get; private set; }

    public int Year { get; private set; }

    public int Number { get; private set; }

    public PeriodKey Tertial => new(Year, Number);

    /// <summary>Its own name; null for the product's word with its number.</summary>
    public string? Name { get; private set; }

    public PeriodName Called => new(Tertial, Name);

    /// <summary>The day the state is measured: as the year's rhythm said when it was set up, and since then frozen.</summary>
    public DateOnly Cutoff { get; private set; }

    /// <summary>First day units report; may lie before the cut-off, as work on the report does.</summary>
    public DateOnly Opens { get; private set; }

    /// <summary>Last day units report. Later reports are taken in but marked late, until the grace is over.</summary>
    public DateOnly ReportBy { get; private set; }

    /// <summary>Last day a late report is taken from everyone; after it from the strategist or under an exemption. Null for until the lock.</summary>
    public DateOnly? GraceBy { get; private set; }

    /// <summary>Last day goals are assessed.</summary>
    public DateOnly AssessBy { get; private set; }

    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>When its assessments were last made public; null until then.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public bool IsLocked => LockedAt is not null;

    public bool IsOpenOn(DateOnly day) => !IsLocked && day >= Opens;

    /// <exception cref="RuleBrokenException"><c>period-locked</c>, <c>period-dates-out-of-order</c>, <c>period-grace-before-reporting</c></exception>
    public void Reschedule(DateOnly opens, DateOnly reportBy, DateOnly assessBy, DateOnly? graceBy)
    {
        RequireUnlocked();
        (Opens, ReportBy, AssessBy) = Ordered(opens, reportBy, assessBy);
        GraceBy = NotBefore(reportBy, graceBy);
    }

    /// <summary>Takes another name of its own; null for the product's.</summary>
    public void Rename(string? name) => Name = name;

    public void Lock(DateTimeOffset at)
    {
        RequireUnlocked();
        LockedAt = at;
    }

    /// <param name="reason">Why, for the trail.</param>
    public void Unlock(string? reason)
    {
        Required.Text(reason, "unlock-reason-required");
        LockedAt = null;
    }

    /// <summary>Once more moves the moment: what was corrected since is public from then.</summary>
    public void Publish(DateTimeOffset at) => PublishedAt = at;

    /// <param name="exemption">One that holds for the person and the thing at hand; null for none.</param>
    /// <exception cref="RuleBrokenException"><c>period-locked</c></exception>
    public void RequireUnlocked(Exemption? exemption = null)
    {
        if (IsLocked && exemption?.Opens(Tertial) != true)
        {
            throw new RuleBrokenException("period-locked", Called);
        }
    }

    /// <summary>Reporting and assessing begin when the period opens and end when it is locked (R078, R079).</summary>
    /// <inheritdoc cref="RequireUnlocked"/>
    /// <exception cref="RuleBrokenException"><c>period-locked</c>, <c>period-not-open</c>.</exception>
    public void RequireOpenOn(DateOnly day, Exemption? exemption = null)
    {
        RequireUnlocked(exemption);
        if (day < Opens)
        {
            throw new RuleBrokenException("period-not-open", Called, Opens);
        }
    }

    /// <summary>Late reports are taken from everyone while the grace lasts; after it the strategist and those exempted report (R078).</summary>
    /// <param name="isStrategist">Whoever sets up the periods may report for a unit until the lock.</param>
    /// <inheritdoc cref="RequireOpenOn"/>
    /// <exception cref="RuleBrokenException"><c>period-locked</c>, <c>period-not-open</c>, <c>period-grace-over</c>.</exception>
    public void RequireReportableOn(DateOnly day, bool isStrategist, Exemption? exemption = null)
    {
        RequireOpenOn(day, exemption);
        if (GraceBy is { } last && IsGraceOverOn(day) && !isStrategist && exemption?.Opens(Tertial) != true)
        {
            throw new RuleBrokenException("period-grace-over", Called, last);
        }
    }

    public bool IsGraceOverOn(DateOnly day) => day > GraceBy;

    private static DateOnly? NotBefore(DateOnly reportBy, DateOnly? graceBy) =>
        graceBy is { } last && last < reportBy ? throw new RuleBrokenException("period-grace-before-reporting", last, reportBy) : graceBy;

    private static (DateOnly Opens, DateOnly ReportBy, DateOnly AssessBy) Ordered(DateOnly opens, DateOnly reportBy, DateOnly assessBy) =>
        opens <= reportBy && reportBy <= assessBy
            ? (opens, reportBy, assessBy)
            : throw new RuleBrokenException("period-dates-out-of-order", opens, reportBy, assessBy);
}
