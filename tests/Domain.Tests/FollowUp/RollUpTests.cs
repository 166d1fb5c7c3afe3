using Styrkedja.Domain.FollowUp;

namespace Styrkedja.Domain.Tests.FollowUp;

public sealed class RollUpTests
{
    [Theory]
    [InlineData("", Assessment.CannotBeAssessed)]
    [InlineData("?", Assessment.CannotBeAssessed)]
    [InlineData("met met", Assessment.Met)]
    [InlineData("met ? -", Assessment.Met)]
    [InlineData("met not", Assessment.Partly)]
    [InlineData("partly partly", Assessment.Partly)]
    [InlineData("partly not", Assessment.NotMet)]
    [InlineData("met not not", Assessment.NotMet)]
    [InlineData("not not", Assessment.NotMet)]
    public void Weighing_looks_at_those_that_could_be_assessed(string below, Assessment suggests) =>
        RollUpSuggestion.Of(RollUp.Weighing, Read(below), null).Suggests.ShouldBe(suggests);

    [Theory]
    [InlineData("met met", GoalCoverage.Good, Assessment.Met)]
    [InlineData("met met", GoalCoverage.Partly, Assessment.Partly)]
    [InlineData("met met", GoalCoverage.Poor, Assessment.NotMet)]
    [InlineData("met not", GoalCoverage.Good, Assessment.Partly)]
    [InlineData("not not", GoalCoverage.Good, Assessment.NotMet)]
    [InlineData("met met", null, Assessment.CannotBeAssessed)]
    [InlineData("?", GoalCoverage.Good, Assessment.CannotBeAssessed)]
    public void Of_two_steps_the_weaker_decides(string below, GoalCoverage? coverage, Assessment suggests) =>
        RollUpSuggestion.Of(RollUp.CoverageAndFulfilment, Read(below), coverage).Suggests.ShouldBe(suggests);

    [Fact]
    public void What_nobody_has_assessed_is_counted_apart_from_what_cannot_be()
    {
        var suggestion = RollUpSuggestion.Of(RollUp.Weighing, Read("met - ? partly"), null);

        (suggestion.Below, suggestion.Unassessed, suggestion.Met, suggestion.Partly).ShouldBe((4, 1, 1, 1));
    }

    private static List<(Assessment?, bool)> Read(string below) => [.. below.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word switch
    {
        "met" => ((Assessment?)Assessment.Met, true),
        "partly" => (Assessment.Partly, false),
        "not" => (Assessment.NotMet, false),
        "?" => (Assessment.CannotBeAssessed, false),
        _ => (null, false),
    })];
}
