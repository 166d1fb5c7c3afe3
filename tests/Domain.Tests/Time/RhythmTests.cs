using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.Time;

public sealed class RhythmTests
{
    private static readonly Rhythm _quarters = new([new("Kvartal 1", 3), new("Kvartal 2", 6), new("Kvartal 3", 9), new("Kvartal 4", 12)]);
    private static readonly Rhythm _twice = new([new("Delår", 8), new("Helår", 12)]);
    private static readonly PeriodCalendar _mixed = new([(2024, _quarters), (2025, _twice)]);

    [Theory]
    [InlineData(1, "2024-01-01", "2024-04-30")]
    [InlineData(2, "2024-05-01", "2024-08-31")]
    [InlineData(3, "2024-09-01", "2024-12-31")]
    public void A_municipality_that_says_nothing_follows_up_by_tertials(int number, string start, string cutoff)
    {
        var period = PeriodCalendar.Default[new PeriodKey(2024, number)];
        period.Start.ShouldBe(Day(start));
        period.Cutoff.ShouldBe(Day(cutoff));
        period.Name.ShouldBeNull();
    }

    [Fact]
    public void Every_day_lies_in_just_one_period_and_periods_follow_each_other_over_years_of_different_rhythms()
    {
        for (var day = new DateOnly(2023, 12, 1); day < new DateOnly(2026, 2, 1); day = day.AddDays(1))
        {
            var period = _mixed.On(day);
            period.Holds(day).ShouldBeTrue();
            _mixed.Before(_mixed.After(period.Tertial).Tertial).ShouldBe(period);
            _mixed.After(period.Tertial).Start.ShouldBe(period.Cutoff.AddDays(1));
        }
    }

    [Fact]
    public void The_period_before_a_years_first_is_the_last_of_the_year_before_however_many_it_had()
    {
        _mixed.Before(new PeriodKey(2024, 1)).Tertial.ShouldBe(new PeriodKey(2023, 3));
        _mixed.Before(new PeriodKey(2025, 1)).Tertial.ShouldBe(new PeriodKey(2024, 4));
        _mixed.After(new PeriodKey(2025, 2)).Tertial.ShouldBe(new PeriodKey(2026, 1));
    }

    [Fact]
    public void A_number_the_year_does_not_have_is_refused_with_how_many_it_has()
    {
        Should.Throw<RuleBrokenException>(() => _mixed[new PeriodKey(2025, 3)]).Facts.ShouldBe([2025, 3, 2]);
        Should.Throw<ArgumentOutOfRangeException>(() => new PeriodKey(2024, 13));
    }

    [Fact]
    public void The_same_day_a_year_before_is_found_whatever_its_number()
    {
        _mixed.YearBefore(_mixed[new PeriodKey(2025, 2)]).ShouldNotBeNull().Tertial.ShouldBe(new PeriodKey(2024, 4));
        _mixed.YearBefore(_mixed[new PeriodKey(2025, 1)]).ShouldBeNull();
        PeriodCalendar.Default.YearBefore(PeriodCalendar.Default[new PeriodKey(2025, 2)]).ShouldNotBeNull().Tertial.ShouldBe(new PeriodKey(2024, 2));
    }

    [Theory]
    [InlineData(5, 31, false)]
    [InlineData(6, 29, false)]
    [InlineData(6, 30, true)]
    [InlineData(7, 31, true)]
    [InlineData(8, 31, true)]
    [InlineData(9, 1, false)]
    public void Half_a_year_to_two_thirds_of_it_can_be_the_interim_report(int month, int day, bool can) =>
        new Rhythm([new("Delår", month, day), new("Helår", 12)]).Of(2024)[0].CanBeInterim.ShouldBe(can);

    [Theory]
    [InlineData(6, "2024-08-30")]
    [InlineData(8, "2024-10-31")]
    public void The_interim_report_is_handed_over_within_two_months(int month, string by) => new Rhythm([new("Delår", month), new("Helår", 12)]).Of(2024)[0].InterimBy.ShouldBe(Day(by));

    [Fact]
    public void What_is_lacking_for_the_law_is_known()
    {
        new Rhythm([new("Helår", 12)]).HasInterim.ShouldBeFalse();
        Rhythm.Tertials.HasInterim.ShouldBeTrue();
        new Rhythm([new("Höst", 11)]).EndsWithTheYear.ShouldBeFalse();
        _twice.EndsWithTheYear.ShouldBeTrue();
    }

    [Fact]
    public void The_last_of_february_is_the_last_in_every_year()
    {
        var february = new Rhythm([new("Februari", 2), new(null, 12)]);
        february.Of(2024)[0].Cutoff.ShouldBe(new DateOnly(2024, 2, 29));
        february.Of(2025)[0].Cutoff.ShouldBe(new DateOnly(2025, 2, 28));
        var model = new GovernanceModel(Guid.NewGuid(), 2024, "Styrmodell", GovernanceRules.Default);
        model.Change(GovernanceRules.Default with { Rhythm = new([new("Februari", 2, 29), new(null, 12)]) }, ModelUse.None);
        model.Rules.Rhythm.Of(2025)[0].Cutoff.ShouldBe(new DateOnly(2025, 2, 28));
    }

    [Fact]
    public void A_rhythm_that_cannot_be_followed_is_refused()
    {
        Refused([], "rhythm-count");
        Refused([.. Enumerable.Range(1, 13).Select(m => new RhythmPeriod(null, Math.Min(m, 12)))], "rhythm-count");
        Refused([new(null, 13)], "rhythm-day");
        Refused([new(null, 4, 32)], "rhythm-day");
        Refused([new(null, 2, 30), new(null, 12)], "rhythm-day-beyond");
        Refused([new(null, 4, 31), new(null, 12)], "rhythm-day-beyond");
        Refused([new(null, 8), new(null, 4)], "rhythm-out-of-order");
        Refused([new(null, 4), new(null, 4, 30)], "rhythm-out-of-order");
        Refused([new("Vår", 4), new("vår", 8)], "rhythm-names-alike");
    }

    [Fact]
    public void A_rhythm_in_use_may_change_names_and_not_days()
    {
        var model = new GovernanceModel(Guid.NewGuid(), 2024, "Styrmodell", GovernanceRules.Default);
        var used = ModelUse.None with { FollowedUp = 7 };
        model.Change(GovernanceRules.Default with { Rhythm = new([new("Vår", 4, 30), new("Delår", 8), new("Helår", 12)]) }, used);
        model.Rules.Rhythm.Periods[1].Name.ShouldBe("Delår");
        Should.Throw<RuleBrokenException>(() => model.Change(GovernanceRules.Default with { Rhythm = _quarters }, used)).Rule.ShouldBe("rhythm-in-use");
        model.Change(GovernanceRules.Default with { Rhythm = _quarters }, ModelUse.None);
    }

    [Fact]
    public void A_prepared_rhythm_does_not_come_into_force_over_what_is_reported()
    {
        var model = GovernanceModel.Prepare(Guid.NewGuid(), 2025, "Styrmodell", GovernanceRules.Default with { Rhythm = _twice });
        Should.Throw<RuleBrokenException>(() => model.PutInForce(GovernanceRules.Default, ModelUse.None with { FollowedUp = 1 })).Rule.ShouldBe("rhythm-in-use");
        model.PutInForce(GovernanceRules.Default, ModelUse.None);
        model.InForce.ShouldBeTrue();
    }

    private static void Refused(IReadOnlyList<RhythmPeriod> periods, string rule) =>
        Should.Throw<RuleBrokenException>(() => new GovernanceModel(Guid.NewGuid(), 2024, "Styrmodell", GovernanceRules.Default).Change(GovernanceRules.Default with { Rhythm = new(periods) }, ModelUse.None)).Rule.ShouldBe(rule);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
