using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.FollowUp;

public sealed class MeasuresFirstTests
{
    private static readonly YearPeriod _t2 = Rhythm.Tertials.Of(2024)[1];

    [Theory]
    [InlineData("reached reached", Assessment.Met)]
    [InlineData("not not", Assessment.NotMet)]
    [InlineData("reached not", Assessment.Partly)]
    [InlineData("partly", Assessment.Partly)]
    [InlineData("reached partly", Assessment.Partly)]
    public void Known_targets_decide_whatever_the_activities_show(string targets, Assessment suggests)
    {
        var suggestion = Suggest(targets);

        suggestion.Suggests.ShouldBe(suggests);
        suggestion.ByActivities!.Suggests.ShouldBe(Assessment.Partly);
    }

    [Theory]
    [InlineData("")]
    [InlineData("missing")]
    [InlineData("awaited")]
    [InlineData("reached missing")]
    [InlineData("not awaited")]
    public void What_is_unknown_is_not_guessed_and_the_activities_lead(string targets)
    {
        var suggestion = Suggest(targets);

        (suggestion.Suggests, suggestion.Rule, suggestion.ByActivities).ShouldBe((Assessment.Partly, "not-all-due", null));
        suggestion.Targets.Count.ShouldBe(targets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("reached not missing")]
    [InlineData("partly not awaited")]
    public void Those_known_decide_when_no_other_value_can_make_them_agree(string targets) =>
        (Suggest(targets).Suggests, Suggest(targets).Rule).ShouldBe((Assessment.Partly, MeasuresFirst.SomeReached));

    [Theory]
    [InlineData(Direction.Up, 20, null, null, 20, TargetReach.Reached)]
    [InlineData(Direction.Up, 20, null, null, 19, TargetReach.NotReached)]
    [InlineData(Direction.Down, 20, null, null, 20, TargetReach.Reached)]
    [InlineData(Direction.Down, 20, null, null, 21, TargetReach.NotReached)]
    [InlineData(Direction.Up, 20, null, 80, 16, TargetReach.Partly)]
    [InlineData(Direction.Up, 20, null, 80, 15, TargetReach.NotReached)]
    [InlineData(Direction.Down, 20, null, 80, 25, TargetReach.Partly)]
    [InlineData(Direction.Down, 20, null, 80, 26, TargetReach.NotReached)]
    [InlineData(Direction.Up, 20, 19, 80, 18, TargetReach.NotReached)]
    [InlineData(Direction.Up, 0, null, 80, -1, TargetReach.NotReached)]
    public void A_target_is_reached_in_its_own_direction(Direction direction, int target, int? partlyFrom, int? percent, int value, TargetReach reach)
    {
        var measure = Number(direction, target);
        measure.Compare(null, null, partlyFrom);
        measure.Note(_t2.Cutoff, value);

        MeasuredTarget.Of([measure], _t2, percent).Single().Reach.ShouldBe(reach);
    }

    [Fact]
    public void A_value_of_another_period_is_none_of_this_one()
    {
        var measure = Number(Direction.Up, 20);
        measure.Note(_t2.Start.AddDays(-1), 30);
        MeasuredTarget.Of([measure], _t2, null).Single().Reach.ShouldBe(TargetReach.Missing);

        measure.Expect(_t2.Cutoff.AddDays(1), byGender: false);
        MeasuredTarget.Of([measure], _t2, null).Single().Reach.ShouldBe(TargetReach.NotPublished);
    }

    [Fact]
    public void Only_what_has_a_target_is_weighed()
    {
        var told = new Measure(Ids.New<MeasureId>(), Ids.New<GoalId>(), "Dialogen", 1);
        told.Tell(MeasureKind.Qualitative);
        var exists = new Measure(Ids.New<MeasureId>(), Ids.New<GoalId>(), "Planen finns", 2);
        exists.Tell(MeasureKind.YesNo);
        exists.Note(_t2.Cutoff, 0);

        var weighed = MeasuredTarget.Of([told, Number(Direction.Up, null), exists], _t2, 80);

        weighed.Select(t => (t.Measure, t.Reach)).ShouldBe([(exists, TargetReach.NotReached)]);
    }

    [Theory]
    [InlineData(true, true, Assessment.Met)]
    [InlineData(true, false, Assessment.Partly)]
    [InlineData(false, true, Assessment.Partly)]
    public void They_lead_where_the_model_says_so_and_the_goal_is_decided(bool first, bool adopted, Assessment suggests)
    {
        var goal = new Goal(Ids.New<GoalId>(), GoalKind.Board, "Målet", 2024, 2024);
        if (adopted)
        {
            goal.Prepare();
            goal.Adopt("Kommunfullmäktige § 1", new Signature(null, "Prov", new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero)));
        }

        var rules = GovernanceRules.Default with { MeasuresFirst = first };

        rules.Suggest(goal, Going(), [Reaching("reached")], _t2).Suggests.ShouldBe(suggests);
    }

    [Fact]
    public void A_scale_without_what_measures_can_suggest_is_refused()
    {
        var scale = GovernanceRules.Default.ScaleOf(ScaleKind.Assessment);
        var rules = GovernanceRules.Default with { MeasuresFirst = true, AssessmentTable = new AssessmentTable([new("all", null, null, Assessment.Met)]) };

        Should.Throw<RuleBrokenException>(() => new GovernanceModel(Guid.Empty, 2024, "Modellen", GovernanceRules.Default)
            .Change(rules.With(scale with { Values = [.. scale.Values.Where(v => v.Code != Assessment.NotMet.Code())] }), ModelUse.None)).Rule.ShouldBe("measures-first-value-missing");
    }

    [Fact]
    public void Whether_they_lead_is_part_of_what_an_assessment_means() =>
        GovernanceRules.Default.MeansLike(GovernanceRules.Default with { MeasuresFirst = true }).ShouldBeFalse();

    private static AssessmentSuggestion Suggest(string targets) => MeasuresFirst.Lead(
        AssessmentTable.Default.Suggest(Going()),
        MeasuredTarget.Of([.. targets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Reaching)], _t2, 80));

    private static OutcomeCounts Going() => new([ActivityOutcome.OngoingAsPlanned]);

    private static Measure Reaching(string reach)
    {
        var measure = Number(Direction.Up, 100);
        if (reach == "awaited")
        {
            measure.Expect(_t2.Cutoff.AddDays(30), byGender: false);
        }
        else if (reach != "missing")
        {
            measure.Note(_t2.Cutoff, reach switch { "reached" => 100, "partly" => 90, _ => 10 });
        }

        return measure;
    }

    private static Measure Number(Direction direction, decimal? target)
    {
        var measure = new Measure(Ids.New<MeasureId>(), Ids.New<GoalId>(), "Måttet", 1);
        measure.Quantify("st", direction, target);
        return measure;
    }
}
