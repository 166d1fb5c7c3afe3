using Styrkedja.Application.Governance;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Tests.Governance;

public sealed class ReadyModelsTests
{
    public static TheoryData<string> Ids => [.. ReadyModels.All(Words.Swedish).Select(m => m.Id)];

    [Fact]
    public void Those_that_municipalities_ask_for_are_there() =>
        Ids.Select(i => i.Data).ShouldBe(["ange-2022", "ange-2024", "nordic", "three-colours-80", "two-step"], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_can_be_put_in_force_and_tells_of_itself_in_both_languages(string id)
    {
        var ready = ReadyModels.Find(id, Words.Swedish).ShouldNotBeNull();

        GovernanceModel.Prepare(Guid.CreateVersion7(), 2025, ready.Name, ready.Rules).PutInForce(GovernanceRules.Default, ModelUse.None);

        TableFaults.Of(ready.Rules.AssessmentTable, ready.Rules.Assessments).ShouldBeEmpty();
        ReadyModels.Find(id, Words.English)!.About.ShouldNotBe(ready.About);
        ModelChanges.Between(GovernanceRules.Default, ready.Rules, Words.Swedish).Any(c => c.Part != ModelPart.Texts).ShouldBe(true);
    }

    [Fact]
    public void Three_colours_keeps_a_missing_measurement_apart_from_yellow()
    {
        var words = new ModelWords(ReadyModels.Find("three-colours-80", Words.Swedish)!.Rules, Words.Swedish);

        words.Rules.Assessments.Select(words.Assessment).ShouldBe(["Uppnått", "Delvis uppnått", "Inte uppnått", "Mätning saknas"]);
        words.Rules.PartlyPercent.ShouldBe(80);
        words.AssessmentRule("all-completed").ShouldBe("Regel 1: alla aktiviteter är i läget avslutad enligt plan eller avslutad med avvikelse, alltså Uppnått");
    }

    [Fact]
    public void The_product_s_own_rules_read_as_they_always_have()
    {
        var words = new ModelWords(GovernanceRules.Default, Words.Swedish);
        foreach (var rule in AssessmentTable.Default.Rules)
        {
            words.AssessmentRule(rule.Id).ShouldBe(Words.Swedish.AssessmentRule(rule.Id));
        }
    }

    [Fact]
    public void Nothing_differs_between_a_model_and_itself() =>
        ModelChanges.Between(GovernanceRules.Default, GovernanceRules.Default with { }, Words.Swedish).ShouldBeEmpty();
}
