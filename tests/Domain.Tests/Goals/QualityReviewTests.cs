using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Goals.Quality;

namespace Styrkedja.Domain.Tests.Goals;

public sealed class QualityReviewTests
{
    [Theory]
    [InlineData("vague-verb", "Kommunen ska verka för fler bostäder", "verka för")]
    [InlineData("vague-verb", "Vi möjliggör fler bostäder", "möjliggör")]
    [InlineData("vague-word", "Minst tio goda mötesplatser ska byggas", "goda")]
    [InlineData("several-goals", "Matsvinnet ska minska och andelen ekologiskt ska öka", null)]
    [InlineData("several-goals", "Barn ska må bra och klara skolan. Skolan ska byggas ut.", "Skolan ska byggas ut.")]
    [InlineData("running-work", "Fortsätta minska matsvinnet", "Fortsätta")]
    [InlineData("outside-control", "Flyttnettot ska öka", "Flyttnettot")]
    [InlineData("for-organisation", "Sjukfrånvaron ska minska", "Sjukfrånvaron")]
    public void The_words_that_caused_a_finding_are_named(string rule, string title, string? word)
    {
        var finding = Review(title).SingleOrDefault(f => f.Rule.Id == rule);
        (finding?.Words[0]).ShouldBe(word);
    }

    [Fact]
    public void A_word_that_only_begins_alike_is_not_found_where_the_whole_word_is_asked_for() =>
        Review("Antalet godkända betyg ska öka").ShouldNotContain(f => f.Rule.Id == "vague-word");

    [Fact]
    public void A_measure_a_figure_or_a_sub_goal_with_a_target_makes_a_goal_measurable()
    {
        Ids(Review("Tryggheten ska öka")).ShouldContain("no-measure");
        Ids(Review("Tryggheten ska öka", measures: 1)).ShouldNotContain("no-measure");
        Ids(Review("Tryggheten ska öka med 5 procentenheter")).ShouldNotContain("no-measure");
        Ids(QualityReview.Of(Wording("Tryggheten ska öka") with { SubGoals = [new SubGoal("Färre anmälningar", 40, "anmälningar", null)] }, 0, QualityRule.Default)).ShouldNotContain("no-measure");
        Ids(Review("Ungdomar från 10 år ska känna sig tryggare")).ShouldContain("no-measure");
    }

    [Fact]
    public void What_is_said_to_lie_outside_the_operations_control_is_told() =>
        Ids(QualityReview.Of(Wording("Fler bussar") with { OutsideControl = true }, 0, QualityRule.Default)).ShouldContain("said-outside-control");

    private static IEnumerable<string> Ids(IEnumerable<QualityFinding> findings) => findings.Select(f => f.Rule.Id);

    private static IReadOnlyList<QualityFinding> Review(string title, int measures = 0) => QualityReview.Of(Wording(title), measures, QualityRule.Default);

    private static GoalWording Wording(string title) => new(title, null, null, null, null, null, false, 2026, 2026, []);
}
