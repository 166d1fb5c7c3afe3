using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Domain.Tests.Governance;

public sealed class OwnWayTests
{
    private static readonly BodyId _school = Ids.New<BodyId>(), _care = Ids.New<BodyId>();

    private static readonly GovernanceRules _strict = GovernanceRules.Default with
    {
        MinimumActivities = 9,
        PartlyPercent = 80,
        AssessmentTable = new AssessmentTable([.. AssessmentTable.Default.Rules.Select(r => r.Suggests == Assessment.Partly ? r with { Suggests = Assessment.NotMet } : r)]),
    };

    [Fact]
    public void A_body_does_its_own_parts_and_all_else_as_the_municipality()
    {
        var rules = GovernanceRules.Default.With(_school, [ModelPart.Table], _strict);

        rules.For(_school).AssessmentTable.ShouldBe(_strict.AssessmentTable);
        rules.For(_school).PartlyPercent.ShouldBeNull();
        rules.For(_school).MinimumActivities.ShouldBe(2);
        rules.For(_care).ShouldBe(rules);
        rules.For(null).ShouldBe(rules);
    }

    [Fact]
    public void What_a_body_has_not_made_its_own_follows_the_municipality_when_that_changes()
    {
        var rules = GovernanceRules.Default.With(_school, [ModelPart.Table], _strict) with { PartlyPercent = 70 };

        rules.For(_school).PartlyPercent.ShouldBe(70);
    }

    [Fact]
    public void The_words_of_a_status_are_the_same_for_all()
    {
        var status = new Scale(ScaleKind.Status, [.. Scale.DefaultOf(ScaleKind.Status).Values.Select(v => v with { Word = "Eget " + v.Code })]);

        GovernanceRules.Default.With(_school, [ModelPart.Scales], GovernanceRules.Default.With(status)).For(_school).ScaleOf(ScaleKind.Status).Values.ShouldAllBe(v => v.Word == null);
    }

    [Fact]
    public void No_part_of_its_own_unifies_the_body() =>
        GovernanceRules.Default.With(_school, [ModelPart.Table], _strict).With(_school, [], _strict).OwnWays.ShouldBeEmpty();

    [Fact]
    public void A_part_that_all_share_is_refused() =>
        Should.Throw<RuleBrokenException>(() => Model().Change(GovernanceRules.Default.With(_school, [ModelPart.Texts], _strict), ModelUse.None)).Rule.ShouldBe("own-way-part");

    [Fact]
    public void A_body_s_own_table_must_be_sound_too()
    {
        var gap = _strict with { AssessmentTable = new AssessmentTable([.. _strict.AssessmentTable.Rules.SkipLast(1)]) };

        Should.Throw<RuleBrokenException>(() => Model().Change(GovernanceRules.Default.With(_school, [ModelPart.Table], gap), ModelUse.None)).Rule.ShouldBe("assessment-table-unsound");
    }

    [Fact]
    public void Where_its_goals_are_assessed_it_cannot_change_what_that_meant()
    {
        var use = new ModelUse(new Dictionary<Assessment, int> { [Assessment.Partly] = 2 }) { Bodies = new Dictionary<BodyId, int> { [_school] = 2 } };

        Should.Throw<RuleBrokenException>(() => Model().Change(GovernanceRules.Default.With(_school, [ModelPart.Table], _strict), use)).Rule.ShouldBe("own-way-in-use");
        var model = Model();
        model.Change(GovernanceRules.Default.With(_care, [ModelPart.Table], _strict), use);
        model.Rules.For(_care).AssessmentTable.ShouldBe(_strict.AssessmentTable);
    }

    [Fact]
    public void A_roll_up_needs_the_values_it_can_suggest()
    {
        var without = new Scale(ScaleKind.Assessment, [.. Scale.DefaultOf(ScaleKind.Assessment).Values.Where(v => v.Code != "partly")]);
        var rules = (_strict with { RollUp = RollUp.Weighing }).With(without);

        Should.Throw<RuleBrokenException>(() => Model().Change(rules, ModelUse.None)).Rule.ShouldBe("roll-up-value-missing");
        Model().Change(rules with { RollUp = RollUp.None }, ModelUse.None);
    }

    private static GovernanceModel Model() => new(Guid.CreateVersion7(), 2024, "Modellen", GovernanceRules.Default);
}
