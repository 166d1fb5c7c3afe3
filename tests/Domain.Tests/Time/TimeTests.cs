using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.Time;

public sealed class TimeTests
{
    [Fact]
    public void A_range_includes_both_its_ends()
    {
        var range = new DateRange(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 31));
        range.Days.ShouldBe(31);
        range.Contains(range.Start).ShouldBeTrue();
        range.Contains(range.End).ShouldBeTrue();
        range.Overlaps(new DateRange(range.End, range.End.AddDays(5))).ShouldBeTrue();
        range.Overlaps(new DateRange(range.End.AddDays(1), range.End.AddDays(5))).ShouldBeFalse();
    }

    [Fact]
    public void A_range_cannot_end_before_it_starts() => Should.Throw<ArgumentException>(() => new DateRange(new DateOnly(2024, 2, 1), new DateOnly(2024, 1, 1)));

    [Theory]
    [InlineData("2027-10-05", "2027-10-05")]
    [InlineData("5 oktober 2027", "2027-10-05")]
    [InlineData("2027-10", "2027-10")]
    [InlineData("oktober 2027", "2027-10")]
    [InlineData("Kommunfullmäktige 25 november 2027", "2027-11-25 Kommunfullmäktige")]
    [InlineData("KF, 2027-11-25", "2027-11-25 KF")]
    [InlineData("2027-11-25 Kommunfullmäktige", "2027-11-25 Kommunfullmäktige")]
    public void An_expected_end_is_read_as_people_write_it_and_stored_in_one_way(string typed, string stored)
    {
        var end = ExpectedEndText.Read(typed).ShouldNotBeNull();
        end.ToString().ShouldBe(stored);
        ExpectedEnd.Parse(stored).ShouldBe(end);
        ExpectedEndText.Read(ExpectedEndText.Write(end)).ShouldBe(end);
    }

    [Theory]
    [InlineData("2027-10-05", "2027-10-05", true)]
    [InlineData("2027-10-05", "2027-10-06", false)]
    [InlineData("2027-10", "2027-10-01", true)]
    [InlineData("2027-10", "2027-11-01", false)]
    [InlineData("2027-11-25 KF", "2027-11-25", true)]
    public void An_expected_end_can_mean_any_day_of_its_month(string stored, string day, bool can) =>
        ExpectedEnd.Parse(stored)!.CanMean(DateOnly.ParseExact(day, "yyyy-MM-dd")).ShouldBe(can);

    [Theory]
    [InlineData("25 oktober")]
    [InlineData("i höst")]
    [InlineData("vecka 36")]
    [InlineData("2027-13")]
    [InlineData("")]
    public void A_year_is_never_guessed(string typed) => ExpectedEndText.Read(typed).ShouldBeNull();
}
