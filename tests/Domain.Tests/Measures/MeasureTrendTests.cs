using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.Measures;

public sealed class MeasureTrendTests
{
    [Theory]
    [InlineData(Direction.Up, 10, 12, MeasureTrend.Better)]
    [InlineData(Direction.Down, 10, 12, MeasureTrend.Worse)]
    [InlineData(Direction.Down, 12, 10, MeasureTrend.Better)]
    [InlineData(Direction.Up, 10, 10, MeasureTrend.Unchanged)]
    public void The_same_period_a_year_before_is_compared_with(Direction direction, int then, int now, MeasureTrend trend)
    {
        var measure = Of(direction);
        measure.Note(new DateOnly(2023, 8, 31), then);
        measure.Note(new DateOnly(2024, 4, 30), 999);
        measure.Note(new DateOnly(2024, 8, 31), now);

        measure.TrendAt(PeriodCalendar.Default[new PeriodKey(2024, 2)], PeriodCalendar.Default).ShouldBe(trend);
    }

    [Fact]
    public void Without_one_the_period_before_of_the_same_year_is()
    {
        var measure = Of(Direction.Up);
        measure.Note(new DateOnly(2024, 4, 30), 10);
        measure.Note(new DateOnly(2024, 8, 31), 11);

        measure.TrendAt(PeriodCalendar.Default[new PeriodKey(2024, 2)], PeriodCalendar.Default).ShouldBe(MeasureTrend.Better);
        measure.TrendAt(PeriodCalendar.Default[new PeriodKey(2024, 1)], PeriodCalendar.Default).ShouldBe(MeasureTrend.Missing);
        measure.TrendAt(PeriodCalendar.Default[new PeriodKey(2024, 3)], PeriodCalendar.Default).ShouldBe(MeasureTrend.Missing);
    }

    [Fact]
    public void What_is_withheld_tells_no_trend_either()
    {
        var measure = Of(Direction.Up);
        measure.AnswerFor(null, countsPersons: true);
        measure.Note(new DateOnly(2023, 8, 31), 3);
        measure.Note(new DateOnly(2024, 8, 31), 8);

        measure.TrendAt(PeriodCalendar.Default[new PeriodKey(2024, 2)], PeriodCalendar.Default).ShouldBe(MeasureTrend.Missing);
    }

    private static Measure Of(Direction direction)
    {
        var measure = new Measure(Ids.New<MeasureId>(), Ids.New<GoalId>(), "Måttet", 1);
        measure.Quantify("st", direction, null);
        return measure;
    }
}
