using Styrkedja.Domain.Governance;

namespace Styrkedja.Domain.Tests.Governance;

public sealed class RegionalStrategyTests
{
    private static readonly RegionalEntry _place = new(RegionalKind.GoalArea, "M1", "Plats", null), _grow = new(RegionalKind.GoalArea, "M3", "Växa", null), _skill = new(RegionalKind.Priority, "M1.1", "Kompetens", "M1");

    [Theory]
    [InlineData(RegionalKind.Priority, "M1.2", "Vägar", "M9", "regional-priority-without-area")]
    [InlineData(RegionalKind.Priority, "M1.2", "Vägar", "M1.1", "regional-priority-without-area")]
    [InlineData(RegionalKind.Principle, "m1", "Öppet", null, "regional-code-twice")]
    [InlineData(RegionalKind.Principle, " ", "Öppet", null, "regional-code-required")]
    [InlineData(RegionalKind.Principle, "P1", "", null, "regional-title-required")]
    public void A_strategy_is_whole(RegionalKind kind, string code, string title, string? under, string rule) =>
        Should.Throw<RuleBrokenException>(() => Strategy(_place, _skill, new RegionalEntry(kind, code, title, under))).Rule.ShouldBe(rule);

    [Fact]
    public void The_goal_area_of_a_priority_does_not_follow_from_it()
    {
        var strategy = Strategy(_place, _grow, _skill);
        var area = new FocusArea(Ids.New<FocusAreaId>());

        area.LinkToRegion([new(strategy.Id, "M1.1", true), new(strategy.Id, "M3", true)], [strategy]);
        area.Regional.ShouldBe([new(strategy.Id, "M3", true), new(strategy.Id, "M1.1", false)]);
    }

    [Fact]
    public void An_area_leads_only_to_what_a_strategy_has() =>
        Should.Throw<RuleBrokenException>(() => new FocusArea(Ids.New<FocusAreaId>()).LinkToRegion([new(Ids.New<RegionalStrategyId>(), "M1", false)], [Strategy(_place)])).Rule.ShouldBe("regional-entry-unknown");

    [Fact]
    public void Keywords_are_read_as_people_paste_them() => AreaInput.KeywordsIn(" buss, tåg;\r\nBuss\n\n cykel ").ShouldBe(["buss", "tåg", "cykel"]);

    private static RegionalStrategy Strategy(params RegionalEntry[] entries) => new(Ids.New<RegionalStrategyId>(), "Länets strategi", 2021, 2030, entries);
}
