using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.FollowUp;

public sealed class MovementTests
{
    [Theory]
    [InlineData(null, null, Movement.Same)]
    [InlineData(null, "ongoing-as-planned", Movement.New)]
    [InlineData("ongoing-as-planned", null, Movement.Same)]
    [InlineData("ongoing-as-planned", "ongoing-as-planned", Movement.Same)]
    [InlineData("not-started", "ongoing-as-planned", Movement.Improved)]
    [InlineData("on-hold", "ongoing-with-deviation", Movement.Improved)]
    [InlineData("ongoing-with-deviation", "ongoing-as-planned", Movement.Improved)]
    [InlineData("ongoing-as-planned", "ongoing-with-deviation", Movement.Worse)]
    [InlineData("not-started", "on-hold", Movement.Worse)]
    [InlineData("completed-as-planned", "ongoing-as-planned", Movement.Worse)]
    [InlineData("completed-as-planned", "cancelled", Movement.Worse)]
    [InlineData("ongoing-with-deviation", "completed-with-deviation", Movement.Ended)]
    [InlineData("on-hold", "cancelled", Movement.Ended)]
    public void An_activity_moves_by_what_is_said_of_it(string? before, string? now, Movement movement) =>
        Movements.Of(Status(before), Status(now)).ShouldBe(movement);

    [Fact]
    public void Every_pair_of_statuses_moves_one_way_and_the_other_back()
    {
        foreach (var a in ActivityStatus.All)
        {
            foreach (var b in ActivityStatus.All.Where(b => b != a))
            {
                (Movements.Of(a, b), Movements.Of(b, a)).ShouldBeOneOf(
                    (Movement.Improved, Movement.Worse), (Movement.Worse, Movement.Improved), (Movement.Ended, Movement.Worse), (Movement.Ended, Movement.Improved), (Movement.Worse, Movement.Ended), (Movement.Improved, Movement.Ended));
            }
        }
    }

    [Theory]
    [InlineData(null, Assessment.Partly, Movement.New)]
    [InlineData(Assessment.Partly, null, Movement.Same)]
    [InlineData(Assessment.Partly, Assessment.Partly, Movement.Same)]
    [InlineData(Assessment.Partly, Assessment.MetWithRemark, Movement.Improved)]
    [InlineData(Assessment.Met, Assessment.MetWithRemark, Movement.Worse)]
    [InlineData(Assessment.Partly, Assessment.NotMet, Movement.Worse)]
    [InlineData(Assessment.NotMet, Assessment.CannotBeAssessed, Movement.Changed)]
    [InlineData(Assessment.CannotBeAssessed, Assessment.NotMet, Movement.Changed)]
    public void What_cannot_be_assessed_is_neither_better_nor_worse(Assessment? before, Assessment? now, Movement movement) =>
        Movements.Of(before, now).ShouldBe(movement);

    [Fact]
    public void A_deviation_is_counted_from_the_first_of_its_unbroken_row()
    {
        var (first, second, third) = (new PeriodKey(2024, 1), new PeriodKey(2024, 2), new PeriodKey(2024, 3));
        Deviating.Since([(second, ActivityStatus.OnHold), (third, ActivityStatus.OngoingWithDeviation), (first, ActivityStatus.OngoingAsPlanned)]).ShouldBe(second);
        Deviating.Since([(first, ActivityStatus.OnHold), (third, ActivityStatus.OnHold)]).ShouldBe(first, "a follow-up in which nothing was said breaks nothing");
        Deviating.Since([(first, ActivityStatus.OnHold), (second, ActivityStatus.OngoingAsPlanned)]).ShouldBeNull();
        Deviating.Since([]).ShouldBeNull();
    }

    [Fact]
    public void As_planned_is_done_going_or_not_yet_due() =>
        Enum.GetValues<ActivityOutcome>().Where(o => o.IsAsPlanned()).ShouldBe([ActivityOutcome.CompletedAsPlanned, ActivityOutcome.OngoingAsPlanned, ActivityOutcome.NotStartedNotDue]);

    private static ActivityStatus? Status(string? code) => code is null ? null : ActivityStatus.All.First(s => s.Code == code);
}
