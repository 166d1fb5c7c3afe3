using Styrkedja.Domain.Reminders;

namespace Styrkedja.Domain.Tests.Reminders;

public sealed class ReminderSettingTests
{
    private static readonly ReminderChoices _on = ReminderSetting.Default with { IsOn = true, SiteAddress = "https://mal.exempel.se/" };

    [Theory]
    [InlineData("2024-08-30T06:59:00+02:00", false)]
    [InlineData("2024-08-30T07:00:00+02:00", true)]
    [InlineData("2024-08-31T07:00:00+02:00", false)]
    [InlineData("2024-11-01T06:30:00+01:00", false)]
    [InlineData("2024-11-01T06:00:00+00:00", true)]
    public void Letters_are_written_on_weekdays_from_seven_swedish_time(string now, bool isTime) =>
        new ReminderSetting(Guid.NewGuid(), _on).IsTime(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(isTime);

    [Fact]
    public void Monday_tells_of_the_weekend_and_of_days_on_which_none_were_written()
    {
        var setting = new ReminderSetting(Guid.NewGuid(), _on);
        var monday = new DateOnly(2024, 9, 2);
        setting.DaysToldOn(monday).ShouldBe([new(2024, 8, 31), new(2024, 9, 1), monday]);
        setting.Write(new DateOnly(2024, 8, 29));
        setting.DaysToldOn(monday).ShouldBe([new(2024, 8, 30), new(2024, 8, 31), new(2024, 9, 1), monday]);
        setting.Write(new DateOnly(2024, 5, 1));
        setting.DaysToldOn(monday).Count.ShouldBe(7);
    }

    [Theory]
    [InlineData("mal.exempel.se", "reminder-address-wrong")]
    [InlineData("javascript:alert(1)", "reminder-address-wrong")]
    [InlineData("https://mal.exempel.se/sida", "reminder-address-wrong")]
    [InlineData("https://namn@mal.exempel.se", "reminder-address-wrong")]
    [InlineData(" ", "reminder-address-required")]
    public void Letters_link_to_an_absolute_address_without_a_path(string address, string rule) =>
        Should.Throw<RuleBrokenException>(() => new ReminderSetting(Guid.NewGuid(), _on with { SiteAddress = address })).Rule.ShouldBe(rule);

    [Fact]
    public void The_address_is_kept_without_its_last_slash() => new ReminderSetting(Guid.NewGuid(), _on).SiteAddress.ShouldBe("https://mal.exempel.se");

    [Fact]
    public void A_day_of_the_week_an_hour_and_a_number_of_days_are_asked_for()
    {
        Refuses(_on with { Days = [] }).ShouldBe("reminder-weekday-required");
        Refuses(_on with { Hour = 24 }).ShouldBe("reminder-hour-out-of-range");
        Refuses(_on with { LinkDays = 61 }).ShouldBe("reminder-link-days-out-of-range");
    }

    private static string Refuses(ReminderChoices choices) => Should.Throw<RuleBrokenException>(() => new ReminderSetting(Guid.NewGuid(), choices)).Rule;
}
