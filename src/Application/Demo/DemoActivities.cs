using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Demo;

/// <summary>What the units do, and what they have told of it up to the open period.</summary>
internal sealed class DemoActivities
{
    private const int LastReportDaysAfter = 5;

    private readonly DemoCalendar _calendar;
    private readonly DemoOrganisation _organisation;
    private readonly DemoGoals _goals;
    private readonly DemoFollowUp _followUp;
    private readonly IReadOnlyDictionary<string, AccountId> _people;
    private readonly List<Activity> _activities = [];
    private readonly List<StatusReport> _reports = [];

    public DemoActivities(
        DemoContent content,
        DemoOrganisation organisation,
        DemoGoals goals,
        DemoFollowUp followUp,
        IReadOnlyDictionary<string, AccountId> people,
        DemoCalendar calendar)
    {
        (_organisation, _goals, _followUp, _people, _calendar) = (organisation, goals, followUp, people, calendar);
        foreach (var activity in content.Activities)
        {
            Make(activity);
        }
    }

    public Activity Titled(string title) => _activities.First(a => a.Title == _calendar.Text(title));

    public IEnumerable<Activity> Under(Goal goal, int year) => _activities.Where(a => a.Goals.Contains(goal.Id) && a.Plan.Overlaps(year));

    /// <summary>What was last reported up to the tertial; null when nothing was.</summary>
    public StatusReport? LatestOf(Activity activity, PeriodKey tertial) =>
        _reports.Where(r => r.ActivityId == activity.Id && r.Tertial <= tertial).MaxBy(r => r.Tertial);

    public IEnumerable<IEnumerable<object>> Generations => [_activities, _reports];

    private void Make(ActivityContent content)
    {
        var (start, end) = (_calendar.Day(content.Start), _calendar.Day(content.End));
        var plan = new DateRange(start, end);
        var first = content.FirstEnd is null ? plan : new DateRange(start, _calendar.Day(content.FirstEnd));
        var activity = new Activity(Ids.New<ActivityId>(), _organisation.Unit(content.Unit), content.Title, first, GoalsOf(content, plan));
        activity.Describe(_calendar.Text(content.Title), content.Description is null ? null : _calendar.Text(content.Description), content.Funding);
        activity.PlaceAt(_activities.Count + 1);
        activity.Involve((content.TakingPart ?? []).Select(_organisation.Unit));
        activity.Adopt(new DateOnly(start.Year, 1, 1));
        if (content.FirstEnd is not null)
        {
            activity.Replan(plan, content.ReplanReason);
        }

        _activities.Add(activity);
        foreach (var (key, report) in content.Reports)
        {
            var tertial = _calendar.TertialOf(key);
            if (tertial < _calendar.Open || (tertial == _calendar.Open && !content.Left))
            {
                Report(activity, tertial, report, _organisation.HeadOf(content.Unit));
            }
        }
    }

    private IEnumerable<GoalId> GoalsOf(ActivityContent content, DateRange plan) =>
        from number in content.Goals
        from year in _calendar.Years
        where plan.Overlaps(year)
        let goal = _goals.Find(number, year)
        where goal is not null
        select goal.Id;

    private void Report(Activity activity, PeriodKey tertial, ReportContent content, string head)
    {
        var given = new StatusGiven(
            ActivityStatus.All.First(s => s.Code == content.Status),
            content.Comment is null ? null : _calendar.Text(content.Comment),
            content.Deviation is null ? null : _calendar.Text(content.Deviation),
            content.WaitingFor is null ? null : _calendar.Text(content.WaitingFor),
            content.ExpectedEnd is null ? null : _calendar.ExpectedEnd(content.ExpectedEnd));
        AccountId? by = _people.TryGetValue(head, out var account) ? account : null;
        _reports.Add(activity.Report(_followUp[tertial], given, 1, new Signature(by, head, _followUp.Signed(tertial, _activities.Count, LastReportDaysAfter))));
    }
}
