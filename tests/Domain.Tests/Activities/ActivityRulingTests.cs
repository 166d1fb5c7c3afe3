using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.Activities;

public sealed class ActivityRulingTests
{
    private static readonly DateOnly _day = new(2024, 6, 4);

    [Fact]
    public void A_decision_keeps_what_was_before_and_the_next_one_is_another_row()
    {
        var activity = Planned();

        var raised = activity.Prioritise(ActivityPriority.High, Given(), By());
        var lowered = activity.Prioritise(ActivityPriority.Normal, Given("Kommunstyrelsen 3 september 2024, § 120"), By());

        (raised.Before, raised.After, raised.Decision).ShouldBe((ActivityPriority.Normal, ActivityPriority.High, "Kommunstyrelsen 4 juni 2024, § 84"));
        (lowered.Before, lowered.After).ShouldBe((ActivityPriority.High, ActivityPriority.Normal));
        activity.Details.Priority.ShouldBe(ActivityPriority.Normal);
    }

    [Fact]
    public void The_decision_with_the_latest_day_holds_whenever_it_is_recorded()
    {
        var activity = Planned();
        var lowered = activity.Prioritise(ActivityPriority.Low, Given(), By());

        var late = activity.Prioritise(ActivityPriority.High, Given("Kommunstyrelsen 1 februari 2024, § 2") with { Day = new DateOnly(2024, 2, 1) }, By(), [lowered]);
        var between = activity.Prioritise(ActivityPriority.Normal, Given("Kommunstyrelsen 1 mars 2024, § 9") with { Day = new DateOnly(2024, 3, 1) }, By(), [lowered, late]);
        var same = activity.Prioritise(ActivityPriority.High, Given("Kommunstyrelsen 4 juni 2024, § 90"), By(), [lowered, late, between]);

        (late.Before, late.After).ShouldBe((ActivityPriority.Normal, ActivityPriority.High));
        (between.Before, between.After).ShouldBe((ActivityPriority.High, ActivityPriority.Normal));
        (same.Before, activity.Details.Priority).ShouldBe((ActivityPriority.Low, ActivityPriority.High), "of one day, the one recorded last");
    }

    [Fact]
    public void One_long_before_the_activity_or_before_its_order_is_refused()
    {
        Should.Throw<RuleBrokenException>(() => Planned().Prioritise(ActivityPriority.High, Given() with { Day = new DateOnly(2022, 12, 31) }, By())).Rule.ShouldBe("ruling-before-activity");
        Planned().Prioritise(ActivityPriority.High, Given() with { Day = new DateOnly(2023, 1, 1) }, By()).After.ShouldBe(ActivityPriority.High);
        Should.Throw<RuleBrokenException>(() => Planned().TakeAsOrdered(ActivityPriority.High, Given() with { Day = new DateOnly(1900, 1, 1) }, By())).Rule.ShouldBe("ruling-before-activity");
        new Activity(Ids.New<ActivityId>(), Ids.New<UnitId>(), "Aktiviteten", DateRange.OfYear(2040), [Ids.New<GoalId>()]).TakeAsOrdered(ActivityPriority.High, Given(), By()).After.ShouldBe(ActivityPriority.High, "far ahead is no mistake");
        var activity = Planned();
        var order = activity.TakeAsOrdered(ActivityPriority.Normal, Given(), By());
        Should.Throw<RuleBrokenException>(() => activity.Prioritise(ActivityPriority.High, Given() with { Day = _day.AddDays(-1) }, By(), [order])).Rule.ShouldBe("ruling-before-order");
    }

    [Fact]
    public void One_that_changes_nothing_is_refused() =>
        Should.Throw<RuleBrokenException>(() => Planned().Prioritise(ActivityPriority.Normal, Given(), By())).Rule.ShouldBe("ruling-changes-nothing");

    [Fact]
    public void A_decision_yet_to_be_made_is_refused() =>
        Should.Throw<RuleBrokenException>(() => Planned().Prioritise(ActivityPriority.High, Given() with { Day = _day.AddDays(30) }, By())).Rule.ShouldBe("ruling-decided-later");

    [Fact]
    public void A_decision_says_where_it_was_made() =>
        Should.Throw<RuleBrokenException>(() => Planned().Prioritise(ActivityPriority.High, Given(" "), By())).Rule.ShouldBe("ruling-decision-required");

    [Fact]
    public void What_others_stand_in_the_place_of_is_not_ruled_on()
    {
        var activity = Planned();
        activity.SplitInto(["Ett", "Två"], _day);

        Should.Throw<RuleBrokenException>(() => activity.Prioritise(ActivityPriority.High, Given(), By())).Rule.ShouldBe("activity-replaced");
    }

    [Theory]
    [InlineData(false, ActivityPriority.High)]
    [InlineData(true, ActivityPriority.Normal)]
    public void Only_until_its_plan_is_adopted_is_the_priority_the_unit_s(bool adopted, ActivityPriority kept)
    {
        var activity = Planned();
        if (adopted)
        {
            activity.Adopt(_day);
        }

        activity.Detail(ActivityDetails.None with { Priority = ActivityPriority.High });

        activity.Details.Priority.ShouldBe(kept);
    }

    [Fact]
    public void An_ordered_activity_is_adopted_by_the_decision()
    {
        var activity = Planned();

        var ruling = activity.TakeAsOrdered(ActivityPriority.Normal, Given(), By());

        (ruling.Before, activity.AdoptedOn).ShouldBe((null, _day));
    }

    [Fact]
    public void The_plan_s_new_version_differs_by_the_decision_alone()
    {
        var goal = new GoalInPlan(Ids.New<GoalId>(), "4.1", "Målet", GoalKind.Board, null, [], []);
        var activity = new ActivityInPlan(Ids.New<ActivityId>(), "Aktiviteten", "Kost", _day, _day, null, [goal.Id]);
        var plan = new OperationalPlan(Ids.New<PlanId>(), Ids.New<BodyId>(), 2024, "Planen");
        Should.Throw<RuleBrokenException>(() => plan.Amend("KS § 84", _day, new PlanContent([], [], []), By())).Rule.ShouldBe("plan-state");
        plan.Propose();
        var first = plan.Adopt("KS § 1", _day, null, null, new PlanContent([goal], [activity], []), By());

        var second = plan.Amend("KS § 84", _day, first.Content.With(activity with { Priority = ActivityPriority.High }), By());

        (second.Number, second.Decision, plan.State, second.Content.Activities.Count).ShouldBe((2, "KS § 84", PlanState.Adopted, 1));
        PlanDifferences.Between(first.Content, second.Content).ShouldBe([new PlanDifference(PlanDifferences.Activities, DifferenceKind.Changed, "Aktiviteten", "priority", "Normal", "High")]);
        second.Content.With(activity with { Id = Ids.New<ActivityId>() }).Activities.Count.ShouldBe(2);
    }

    private static Activity Planned() => new(Ids.New<ActivityId>(), Ids.New<UnitId>(), "Aktiviteten", DateRange.OfYear(2024), [Ids.New<GoalId>()]);

    private static RulingGiven Given(string decision = "Kommunstyrelsen 4 juni 2024, § 84") => new(decision, _day, null);

    private static Signature By() => new(null, "Prov", new DateTimeOffset(2024, 6, 5, 10, 0, 0, TimeSpan.Zero));
}
