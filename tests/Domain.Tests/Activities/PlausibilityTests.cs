using Styrkedja.Domain.Activities;

namespace Styrkedja.Domain.Tests.Activities;

public sealed class PlausibilityTests
{
    private static readonly DateOnly AsOf = new(2026, 8, 31);
    private static readonly ActivityStatement Statement = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), null, null, null, AsOf);

    [Fact]
    public void An_activity_without_status_is_only_asked_about_its_dates()
    {
        Codes(Statement).ShouldBeEmpty();
        Codes(Statement with { PlannedEnd = new DateOnly(2025, 12, 31) }).ShouldBe([PlausibilityCodes.EndBeforeStart]);
    }

    [Theory]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-31", false)]
    [InlineData("2027-11-30", true)]
    public void Completed_is_odd_only_long_before_the_planned_end(string end, bool odd) =>
        Codes(Statement with { Status = ActivityStatus.CompletedAsPlanned, PlannedEnd = DateOnly.Parse(end, null) })
            .Contains(PlausibilityCodes.CompletedBeforePlannedEnd).ShouldBe(odd);

    [Theory]
    [InlineData("Arbetet pågår enligt plan. Möten har genomförts.", true)]
    [InlineData("Gruppen arbetar aktivt med frågan.", true)]
    [InlineData("Mötet kommer att hållas 3/4.", true)]
    [InlineData("Mötet kommer att hållas 3/4. Det genomfördes 3/4.", false)]
    [InlineData("Sidan publicerades 31/5.", false)]
    [InlineData("Det pågårande", false)]
    [InlineData(null, false)]
    public void Completed_is_odd_when_the_text_says_it_goes_on(string? comment, bool odd) =>
        Codes(Statement with { Status = ActivityStatus.CompletedAsPlanned, Comment = comment })
            .Contains(PlausibilityCodes.CompletedButTextSaysOngoing).ShouldBe(odd);

    [Fact]
    public void What_should_have_ended_is_overdue_until_it_is_completed_or_cancelled()
    {
        var ended = Statement with { PlannedEnd = AsOf.AddDays(-1) };

        Codes(ended with { Status = ActivityStatus.NotStarted }).ShouldBe([PlausibilityCodes.OverdueNotStarted]);
        Codes(ended with { Status = ActivityStatus.OngoingAsPlanned }).ShouldBe([PlausibilityCodes.OverdueNotCompleted]);
        Codes(ended with { Status = ActivityStatus.CompletedAsPlanned }).ShouldBeEmpty();
        Codes(ended with { Status = ActivityStatus.Cancelled }).ShouldBeEmpty();
        Codes(ended with { Status = ActivityStatus.NotStarted, AsOf = null }).ShouldBeEmpty();
        Codes(ended with { Status = ActivityStatus.NotStarted, PlannedEnd = AsOf }).ShouldBeEmpty();
    }

    [Fact]
    public void A_new_date_in_the_comment_is_offered_as_the_deviation()
    {
        var late = Statement with { Status = ActivityStatus.OngoingWithDeviation };

        Plausibility.Of(late).ShouldBe([new Observation(PlausibilityCodes.DeviationWithoutText)]);
        Plausibility.Of(late with { Comment = "Klart till fullmäktige 25 nov." }).ShouldBe([new Observation(PlausibilityCodes.DeviationWithoutText, "25 nov")]);
        Codes(late with { Comment = "Två veckor försenad." }).ShouldBeEmpty();
        Codes(late with { DeviationText = "Tjäle i marken." }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("Oförändrat läge.", true)]
    [InlineData("Oförändrat läge, länsstyrelsen har ärendet.", false)]
    [InlineData("Omprojektering behövs", false)]
    public void Waiting_needs_a_cause(string? comment, bool odd) =>
        Codes(Statement with { Status = ActivityStatus.OnHold, Comment = comment }).Contains(PlausibilityCodes.OnHoldWithoutCause).ShouldBe(odd);

    [Fact]
    public void A_cause_told_apart_from_the_comment_is_a_cause() =>
        Codes(Statement with { Status = ActivityStatus.OnHold, Comment = "Oförändrat läge.", WaitingFor = "Lantmäteriet" }).ShouldNotContain(PlausibilityCodes.OnHoldWithoutCause);

    private static IEnumerable<string> Codes(ActivityStatement statement) => Plausibility.Of(statement).Select(observation => observation.Code);
}
