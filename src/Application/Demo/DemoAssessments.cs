using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Demo;

/// <summary>
/// What people have decided of the goals. In the open period only the goals whose activities have all been reported
/// are assessed, and not all of those.
/// </summary>
internal sealed class DemoAssessments(
    IReadOnlyList<GoalContent> content,
    DemoGoals goals,
    DemoActivities activities,
    DemoFollowUp followUp,
    IReadOnlyDictionary<string, AccountId> people,
    DemoCalendar calendar)
{
    private const int LastAssessmentDaysAfter = 10;
    private const string SecondAssessor = "Johan Ekvall";

    private readonly Dictionary<GoalId, Assessment> _last = [];

    public IEnumerable<GoalAssessment> All()
    {
        foreach (var goal in content)
        {
            foreach (var (key, assessment) in goal.Assessments)
            {
                var tertial = calendar.TertialOf(key);
                var found = goals.Find(goal.Number, tertial.Year) ?? throw new InvalidOperationException($"Goal {goal.Number} does not exist in {tertial}.");
                if (tertial < calendar.Open || (tertial == calendar.Open && !goal.Left && IsReported(found, tertial)))
                {
                    yield return Assess(found, tertial, assessment, goal);
                }
            }
        }
    }

    private bool IsReported(Goal goal, PeriodKey tertial) =>
        activities.Under(goal, tertial.Year).All(a => activities.LatestOf(a, tertial)?.Tertial == tertial);

    private GoalAssessment Assess(Goal goal, PeriodKey tertial, AssessmentContent content, GoalContent of)
    {
        var by = of.AssessedBy;
        var outcomes = activities.Under(goal, tertial.Year)
            .Select(a => ActivityOutcomes.At(followUp[tertial].Cutoff, activities.LatestOf(a, tertial)?.Status, a.PlannedStart));
        var suggestion = goals.RulesOf(tertial.Year).AssessmentTable.Suggest(new OutcomeCounts(outcomes));
        var made = new GoalAssessment(Guid.CreateVersion7(), goal.Id, tertial);
        AccountId? account = people.TryGetValue(by, out var id) ? id : null;
        made.Decide(followUp[tertial], suggestion, content.Decided, calendar.Text(content.Reason), new Signature(account, by, followUp.Signed(tertial, goal.Order, LastAssessmentDaysAfter)));
        made.ExplainChange(_last.TryGetValue(goal.Id, out var before) ? before : null, content.Change);
        _last[goal.Id] = made.Decided;
        made.AskForSecond(goals.RulesOf(tertial.Year).AssessmentsAreConfirmed);
        if (made.IsUnconfirmed && !(of.Unconfirmed && tertial == calendar.Open))
        {
            made.Confirm(followUp[tertial], new Signature(people[SecondAssessor], SecondAssessor, made.DecidedAt.AddHours(1)));
        }

        return made;
    }
}
