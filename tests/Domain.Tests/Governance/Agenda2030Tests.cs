using System.Globalization;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Domain.Tests.Governance;

public sealed class Agenda2030Tests
{
    /// <summary>Targets of each goal, as A/RES/70/1 numbers them.</summary>
    private static readonly int[] _targets = [7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19];

    [Fact]
    public void There_are_17_goals_and_169_targets()
    {
        Agenda2030.Goals.Select(g => g.Number).ShouldBe(Enumerable.Range(1, 17));
        Agenda2030.Goals.Select(g => g.Targets.Count).ShouldBe(_targets);
        Agenda2030.Goals.SelectMany(g => g.Targets).Distinct().Count().ShouldBe(169);
        Agenda2030.Goals.ShouldAllBe(g => g.Targets.All(t => Agenda2030.GoalOf(t) == g.Number));
    }

    [Theory]
    [InlineData("sv-SE", "Bekämpa klimatförändringarna")]
    [InlineData("en-GB", "Climate action")]
    public void A_goal_has_its_title_in_both_languages(string language, string title) => Agenda2030.Goal(13).TitleIn(CultureInfo.GetCultureInfo(language)).ShouldBe(title);

    [Theory]
    [InlineData(" 1.A ", "1.a")]
    [InlineData("17.19", "17.19")]
    [InlineData("17", "17")]
    [InlineData("18", null)]
    [InlineData("1.6", null)]
    [InlineData("1.c", null)]
    [InlineData("", null)]
    public void A_code_is_known_however_its_letter_is_written(string typed, string? code) => Agenda2030.Find(typed).ShouldBe(code);

    [Fact]
    public void Codes_stand_in_the_agenda_s_order_each_once() => Agenda2030.InOrder(["12.3", "3.4", "3", "12.3", "3.A"]).ShouldBe(["3", "3.4", "3.a", "12.3"]);

    [Fact]
    public void An_area_refuses_a_code_that_is_none()
    {
        var refusal = Should.Throw<RuleBrokenException>(() => new FocusArea(Ids.New<FocusAreaId>()).LinkToAgenda(["3", "3.99"]));
        (refusal.Rule, refusal.Facts[0]).ShouldBe(("agenda-code-unknown", "3.99"));
    }
}
