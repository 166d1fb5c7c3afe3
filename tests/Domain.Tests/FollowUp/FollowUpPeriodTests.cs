using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.FollowUp;

public sealed class FollowUpPeriodTests
{
    private static readonly DateOnly _reportBy = new(2024, 9, 6), _graceBy = new(2024, 9, 11);

    [Theory]
    [InlineData("2024-08-16", "period-not-open")]
    [InlineData("2024-09-06", null)]
    [InlineData("2024-09-11", null)]
    [InlineData("2024-09-12", "period-grace-over")]
    public void Late_reports_are_taken_while_the_grace_lasts(string day, string? refusal) => Check(Period(_graceBy), day, false, null, refusal);

    [Fact]
    public void After_the_grace_the_strategist_reports_and_whoever_is_exempted()
    {
        Check(Period(_graceBy), "2024-09-12", true, null, null);
        Check(Period(_graceBy), "2024-09-12", false, Exempted(2), null);
        Check(Period(_graceBy), "2024-09-12", false, Exempted(1), "period-grace-over");
    }

    [Fact]
    public void Without_a_day_for_it_late_reports_are_taken_until_the_lock()
    {
        var period = Period(null);
        Check(period, "2025-03-01", false, null, null);
        period.Lock(DateTimeOffset.UnixEpoch);
        Check(period, "2025-03-01", true, null, "period-locked");
        Check(period, "2025-03-01", false, Exempted(2), null);
    }

    [Fact]
    public void The_grace_does_not_end_before_the_reporting() =>
        Should.Throw<RuleBrokenException>(() => Period(_reportBy.AddDays(-1))).Rule.ShouldBe("period-grace-before-reporting");

    private static void Check(FollowUpPeriod period, string day, bool isStrategist, Exemption? exemption, string? refusal)
    {
        var report = () => period.RequireReportableOn(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), isStrategist, exemption);
        if (refusal is null)
        {
            report();
        }
        else
        {
            Should.Throw<RuleBrokenException>(report).Rule.ShouldBe(refusal);
        }
    }

    private static FollowUpPeriod Period(DateOnly? graceBy) =>
        new(Guid.NewGuid(), PeriodCalendar.Default[new PeriodKey(2024, 2)], new DateOnly(2024, 8, 17), _reportBy, new DateOnly(2024, 9, 11), graceBy);

    private static Exemption Exempted(int number) => new(
        Guid.NewGuid(), ExemptionKind.Report, Guid.NewGuid(), "Laga mat", 2024, new PeriodName(new PeriodKey(2024, number), null), (new AccountId(Guid.NewGuid()), "Elin"), "Sjuk", new DateOnly(2024, 10, 1), new Signature(null, "Johan", new DateTimeOffset(2024, 9, 12, 8, 0, 0, TimeSpan.Zero)));
}
