using System.Globalization;
using Styrkedja.Application.Demo;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Tests.Demo;

public sealed class DemoCalendarTests
{
    [Theory]
    [InlineData("2026-01-01", "T3 2025")]
    [InlineData("2026-02-20", "T3 2025")]
    [InlineData("2026-04-15", "T3 2025")]
    [InlineData("2026-04-16", "T1 2026")]
    [InlineData("2026-08-16", "T1 2026")]
    [InlineData("2026-08-17", "T2 2026")]
    [InlineData("2026-12-16", "T2 2026")]
    [InlineData("2026-12-17", "T3 2026")]
    [InlineData("2026-12-31", "T3 2026")]
    [InlineData("2028-02-29", "T3 2027")]
    public void A_tertial_is_open_from_two_weeks_before_its_cutoff_until_the_next_one_opens(string today, string open) =>
        On(today).Open.ToString().ShouldBe(open);

    [Theory]
    [InlineData("+0-03-11", "2026-03-11")]
    [InlineData("-2-02-29", "2024-02-29")]
    [InlineData("-1-02-29", "2025-02-28")]
    [InlineData("+3-06-11", "2029-06-11")]
    public void A_relative_day_lies_in_the_year_counted_from_today(string relative, string day) =>
        On("2026-09-10").Day(relative).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(day);

    [Theory]
    [InlineData("+0-10-18", "2026-10-18")]
    [InlineData("+1-02", "2027-02")]
    [InlineData("+0-10-28 Kommunfullmäktige", "2026-10-26 Kommunfullmäktige")]
    [InlineData("+0-10-08 Kommunstyrelsen", "2026-10-06 Kommunstyrelsen")]
    public void An_expected_end_is_a_day_a_month_or_a_meeting_on_the_body_s_own_weekday(string relative, string end) =>
        On("2026-09-10").ExpectedEnd(relative).ToString().ShouldBe(end);

    [Fact]
    public void A_year_in_a_text_is_counted_from_today() =>
        On("2026-09-10").Text("Från {år-1} över {år} till {år+3}").ShouldBe("Från 2025 över 2026 till 2029");

    [Theory]
    [InlineData(2026, "2023")]
    [InlineData(2027, "2023 2027")]
    [InlineData(2028, "2023 2027")]
    [InlineData(2029, "2027")]
    public void The_years_lie_in_one_term_of_office_or_two(int year, string terms) =>
        string.Join(' ', On($"{year}-06-01").Terms).ShouldBe(terms);

    [Fact]
    public void A_tertial_is_told_relative_to_this_year() =>
        On("2026-09-10").TertialOf("-1.T3").ShouldBe(new PeriodKey(2025, 3));

    private static DemoCalendar On(string today) => new(DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
