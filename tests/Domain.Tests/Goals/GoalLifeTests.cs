using Styrkedja.Domain.Goals;

namespace Styrkedja.Domain.Tests.Goals;

public sealed class GoalLifeTests
{
    private static readonly Signature _by = new(null, "Johan", new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_goal_goes_from_proposal_to_closed_and_keeps_each_decided_wording()
    {
        var goal = Proposed();
        goal.Prepare();
        var first = goal.Adopt("KS 2025-10-14, § 1", _by);
        var second = goal.Revise(goal.Wording with { Title = "Matsvinnet ska halveras" }, "KS 2026-02-10, § 9", "Ny mätning", first.Number, _by);
        goal.Close(2026, "KS 2026-11-10, § 77");

        goal.State.ShouldBe(GoalState.Closed);
        goal.LastYear.ShouldBe(2026);
        (first.Number, first.Wording.Title).ShouldBe((1, "Matsvinnet ska minska"));
        (second.Number, second.Wording.Title, second.Reason).ShouldBe((2, "Matsvinnet ska halveras", "Ny mätning"));
    }

    [Fact]
    public void The_wording_of_an_adopted_goal_changes_only_by_a_revision()
    {
        var goal = Adopted();
        Broken(() => goal.Word(goal.Wording with { Title = "Annat" })).ShouldBe("goal-adopted-is-revised");
        Should.NotThrow(() => goal.Word(goal.Wording));
        Broken(() => goal.Revise(goal.Wording, "KS", "skäl", 1, _by)).ShouldBe("goal-revision-changes-nothing");
        Broken(() => goal.Revise(goal.Wording with { Title = "Annat" }, "KS", " ", 1, _by)).ShouldBe("goal-revision-reason-required");
        Broken(() => goal.Revise(goal.Wording with { Title = "Annat" }, null, "skäl", 1, _by)).ShouldBe("goal-decision-required");
    }

    [Fact]
    public void Steps_that_do_not_follow_are_refused()
    {
        Broken(() => Proposed().TakeBack()).ShouldBe("goal-state");
        Broken(() => Proposed().Close(2027, "KS")).ShouldBe("goal-state");
        Broken(() => Adopted().Prepare()).ShouldBe("goal-state");
        Broken(() => Adopted().Adopt("KS", _by)).ShouldBe("goal-state");
        Broken(() => Adopted().Close(2025, "KS")).ShouldBe("goal-years-out-of-order");
    }

    [Fact]
    public void Goals_do_not_lead_to_themselves_by_way_of_others()
    {
        var (a, b, c) = (Proposed(), Proposed(), Proposed());
        a.LeadTo(b.Id);
        b.LeadTo(c.Id);
        Broken(() => c.LeadOnlyTo([a.Id], [a, b, c])).ShouldBe("goals-in-a-circle");
        Broken(() => c.LeadOnlyTo([c.Id], [a, b, c])).ShouldBe("goal-leads-to-itself");
        c.Parents.ShouldBeEmpty();
        a.LeadOnlyTo([c.Id], [a, b, c]);
        a.Parents.ShouldBe([c.Id]);
    }

    private static Goal Proposed() => new(Ids.New<GoalId>(), GoalKind.Board, "Matsvinnet ska minska", 2026, 2028);

    private static Goal Adopted()
    {
        var goal = Proposed();
        goal.Adopt("KS 2025-10-14, § 1", _by);
        return goal;
    }

    private static string Broken(Action act) => Should.Throw<RuleBrokenException>(act).Rule;
}
