using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.FollowUp;

/// <summary>A tertial's follow-up: when the state is measured, how long units may report, when it is locked (R078, R079).</summary>
public sealed class FollowUpPeriod
{
    public FollowUpPeriod(Guid id, Tertial tertial, DateOnly opens, DateOnly reportBy, DateOnly assessBy)
    {
        Id = id;
        Year = tertial.Year;
        Number = tertial.Number;
        (Opens, ReportBy, AssessBy) = Ordered(opens, reportBy, assessBy);
    }

    private FollowUpPeriod()
    {
    }

    public Guid Id { get; private set; }

    public int Year { get; private set; }

    public int Number { get; private set; }

    public Tertial Tertial => new(Year, Number);

    public DateOnly Cutoff => Tertial.Cutoff;

    /// <summary>First day units report; may lie before the cut-off, as work on the report does.</summary>
    public DateOnly Opens { get; private set; }

    /// <summary>Last day units report. Later reports are taken in but marked late until the lock.</summary>
    public DateOnly ReportBy { get; private set; }

    /// <summary>Last day goals are assessed.</summary>
    public DateOnly AssessBy { get; private set; }

    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>When its assessments were last made public; null until then.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public bool IsLocked => LockedAt is not null;

    public bool IsOpenOn(DateOnly day) => !IsLocked && day >= Opens;

    public void Reschedule(DateOnly opens, DateOnly reportBy, DateOnly assessBy)
    {
        RequireUnlocked();
        (Opens, ReportBy, AssessBy) = Ordered(opens, reportBy, assessBy);
    }

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
            throw new RuleBrokenException("period-locked", Tertial);
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
            throw new RuleBrokenException("period-not-open", Tertial, Opens);
        }
    }

    private static (DateOnly Opens, DateOnly ReportBy, DateOnly AssessBy) Ordered(DateOnly opens, DateOnly reportBy, DateOnly assessBy) =>
        opens <= reportBy && reportBy <= assessBy
            ? (opens, reportBy, assessBy)
            : throw new RuleBrokenException("period-dates-out-of-order", opens, reportBy, assessBy);
}
