using Styrkedja.Domain;
using Styrkedja.Domain.Priorities;

namespace Styrkedja.Application.Demo;

/// <summary>A priority that the council adopted after the year's goals, with some of the goals weighed against it.</summary>
internal sealed class DemoPriorities(DemoContent content, DemoGoals goals, DemoCalendar calendar)
{
    /// <summary>Days left for the reviews that nobody has answered.</summary>
    private const int DaysLeft = 20;

    /// <summary>Days from the decision to the first answers.</summary>
    private const int DaysToAnswer = 15;

    public IEnumerable<IEnumerable<object>> Generations
    {
        get
        {
            var made = content.Priorities.Select(Make).ToList();
            return [made.Select(m => m.Priority), made.SelectMany(m => m.Reviews)];
        }
    }

    private (Priority Priority, List<GoalReview> Reviews) Make(PriorityContent priority)
    {
        var (printed, day, _) = goals.Decided(priority.Decision);
        var year = calendar.ThisYear;
        var made = new Priority(
            Ids.New<PriorityId>(),
            new PriorityDetails(priority.Title, priority.Text, goals.FocusArea(priority.FocusArea), printed, day, year, TermOfOffice.Of(year).LastYear));
        return (made, [.. priority.Reviews.Select((review, nth) => Review(made, review, day, nth))]);
    }

    private GoalReview Review(Priority priority, ReviewContent content, DateOnly decided, int nth)
    {
        var goal = goals.Find(content.Goal, calendar.ThisYear) ?? throw new InvalidOperationException($"No goal {content.Goal} this year.");
        var review = new GoalReview(Guid.CreateVersion7(), priority.Id, goal.Id, calendar.Today.AddDays(DaysLeft));
        if (content.Kept is not null)
        {
            var yesterday = calendar.Today.AddDays(-1);
            var answered = decided.AddDays(DaysToAnswer + nth);
            review.Keep(content.Kept, new Signature(null, content.By!, DemoCalendar.AtWork(answered < yesterday ? answered : yesterday, nth)));
            priority.LinkTo(goal.Id);
        }

        return review;
    }
}
