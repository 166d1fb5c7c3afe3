using Styrkedja.Domain;
using Styrkedja.Domain.Activities;

namespace Styrkedja.Application.Demo;

/// <summary>What the board has decided of activities' priorities this year, in the activities, in the plan and for the heads to see.</summary>
internal sealed class DemoRulings
{
    private const string RecordedBy = "Kerstin Lund";

    private readonly List<ActivityRuling> _rulings = [];

    public DemoRulings(DemoContent content, DemoGoals goals, DemoActivities activities, DemoPlans plans, DemoCalendar calendar)
    {
        foreach (var (title, ruling) in content.Activities.Where(a => a.Ruling is not null).Select(a => (a.Title, a.Ruling!)))
        {
            var (printed, day, by) = goals.Decided(ruling.Decision);
            if (day >= calendar.Today)
            {
                continue;
            }

            var activity = activities.Titled(title);
            by = by with { Name = RecordedBy };
            var made = activity.Prioritise(ruling.Priority, new RulingGiven(printed, day, calendar.Text(ruling.Minutes)), by);
            if (ruling.SeenBy is { } head)
            {
                made.See(new Signature(null, head, by.At.AddHours(20)));
            }

            plans.Amend(activity, printed, day, by);
            _rulings.Add(made);
        }
    }

    public IEnumerable<IEnumerable<object>> Generations => [_rulings];
}
