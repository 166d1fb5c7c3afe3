using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.Measures;

public sealed class MeasureValuesTests
{
    private static readonly YearPeriod _t2 = Rhythm.Tertials.Of(2024)[1];
    private static readonly MeasurePeriod _nothing = new(2024, 2, false, null, null, null);

    [Fact]
    public void A_value_that_the_source_tells_later_is_not_missing()
    {
        var measure = Of(MeasureKind.Number);
        measure.StateAt(_t2).ShouldBe(MeasureState.Missing);

        measure.Note(_t2, null, _nothing with { NotPublished = true, ExpectedOn = new DateOnly(2024, 10, 1) });
        measure.StateAt(_t2).ShouldBe(MeasureState.NotPublished);
        measure.StateAt(Rhythm.Tertials.Of(2024)[2]).ShouldBe(MeasureState.Missing);

        measure.Note(_t2, new MeasureValue(_t2.Cutoff, 12), _nothing);
        measure.StateAt(_t2).ShouldBe(MeasureState.Known);
        measure.Periods.ShouldBeEmpty();
    }

    [Fact]
    public void A_source_that_publishes_after_the_cut_off_is_awaited_without_anyone_saying_so()
    {
        var measure = Of(MeasureKind.Number);
        measure.Expect(new DateOnly(2024, 11, 15), byGender: false);

        measure.StateAt(_t2).ShouldBe(MeasureState.NotPublished);
        measure.StateAt(Rhythm.Tertials.Of(2024)[2]).ShouldBe(MeasureState.Missing);
    }

    [Fact]
    public void Noting_anew_replaces_the_period_s_value_and_no_other()
    {
        var measure = Of(MeasureKind.Number);
        measure.Note(new DateOnly(2024, 4, 30), 1);
        measure.Note(new DateOnly(2024, 6, 1), 2);
        measure.Note(new DateOnly(2024, 8, 1), 3);

        measure.Note(_t2, new MeasureValue(new DateOnly(2024, 8, 31), 4), _nothing);

        measure.Values.Select(v => v.Value).ShouldBe([1, 2, 4]);
    }

    [Theory]
    [InlineData("2024-04-30", 1.0, false, "measure-value-outside-period")]
    [InlineData("2024-09-01", 1.0, false, "measure-value-outside-period")]
    [InlineData("2024-08-31", 1.0, true, "measure-value-and-awaited")]
    [InlineData("2024-08-31", null, false, "measure-text-missing")]
    [InlineData("2024-08-31", -1.0, false, "measure-value-negative")]
    public void What_cannot_be_is_refused(string day, double? value, bool awaited, string rule)
    {
        var measure = Of(MeasureKind.Number);
        measure.AnswerFor(null, countsPersons: true);

        Should.Throw<RuleBrokenException>(() => measure.Note(_t2, new MeasureValue(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), (decimal?)value), _nothing with { NotPublished = awaited })).Rule.ShouldBe(rule);
        measure.Values.ShouldBeEmpty();
    }

    [Fact]
    public void Genders_are_not_more_than_all()
    {
        var measure = Of(MeasureKind.Number);
        measure.AnswerFor(null, countsPersons: true);

        Should.Throw<RuleBrokenException>(() => measure.Note(_t2, new MeasureValue(_t2.Cutoff, 10) { Women = 6, Men = 5 }, _nothing)).Rule.ShouldBe("measure-gender-sum");
        measure.Note(_t2, new MeasureValue(_t2.Cutoff, 11) { Women = 6, Men = 5 }, _nothing);
    }

    [Fact]
    public void Yes_or_no_takes_nothing_else() =>
        Should.Throw<RuleBrokenException>(() => Of(MeasureKind.YesNo).Note(_t2, new MeasureValue(_t2.Cutoff, 2), _nothing)).Rule.ShouldBe("measure-yes-or-no");

    [Theory]
    [InlineData(40, 20, 20, "40 20 20")]
    [InlineData(40, 37, 3, "40 - -")]
    [InlineData(40, 40, 0, "40 40 0")]
    [InlineData(4, 2, 2, "- - -")]
    [InlineData(0, 0, 0, "0 0 0")]
    public void Few_persons_are_withheld_and_cannot_be_counted_back(int all, int women, int men, string shown)
    {
        var measure = Of(MeasureKind.Number);
        measure.AnswerFor(null, countsPersons: true);

        var value = new MeasureValue(_t2.Cutoff, all) { Women = women, Men = men }.Show(measure);

        string.Join(' ', new[] { value.Value, value.Women, value.Men }.Select(v => v is { } told ? $"{told:0}" : "-")).ShouldBe(shown);
        value.IsWithheld.ShouldBe(shown.Contains('-', StringComparison.Ordinal));
    }

    [Fact]
    public void A_gender_nobody_noted_is_not_counted_from_the_whole()
    {
        var measure = Of(MeasureKind.Number);
        measure.AnswerFor(null, countsPersons: true);

        new MeasureValue(_t2.Cutoff, 31) { Women = 28 }.Show(measure).Women.ShouldBeNull();
        new MeasureValue(_t2.Cutoff, 31) { Women = 20 }.Show(measure).Women.ShouldBe(20);
    }

    [Fact]
    public void A_share_of_a_small_group_is_withheld_by_the_number_behind_it()
    {
        var value = new MeasureValue(_t2.Cutoff, 60) { Women = 50, Men = 75, WomenAsked = 30, MenAsked = 4 }.Show(Of(MeasureKind.Number));

        (value.Value, value.Women, value.Men).ShouldBe((60m, null, null));
    }

    [Fact]
    public void A_known_day_has_neither_later_values_nor_later_words()
    {
        var measure = Of(MeasureKind.Number);
        measure.Note(_t2, new MeasureValue(_t2.Cutoff, 4), _nothing with { Forecast = 9 });
        measure.Note(Rhythm.Tertials.Of(2024)[2], null, new MeasurePeriod(2024, 3, true, null, null, null));

        var then = measure.Until(new FollowUpPeriod(Guid.NewGuid(), _t2, _t2.Cutoff, _t2.Cutoff, _t2.Cutoff));

        then.Periods.ShouldHaveSingleItem().Forecast.ShouldBe(9);
        then.Values.ShouldHaveSingleItem();
    }

    private static Measure Of(MeasureKind kind)
    {
        var measure = new Measure(Ids.New<MeasureId>(), Ids.New<GoalId>(), "Måttet", 1);
        if (kind == MeasureKind.Number)
        {
            measure.Quantify("procent", Direction.Up, 80);
        }
        else
        {
            measure.Tell(kind);
        }

        return measure;
    }
}
