using Styrkedja.Application.Tests.Import;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Goals.Quality;

namespace Styrkedja.Application.Tests.Goals;

/// <summary>The review table tried on goals that a municipality has really proposed and adopted.</summary>
public sealed class QualityOfRealGoalsTests
{
    [Theory]
    [InlineData("000", "1", "outside-control")]
    [InlineData("000", "2", "vague-word several-goals no-change-told")]
    [InlineData("000", "3", "vague-verb vague-word")]
    [InlineData("000", "4", "outside-control")]
    [InlineData("000", "5", "")]
    [InlineData("001", "1.1", "no-measure for-organisation")]
    [InlineData("001", "1.2", "vague-verb no-measure")]
    [InlineData("001", "1.3", "vague-verb no-measure")]
    [InlineData("001", "1.4", "no-measure")]
    [InlineData("001", "1.6", "several-goals outside-control")]
    [InlineData("001", "1.7", "")]
    [InlineData("001", "1.8", "")]
    [InlineData("001", "1.9", "no-measure outside-control")]
    [InlineData("001", "1.10", "")]
    public void A_goal_gets_the_findings_that_a_reader_of_it_would_write(string document, string number, string findings)
    {
        var goal = Reading.Real(document).Goals.Single(g => g.Number == number);
        var wording = new GoalWording(goal.Title, goal.Description, null, null, null, null, false, 2024, 2024, [.. goal.SubGoals.Select(s => new SubGoal(s.Text, s.Target, s.Unit, s.Year))]);
        string.Join(' ', QualityReview.Of(wording, goal.Measures.Count, QualityRule.Default).Select(f => f.Rule.Id)).ShouldBe(findings);
    }
}
