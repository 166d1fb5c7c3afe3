using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.Cycle;

public sealed class CycleStepTests
{
    private static readonly DateTimeOffset _at = new(2024, 1, 8, 9, 0, 0, TimeSpan.Zero);
    private static readonly BodyId _board = Ids.New<BodyId>();
    private static readonly UnitId _unit = Ids.New<UnitId>();

    [Fact]
    public void Each_change_raises_the_sequence_and_a_change_of_nothing_does_not()
    {
        var step = Step();
        step.Change(Details() with { Name = "Bedöm målen " }, _at.AddDays(1)).ShouldBeTrue();
        (step.Name, step.Sequence, step.ChangedAt).ShouldBe(("Bedöm målen", 1, _at.AddDays(1)));
        step.Change(step.Details, _at.AddDays(2)).ShouldBeFalse();
        (step.Sequence, step.ChangedAt).ShouldBe((1, _at.AddDays(1)));
        step.Cancel(_at.AddDays(3));
        step.Cancel(_at.AddDays(4));
        (step.Sequence, step.CancelledAt).ShouldBe((2, _at.AddDays(3)));
        Should.Throw<RuleBrokenException>(() => step.Change(Details() with { Name = "Nytt" }, _at)).Rule.ShouldBe("cycle-step-cancelled");
        step.TakeUpAgain(_at.AddDays(5));
        (step.Sequence, step.CancelledAt).ShouldBe((3, null));
    }

    [Theory]
    [InlineData("/planer")]
    [InlineData("/mal?ar=2025")]
    [InlineData("https://alvsala.example/budget")]
    public void A_link_leads_within_the_product_or_to_a_safe_address(string link) => Step(Details() with { Link = link }).Link.ShouldBe(link);

    [Theory]
    [InlineData("planer")]
    [InlineData("//ond.example")]
    [InlineData("/\\ond.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://alvsala.example")]
    [InlineData("/planer\r\nSTATUS:CANCELLED")]
    public void Any_other_is_refused(string link) => Should.Throw<RuleBrokenException>(() => Step(Details() with { Link = link })).Rule.ShouldBe("cycle-link-not-an-address");

    [Theory]
    [InlineData(-1)]
    [InlineData(367)]
    public void A_reminder_comes_within_a_year(int days) => Should.Throw<RuleBrokenException>(() => Step(Details() with { ReminderDays = days })).Rule.ShouldBe("cycle-reminder-out-of-range");

    [Fact]
    public void It_is_near_from_the_reminder_to_the_last_day()
    {
        var step = Step(Details() with { ReminderDays = 7 });
        step.IsNearOn(new DateOnly(2024, 8, 24)).ShouldBeFalse();
        step.IsNearOn(new DateOnly(2024, 8, 25)).ShouldBeTrue();
        step.IsNearOn(new DateOnly(2024, 9, 11)).ShouldBeTrue();
        step.IsNearOn(new DateOnly(2024, 9, 12)).ShouldBeFalse();
        Step(Details() with { ReminderDays = null }).IsNearOn(new DateOnly(2024, 8, 31)).ShouldBeFalse();
        step.Cancel(_at);
        step.IsNearOn(new DateOnly(2024, 9, 1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Role.Strategist, false, null, Role.Strategist, true)]
    [InlineData(Role.Strategist, false, null, Role.Head, false)]
    [InlineData(Role.Reporter, false, null, Role.Head, true)]
    [InlineData(Role.Strategist, true, null, Role.Strategist, true)]
    [InlineData(Role.Secretary, true, null, Role.Secretary, true)]
    [InlineData(null, true, null, Role.Member, true)]
    [InlineData(null, true, null, Role.Strategist, false)]
    [InlineData(null, false, "enhet", Role.Head, true)]
    [InlineData(null, false, "Avdelning", Role.Head, false)]
    [InlineData(null, false, null, Role.Strategist, false)]
    public void It_is_for_those_who_do_it_or_sit_in_what_it_is_for(Role? doer, bool forBoard, string? level, Role held, bool expected)
    {
        var step = Step(Details() with { Doer = doer, Body = forBoard ? _board : null, UnitLevel = level });
        var assignment = new RoleAssignment(Guid.NewGuid(), new AccountId(Guid.NewGuid()), held, RoleAssignment.NeedsUnit(held) ? _unit : null, RoleAssignment.NeedsBody(held) ? _board : null, new DateOnly(2024, 1, 1), null);
        step.IsFor(assignment, assignment.UnitId is null ? null : "Enhet").ShouldBe(expected);
    }

    [Fact]
    public void It_is_not_for_another_body()
    {
        var step = Step(Details() with { Doer = Role.Secretary, Body = _board });
        step.IsFor(new RoleAssignment(Guid.NewGuid(), new AccountId(Guid.NewGuid()), Role.Secretary, null, Ids.New<BodyId>(), new DateOnly(2024, 1, 1), null), null).ShouldBeFalse();
    }

    private static CycleStepDetails Details() => new(
        "Rapportera tertial 2", CycleStepKind.FollowUp, new DateRange(new DateOnly(2024, 9, 1), new DateOnly(2024, 9, 11)), null, null, Role.Reporter, null, 7, "/uppfoljning", false);

    private static CycleStep Step(CycleStepDetails? details = null) => new(Ids.New<CycleStepId>(), details ?? Details(), null, _at);
}
