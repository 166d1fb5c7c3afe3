using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Activities;

/// <summary>What a unit does to reach one or more goals (R045, R066).</summary>
public sealed class Activity
{
    private readonly List<GoalLink> _goalLinks = [];
    private readonly List<UnitLink> _unitLinks = [];

    /// <param name="goals">At least one (R066); the same activity may serve many (O3).</param>
    public Activity(ActivityId id, UnitId owner, string title, DateRange plan, IEnumerable<GoalId> goals)
    {
        Id = id;
        OwnerUnitId = owner;
        Title = Required.Text(title, "activity-title-required");
        PlannedStart = OriginalStart = plan.Start;
        PlannedEnd = OriginalEnd = plan.End;
        LinkTo(goals);
        if (_goalLinks.Count == 0)
        {
            throw new RuleBrokenException("activity-needs-a-goal", title);
        }
    }

    private Activity()
    {
        Title = "";
    }

    public ActivityId Id { get; private set; }

    public UnitId OwnerUnitId { get; private set; }

    public string Title { get; private set; }

    /// <summary>May be missing (R047).</summary>
    public string? Description { get; private set; }

    public DateOnly PlannedStart { get; private set; }

    /// <summary>Last planned day, included.</summary>
    public DateOnly PlannedEnd { get; private set; }

    /// <summary>The plan as first adopted stays, however often it is changed (R059).</summary>
    public DateOnly OriginalStart { get; private set; }

    public DateOnly OriginalEnd { get; private set; }

    /// <summary>External funding as told: funder and amount (R064).</summary>
    public string? Funding { get; private set; }

    /// <summary>Order among the activities of its unit, as its source printed them.</summary>
    public int Order { get; private set; }

    public DateRange Plan => new(PlannedStart, PlannedEnd);

    public IReadOnlyList<GoalId> Goals => [.. _goalLinks.OrderBy(l => l.Position).Select(l => l.GoalId)];

    /// <summary>Departments that take part, in printed order; the owner is not repeated (R046).</summary>
    public IReadOnlyList<UnitId> TakingPart => [.. _unitLinks.OrderBy(l => l.Position).Select(l => l.UnitId)];

    public void Describe(string title, string? description, string? funding)
    {
        Title = Required.Text(title, "activity-title-required");
        Description = Required.Optional(description);
        Funding = Required.Optional(funding);
    }

    public void PlaceAt(int order) => Order = order;

    public void LinkTo(params IEnumerable<GoalId> goals)
    {
        foreach (var goal in goals.Where(g => !_goalLinks.Exists(l => l.GoalId == g)).Distinct().ToList())
        {
            _goalLinks.Add(new GoalLink(goal, _goalLinks.Count));
        }
    }

    public void Involve(IEnumerable<UnitId> units)
    {
        _unitLinks.Clear();
        _unitLinks.AddRange(units.Distinct().Select((unit, position) => new UnitLink(unit, position)));
    }

    /// <param name="reason">Why, for the trail: the plan was adopted as it was (R059).</param>
    public void Replan(DateRange plan, string? reason)
    {
        Required.Text(reason, "replan-reason-required");
        PlannedStart = plan.Start;
        PlannedEnd = plan.End;
    }

    /// <summary>
    /// Reports the state for a period. A deviation demands its text (R054), waiting demands its cause (R062).
    /// </summary>
    /// <param name="revision">1 for the period's first report, else one more than the latest that was read.</param>
    /// <exception cref="RuleBrokenException"><c>period-locked</c>, <c>deviation-text-required</c>, <c>waiting-cause-required</c>.</exception>
    public StatusReport Report(FollowUpPeriod period, StatusGiven given, int revision, Signature by)
    {
        period.RequireUnlocked();
        if (given.Status.Deviation)
        {
            Required.Text(given.DeviationText, "deviation-text-required");
        }

        if (given.Status.Phase == Phase.OnHold)
        {
            Required.Text(given.WaitingFor, "waiting-cause-required");
        }

        return new StatusReport(Ids.New<StatusReportId>(), Id, period.Tertial, given, revision, by);
    }
}

/// <summary>An activity's link to a goal, in the order they were made.</summary>
public sealed record GoalLink(GoalId GoalId, int Position);

/// <summary>A taking-part department, in printed order.</summary>
public sealed record UnitLink(UnitId UnitId, int Position);
