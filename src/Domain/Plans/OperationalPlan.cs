using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Plans;

/// <summary>How far a plan has come. An adopted one is in force while its year lasts.</summary>
public enum PlanState
{
    /// <summary>Being put together.</summary>
    Draft,

    /// <summary>Laid before its body.</summary>
    Proposed,

    /// <summary>Adopted provided that another body decides something (R109).</summary>
    AdoptedOnCondition,

    Adopted,

    /// <summary>Its year is over and closed.</summary>
    Closed,
}

/// <summary>
/// The operational plan of a body for a year: its goals, the units' activities towards them, and the budget, adopted
/// together (R115, R116). The plan holds no copies: what it contained when it was adopted is kept as a version.
/// </summary>
public sealed class OperationalPlan
{
    public OperationalPlan(PlanId id, BodyId body, int year, string name)
    {
        Id = id;
        BodyId = body;
        Year = year;
        Name = Required.Text(name, "plan-name-required", TextLimits.Name);
    }

    private OperationalPlan()
    {
        Name = "";
    }

    public PlanId Id { get; private set; }

    public BodyId BodyId { get; private set; }

    public int Year { get; private set; }

    public string Name { get; private set; }

    public PlanState State { get; private set; }

    /// <summary>What must be decided elsewhere before it holds; null when nothing.</summary>
    public string? Condition { get; private set; }

    /// <summary>Last day for units to plan their activities (R117); null while nobody has said.</summary>
    public DateOnly? PlanBy { get; private set; }

    /// <summary>Number of its latest adopted version; 0 before the first.</summary>
    public int LatestVersion { get; private set; }

    /// <summary>The year it is for.</summary>
    public DateRange Time => DateRange.OfYear(Year);

    public bool IsInForceOn(DateOnly day) => State == PlanState.Adopted && Time.Start <= day && day <= Time.End;

    public void Rename(string name) => Name = Required.Text(name, "plan-name-required", TextLimits.Name);

    /// <exception cref="RuleBrokenException"><c>plan-state</c></exception>
    public void Propose() => Step(PlanState.Proposed, PlanState.Draft);

    /// <exception cref="RuleBrokenException"><c>plan-state</c></exception>
    public void TakeBack() => Step(PlanState.Draft, PlanState.Proposed);

    /// <param name="decision">Body, date and paragraph as printed.</param>
    /// <param name="condition">Another body's decision that it depends on; null for none.</param>
    /// <param name="planBy">Last day for units to plan, no earlier than <paramref name="day"/>.</param>
    /// <returns>The version that was adopted.</returns>
    /// <exception cref="RuleBrokenException"><c>plan-state</c>, <c>plan-decision-required</c>, <c>plan-deadline-before-adoption</c>.</exception>
    public PlanVersion Adopt(string? decision, DateOnly day, string? condition, DateOnly? planBy, PlanContent content, Signature by)
    {
        var decided = Required.Text(decision, "plan-decision-required");
        if (planBy < day)
        {
            throw new RuleBrokenException("plan-deadline-before-adoption", day);
        }

        Condition = Required.Optional(condition);
        Step(Condition is null ? PlanState.Adopted : PlanState.AdoptedOnCondition, PlanState.Proposed);
        PlanBy = planBy;
        return new PlanVersion(Guid.CreateVersion7(), Id, ++LatestVersion, content, decided, Condition, day, by);
    }

    /// <summary>A body has decided a change in it while it holds.</summary>
    /// <param name="decision">Body, date and paragraph as printed.</param>
    /// <returns>The version that says what changed.</returns>
    /// <exception cref="RuleBrokenException"><c>plan-state</c>, <c>plan-decision-required</c></exception>
    public PlanVersion Amend(string? decision, DateOnly day, PlanContent content, Signature by)
    {
        var decided = Required.Text(decision, "plan-decision-required");
        Step(PlanState.Adopted, PlanState.Adopted);
        return new PlanVersion(Guid.CreateVersion7(), Id, ++LatestVersion, content, decided, null, day, by);
    }

    /// <summary>The other body has decided as the condition asked.</summary>
    /// <exception cref="RuleBrokenException"><c>plan-state</c></exception>
    public void MeetCondition()
    {
        Step(PlanState.Adopted, PlanState.AdoptedOnCondition);
        Condition = null;
    }

    /// <summary>The other body has decided otherwise: the plan is a draft again, its version stays readable.</summary>
    /// <exception cref="RuleBrokenException"><c>plan-state</c></exception>
    public void FailCondition()
    {
        Step(PlanState.Draft, PlanState.AdoptedOnCondition);
        Condition = null;
    }

    /// <summary>Takes an adopted plan up again, to be adopted anew as the next version; until then the latest version holds.</summary>
    /// <param name="evenClosed">Whether an exemption lets the person take up one that is closed.</param>
    /// <exception cref="RuleBrokenException"><c>plan-state</c></exception>
    public void TakeUpAgain(bool evenClosed = false) => Step(PlanState.Draft, evenClosed && State == PlanState.Closed ? PlanState.Closed : PlanState.Adopted);

    /// <exception cref="RuleBrokenException"><c>plan-state</c></exception>
    public void Close() => Step(PlanState.Closed, PlanState.Adopted);

    private void Step(PlanState to, PlanState from)
    {
        if (State != from)
        {
            throw new RuleBrokenException("plan-state", Name, State);
        }

        State = to;
    }
}
