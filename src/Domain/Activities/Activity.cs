using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Activities;

/// <summary>What a unit does to reach one or more goals (R045, R066).</summary>
public sealed class Activity
{
    private readonly List<GoalLink> _goalLinks = [];
    private readonly List<UnitLink> _unitLinks = [];
    private readonly List<ActivityId> _descendsFrom = [];

    /// <param name="goals">At least one (R066); the same activity may serve many (O3).</param>
    public Activity(ActivityId id, UnitId owner, string title, DateRange plan, IEnumerable<GoalId> goals)
    {
        Id = id;
        OwnerUnitId = owner;
        Title = Required.Text(title, "activity-title-required", TextLimits.Title);
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

    public ActivityDetails Details { get; private set; } = ActivityDetails.None;

    /// <summary>When its plan was adopted; null while it may still be changed and deleted freely.</summary>
    public DateOnly? AdoptedOn { get; private set; }

    /// <summary>First day it stands in the place of those it descends from, or the day a body ordered it; null for one that was planned as it is.</summary>
    public DateOnly? CameOn { get; private set; }

    /// <summary>From this day others stand in its place (R072); its log stays readable.</summary>
    public DateOnly? ReplacedOn { get; private set; }

    /// <summary>What it was split out of or merged from.</summary>
    public IReadOnlyList<ActivityId> DescendsFrom => _descendsFrom;

    /// <summary>Order among the activities of its unit, as its source printed them.</summary>
    public int Order { get; private set; }

    public DateRange Plan => new(PlannedStart, PlannedEnd);

    public IReadOnlyList<GoalId> Goals => [.. _goalLinks.OrderBy(l => l.Position).Select(l => l.GoalId)];

    /// <summary>Departments that take part, in printed order; the owner is not repeated (R046).</summary>
    public IReadOnlyList<UnitId> TakingPart => [.. _unitLinks.OrderBy(l => l.Position).Select(l => l.UnitId)];

    public void Describe(string title, string? description, string? funding)
    {
        Title = Required.Text(title, "activity-title-required", TextLimits.Title);
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

    /// <summary>The priority of what has been adopted stays: then only a body's decision changes it.</summary>
    public void Detail(ActivityDetails details) => Details = details.Checked() with { Priority = AdoptedOn is null ? details.Priority : Details.Priority };

    /// <summary>
    /// A body raises or lowers its priority. The decision with the latest day holds: one that is recorded after a later one
    /// joins the others and changes nothing.
    /// </summary>
    /// <param name="made">Those recorded of the activity before; null for none.</param>
    /// <exception cref="RuleBrokenException"><c>activity-replaced</c>, <c>ruling-before-activity</c>, <c>ruling-before-order</c>, and those of the ruling.</exception>
    public ActivityRuling Prioritise(ActivityPriority priority, RulingGiven given, Signature by, IReadOnlyCollection<ActivityRuling>? made = null)
    {
        if (ReplacedOn is not null)
        {
            throw new RuleBrokenException("activity-replaced", Title);
        }

        RequireDecidedOf(given.Day, by);
        var later = made?.Where(r => r.DecidedOn > given.Day).OrderBy(r => r.DecidedOn).ThenBy(r => r.RecordedAt).FirstOrDefault();
        if (later is { Before: null })
        {
            throw new RuleBrokenException("ruling-before-order", given.Day, later.Decision);
        }

        var before = later is null ? Details.Priority : made!.Where(r => r.DecidedOn <= given.Day).OrderBy(r => r.DecidedOn).ThenBy(r => r.RecordedAt).LastOrDefault()?.After ?? later.Before;
        var ruling = new ActivityRuling(Id, before, priority, given, by);
        if (later is null)
        {
            Details = Details with { Priority = priority };
        }

        return ruling;
    }

    /// <summary>A body has ordered it: it is adopted by that decision.</summary>
    /// <exception cref="RuleBrokenException"><c>ruling-before-activity</c>, and those of the ruling.</exception>
    public ActivityRuling TakeAsOrdered(ActivityPriority priority, RulingGiven given, Signature by)
    {
        RequireDecidedOf(given.Day, by);
        var ruling = new ActivityRuling(Id, null, priority, given, by);
        Details = Details with { Priority = priority };
        CameOn = given.Day;
        Adopt(given.Day);
        return ruling;
    }

    public void MoveTo(UnitId owner)
    {
        OwnerUnitId = owner;
        _unitLinks.RemoveAll(l => l.UnitId == owner);
    }

    /// <summary>Links it to these goals and no others.</summary>
    /// <exception cref="RuleBrokenException"><c>activity-needs-a-goal</c>.</exception>
    public void LinkOnlyTo(IReadOnlyCollection<GoalId> goals)
    {
        if (goals.Count == 0)
        {
            throw new RuleBrokenException("activity-needs-a-goal", Title);
        }

        _goalLinks.RemoveAll(l => !goals.Contains(l.GoalId));
        LinkTo(goals);
    }

    /// <summary>Its plan is adopted: from now on a changed date needs a reason.</summary>
    public void Adopt(DateOnly day) => AdoptedOn ??= day;

    /// <param name="reason">Why, for the trail; demanded once the plan is adopted, which keeps the first dates as they were (R059).</param>
    /// <exception cref="RuleBrokenException"><c>replan-reason-required</c></exception>
    public void Replan(DateRange plan, string? reason)
    {
        if (plan == Plan)
        {
            return;
        }

        if (AdoptedOn is null)
        {
            (OriginalStart, OriginalEnd) = (plan.Start, plan.End);
        }
        else
        {
            Required.Text(reason, "replan-reason-required");
        }

        (PlannedStart, PlannedEnd) = (plan.Start, plan.End);
    }

    /// <summary>Puts others in its place from a day on (R072). They keep owner, dates, goals and departments; the log stays here.</summary>
    /// <param name="titles">One for each; at least two.</param>
    /// <exception cref="RuleBrokenException"><c>activity-split-needs-two</c>, <c>activity-replaced</c>.</exception>
    public IReadOnlyList<Activity> SplitInto(IReadOnlyCollection<string> titles, DateOnly day)
    {
        if (titles.Count(t => !string.IsNullOrWhiteSpace(t)) < 2)
        {
            throw new RuleBrokenException("activity-split-needs-two", Title);
        }

        Replace(day);
        return [.. titles.Where(t => !string.IsNullOrWhiteSpace(t)).Select((title, i) => Heir(title, [this], Plan, Goals, TakingPart, day, Order + i))];
    }

    /// <summary>Makes one of several of the same unit, from a day on.</summary>
    /// <exception cref="RuleBrokenException"><c>activity-merge-needs-two</c>, <c>activities-of-different-units</c>, <c>activity-replaced</c>.</exception>
    public static Activity Merge(IReadOnlyList<Activity> activities, string title, DateOnly day)
    {
        if (activities.Count < 2)
        {
            throw new RuleBrokenException("activity-merge-needs-two");
        }

        if (activities.DistinctBy(a => a.OwnerUnitId).Count() > 1)
        {
            throw new RuleBrokenException("activities-of-different-units");
        }

        foreach (var activity in activities)
        {
            activity.Replace(day);
        }

        var plan = new DateRange(activities.Min(a => a.PlannedStart), activities.Max(a => a.PlannedEnd));
        return Heir(title, activities, plan, activities.SelectMany(a => a.Goals), activities.SelectMany(a => a.TakingPart), day, activities[0].Order);
    }

    /// <summary>Makes an activity of a new year that descends from this one, which ends with its own year.</summary>
    /// <param name="goals">Those of its goals that hold in the new year; its own where none does, until somebody has chosen others.</param>
    /// <returns>The new one, which nobody has adopted yet.</returns>
    /// <exception cref="RuleBrokenException"><c>activity-replaced</c></exception>
    public Activity TakeOver(int year, IReadOnlyCollection<GoalId> goals)
    {
        var plan = DateRange.OfYear(year);
        Replace(plan.Start);
        var heir = Heir(Title, [this], plan, goals.Count == 0 ? Goals : goals, TakingPart, plan.Start, Order);
        heir.AdoptedOn = null;
        heir.Describe(Title, Description, Funding);
        return heir;
    }

    private static Activity Heir(string title, IReadOnlyList<Activity> from, DateRange plan, IEnumerable<GoalId> goals, IEnumerable<UnitId> departments, DateOnly day, int order)
    {
        var heir = new Activity(Ids.New<ActivityId>(), from[0].OwnerUnitId, title, plan, goals)
        {
            Details = from[0].Details,
            AdoptedOn = from[0].AdoptedOn,
            CameOn = day,
            Order = order,
        };
        heir._descendsFrom.AddRange(from.Select(a => a.Id));
        heir.Involve(departments);
        return heir;
    }

    // A plan is decided the year before, and what comes later is ordered now; what is older was decided of something else, or its year is mistyped.
    private void RequireDecidedOf(DateOnly day, Signature by)
    {
        if (day.Year < Math.Min(OriginalStart.Year, SwedishTime.DayOf(by.At).Year) - 1 && (AdoptedOn is null || day < AdoptedOn))
        {
            throw new RuleBrokenException("ruling-before-activity", day, OriginalStart);
        }
    }

    private void Replace(DateOnly day) => ReplacedOn = ReplacedOn is null ? day : throw new RuleBrokenException("activity-replaced", Title);

    /// <summary>It is followed up in the years that its plan reaches.</summary>
    public bool IsOfYear(int year) => Plan.Overlaps(DateRange.OfYear(year));

    /// <exception cref="RuleBrokenException"><c>activity-not-of-year</c></exception>
    public void RequireOfYear(int year)
    {
        if (!IsOfYear(year))
        {
            throw new RuleBrokenException("activity-not-of-year", PlannedStart, PlannedEnd, year);
        }
    }

    /// <inheritdoc cref="StatusReport.Take"/>
    public StatusReport Report(FollowUpPeriod period, StatusGiven given, int revision, Signature by, Exemption? exemption = null, bool awaitsApproval = false) =>
        StatusReport.Take(Id, period, given, revision, by, exemption, awaitsApproval);
}

/// <summary>An activity's link to a goal, in the order they were made.</summary>
public sealed record GoalLink(GoalId GoalId, int Position);

/// <summary>A taking-part department, in printed order.</summary>
public sealed record UnitLink(UnitId UnitId, int Position);
