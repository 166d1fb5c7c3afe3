using Styrkedja.Domain.Governance;

namespace Styrkedja.Domain.Tests.Governance;

public sealed class VisionTests
{
    private static readonly FocusAreaId _young = Ids.New<FocusAreaId>(), _water = Ids.New<FocusAreaId>();

    [Fact]
    public void Each_version_holds_until_the_next_takes_over()
    {
        var (first, second) = (Adopted(2020), Adopted(2024));
        var history = new VisionHistory([second, first, Proposed(2023)]);

        history.InForceOn(new DateOnly(2019, 12, 31)).ShouldBeNull();
        history.InForceOn(new DateOnly(2023, 12, 31)).ShouldBe(first);
        history.InForceOn(new DateOnly(2024, 1, 1)).ShouldBe(second);
        history.LastDayOf(first).ShouldBe(new DateOnly(2023, 12, 31));
        history.LastDayOf(second).ShouldBeNull();
    }

    [Fact]
    public void No_vision_holds_after_its_own_last_day() =>
        new VisionHistory([Adopted(2020, new DateOnly(2021, 6, 30))]).InForceOn(new DateOnly(2021, 7, 1)).ShouldBeNull();

    [Theory]
    [InlineData("2022-01-01", null, "vision-overlaps-earlier", "2022-01-01", "2022-12-31")]
    [InlineData("2022-01-01", "2022-03-31", "vision-overlaps-earlier", "2022-01-01", "2022-03-31")]
    [InlineData("2018-01-01", "2020-02-29", "vision-overlaps-later", "2020-01-01", "2020-02-29")]
    [InlineData("2020-01-01", null, "vision-same-day", "2020-01-01", null)]
    [InlineData("2018-01-01", null, null, null, null)]
    [InlineData("2023-01-01", null, null, null, null)]
    public void Two_versions_never_hold_on_the_same_day(string from, string? to, string? rule, string? first, string? last)
    {
        var history = new VisionHistory([Adopted(2020, new DateOnly(2022, 12, 31))]);
        void Ask() => history.RequireRoomFor(Ids.New<VisionId>(), DateOnly.Parse(from, null), to is null ? null : DateOnly.Parse(to, null));

        if (rule is null)
        {
            Should.NotThrow(Ask);
            return;
        }

        var refusal = Should.Throw<RuleBrokenException>(Ask);
        refusal.Rule.ShouldBe(rule);
        refusal.Facts.ShouldContain(DateOnly.Parse(first!, null));
        if (last is not null)
        {
            refusal.Facts.ShouldContain(DateOnly.Parse(last, null));
        }
    }

    [Fact]
    public void A_proposal_is_in_nobody_s_way() =>
        Should.NotThrow(() => new VisionHistory([Proposed(2024)]).RequireRoomFor(Ids.New<VisionId>(), new DateOnly(2024, 1, 1), null));

    [Fact]
    public void A_version_is_adopted_once_and_with_its_decision()
    {
        var vision = Proposed(2024);

        Should.Throw<RuleBrokenException>(() => vision.Adopt(" ")).Rule.ShouldBe("vision-decision-required");
        vision.Adopt("Kommunfullmäktige 13 december 2023, § 140");
        Should.Throw<RuleBrokenException>(() => vision.Adopt("Igen")).Rule.ShouldBe("vision-already-adopted");
    }

    [Fact]
    public void Two_areas_of_a_version_have_different_names() =>
        Should.Throw<RuleBrokenException>(() => Wording(2024, new(_young, "Vatten", null), new(_water, " vatten ", null)).Checked()).Rule.ShouldBe("focus-areas-alike");

    [Fact]
    public void An_area_with_a_new_name_is_the_same_area()
    {
        var before = new Vision(Ids.New<VisionId>(), Wording(2020, new(_water, "Vatten", "Rent vatten."), new(_young, "Unga", null)));
        var after = new Vision(Ids.New<VisionId>(), Wording(2024, new(_water, "Vatten och luft", "Rent vatten."), new(_young, "Unga", null)));

        var difference = VisionDifference.Between(before, after).ShouldHaveSingleItem();
        (difference.Area, difference.Wording.Field, difference.Wording.Before, difference.Wording.After).ShouldBe(("Vatten och luft", "name", "Vatten", "Vatten och luft"));
    }

    [Fact]
    public void A_new_order_is_told()
    {
        var before = new Vision(Ids.New<VisionId>(), Wording(2020, new(_water, "Vatten", null), new(_young, "Unga", null)));
        var after = new Vision(Ids.New<VisionId>(), Wording(2024, new(_young, "Unga", null), new(_water, "Vatten", null)));

        VisionDifference.Between(before, after).ShouldHaveSingleItem().Wording.After.ShouldBe("Unga, Vatten");
    }

    private static VisionWording Wording(int year, params FocusAreaWording[] areas) => new("Det är nära.", new DateOnly(year, 1, 1), null, areas);

    private static Vision Proposed(int year, DateOnly? to = null) => new(Ids.New<VisionId>(), Wording(year) with { ValidTo = to });

    private static Vision Adopted(int year, DateOnly? to = null)
    {
        var vision = Proposed(year, to);
        vision.Adopt("Kommunfullmäktige, § 1");
        return vision;
    }
}
