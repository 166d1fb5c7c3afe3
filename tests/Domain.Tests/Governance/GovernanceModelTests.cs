using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Domain.Tests.Governance;

public sealed class GovernanceModelTests
{
    private static readonly ModelUse _used = new(new Dictionary<Assessment, int> { [Assessment.Partly] = 3 });

    private static GovernanceModel Model() => new(Guid.CreateVersion7(), 2024, "Modellen", GovernanceRules.Default);

    private static Scale Assessments(Func<ScaleValue, ScaleValue?> change) =>
        new(ScaleKind.Assessment, [.. Scale.DefaultOf(ScaleKind.Assessment).Values.Select(change).OfType<ScaleValue>()]);

    [Fact]
    public void The_product_s_scales_cover_every_assessment_and_status()
    {
        GovernanceRules.Default.Assessments.ShouldBe(Enum.GetValues<Assessment>());
        GovernanceRules.Default.ScaleOf(ScaleKind.Status).Values.Select(v => v.Code).ShouldBe(Domain.Activities.ActivityStatus.All.Select(s => s.Code));
        GovernanceRules.Default.Assessments.Where(GovernanceRules.Default.CountsAsMet).ShouldBe([Assessment.Met, Assessment.MetWithRemark]);
        Model().Change(GovernanceRules.Default, ModelUse.None);
    }

    [Fact]
    public void A_model_in_use_takes_new_words_and_another_order()
    {
        var model = Model();

        model.Change(model.Rules.With(Assessments(v => v with { Word = "Ord " + v.Code })), _used);
        model.Change(model.Rules.With(new Scale(ScaleKind.Assessment, [.. model.Rules.ScaleOf(ScaleKind.Assessment).Values.Reverse()])), _used);
        model.Change(model.Rules with { MinimumActivities = 3, AssessmentDays = 20 }, _used);

        model.Rules.Assessments[0].ShouldBe(Assessment.CannotBeAssessed);
        model.Rules.ScaleOf(ScaleKind.Assessment)["met"].Word.ShouldBe("Ord met");
    }

    [Fact]
    public void A_model_in_use_keeps_its_meaning()
    {
        var model = Model();
        var rows = model.Rules.AssessmentTable.Rules;

        Refused(model, model.Rules with { AssessmentTable = new AssessmentTable([.. rows.SkipLast(1), rows[^1] with { Suggests = Assessment.Partly }]) }).ShouldBe("model-in-use");
        Refused(model, model.Rules.With(Assessments(v => v with { CountsAsMet = v.Code == "met" }))).ShouldBe("model-in-use");
        Refused(model, model.Rules with { GoalLevels = [.. model.Rules.GoalLevels.Skip(1)] }).ShouldBe("model-in-use");
    }

    [Fact]
    public void A_value_in_use_stays_and_an_unused_one_may_go()
    {
        var without = new AssessmentTable([.. AssessmentTable.Default.Rules.Select(r => r.Suggests == Assessment.Partly ? r with { Suggests = Assessment.NotMet } : r)]);
        var rules = (GovernanceRules.Default with { AssessmentTable = without }).With(Assessments(v => v.Code == "partly" ? null : v));

        Refused(Model(), rules).ShouldBe("scale-value-in-use");
        Model().Change(rules, ModelUse.None);
    }

    [Theory]
    [InlineData("scale-too-short", 1)]
    [InlineData("scale-looks-alike", 2)]
    [InlineData("scale-words-alike", 3)]
    [InlineData("scale-word-too-long", 4)]
    [InlineData("scale-code-unknown", 5)]
    [InlineData("status-word-missing", 6)]
    public void A_scale_is_sound(string rule, int what)
    {
        var scale = what switch
        {
            1 => Assessments(v => v.Code == "met" ? v : null),
            2 => Assessments(v => v with { Look = ScaleLook.GreenTick }),
            3 => Assessments(v => v with { Word = v.CountsAsMet ? "Klart" : null }),
            4 => Assessments(v => v with { Word = v.Code == "met" ? new string('å', Scale.LongestWord + 1) : null }),
            5 => Assessments(v => v with { Code = v.Code == "met" ? "splendid" : v.Code }),
            _ => new Scale(ScaleKind.Status, [.. Scale.DefaultOf(ScaleKind.Status).Values.Skip(1)]),
        };

        Should.Throw<RuleBrokenException>(() => Model().Change(GovernanceRules.Default.With(scale), ModelUse.None)).Rule.ShouldBe(rule);
    }

    [Fact]
    public void A_table_with_a_gap_is_refused() =>
        Should.Throw<RuleBrokenException>(() => Model().Change(GovernanceRules.Default with { AssessmentTable = new AssessmentTable([.. AssessmentTable.Default.Rules.SkipLast(1)]) }, ModelUse.None))
            .Rule.ShouldBe("assessment-table-unsound");

    [Fact]
    public void A_prepared_model_holds_once_it_is_put_in_force()
    {
        var model = GovernanceModel.Prepare(Guid.CreateVersion7(), 2025, "Nästa", GovernanceRules.Default);
        model.InForce.ShouldBeFalse();

        model.PutInForce(GovernanceRules.Default, ModelUse.None);

        model.InForce.ShouldBeTrue();
        Should.Throw<RuleBrokenException>(() => model.PutInForce(GovernanceRules.Default, ModelUse.None)).Rule.ShouldBe("model-already-in-force");
    }

    [Theory]
    [InlineData(367)]
    [InlineData(int.MaxValue)]
    public void More_days_than_a_year_has_are_refused(int days)
    {
        Refused(Model(), GovernanceRules.Default with { GraceDays = days }).ShouldBe("governance-number-too-large");
        Refused(Model(), GovernanceRules.Default with { AssessmentDays = days }).ShouldBe("governance-number-too-large");
        Refused(Model(), GovernanceRules.Default with { MinimumActivities = days }).ShouldBe("governance-number-too-large");
    }

    private static string Refused(GovernanceModel model, GovernanceRules rules) => Should.Throw<RuleBrokenException>(() => model.Change(rules, _used)).Rule;
}
