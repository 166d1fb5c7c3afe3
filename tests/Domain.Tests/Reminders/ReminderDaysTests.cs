using Styrkedja.Domain.Reminders;

namespace Styrkedja.Domain.Tests.Reminders;

public sealed class ReminderDaysTests
{
    private static readonly DateOnly _opens = new(2024, 8, 17);
    private static readonly DateOnly _due = new(2024, 9, 6);

    [Fact]
    public void People_are_reminded_when_it_opens_a_week_and_a_day_before_and_each_third_day_after() =>
        Days(day => ReminderDays.Default.FallOn(day, _opens, _due)).ShouldBe(["08-17", "08-30", "09-05", "09-09", "09-12", "09-15"]);

    [Fact]
    public void The_head_is_told_when_the_days_have_passed_and_then_as_often_as_the_late_ones() =>
        Days(day => new ReminderDays([1], 4, 5).EscalateOn(day, _due)).ShouldBe(["09-11", "09-15"]);

    [Fact]
    public void Without_days_after_the_last_one_nobody_is_told_more_than_once()
    {
        Days(day => new ReminderDays([0], null, 2).FallOn(day, null, _due)).ShouldBe(["09-06"]);
        Days(day => new ReminderDays([0], null, 2).EscalateOn(day, _due)).ShouldBe(["09-08"]);
        Days(day => new ReminderDays([0], null, null).EscalateOn(day, _due)).ShouldBeEmpty();
    }

    [Fact]
    public void What_has_no_last_day_is_told_of_when_it_opens() => Days(day => ReminderDays.Default.FallOn(day, _opens, null)).ShouldBe(["08-17"]);

    /// <summary>Those from the opening until ten days after the last day.</summary>
    private static IEnumerable<string> Days(Func<DateOnly, bool> falls) => Enumerable.Range(_opens.DayNumber, _due.DayNumber - _opens.DayNumber + 11)
        .Select(DateOnly.FromDayNumber).Where(falls).Select(d => d.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
