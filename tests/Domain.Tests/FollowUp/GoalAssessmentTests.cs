using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.FollowUp;

public sealed class GoalAssessmentTests
{
    private static readonly AccountId _first = Ids.New<AccountId>(), _second = Ids.New<AccountId>();

    [Theory]
    [InlineData(null, null)]
    [InlineData(Assessment.Partly, null)]
    [InlineData(Assessment.Met, "Måttet vände.")]
    public void What_differs_from_last_time_is_explained_and_nothing_else(Assessment? before, string? kept)
    {
        var assessment = Decided();

        assessment.ExplainChange(before, " Måttet vände. ");

        assessment.ChangeReason.ShouldBe(kept);
    }

    [Fact]
    public void The_same_person_saying_the_same_is_told_from_any_other()
    {
        var assessment = Decided();
        bool Same(Assessment decided = Assessment.Partly, string? reason = null, Prognosis? prognosis = null, AccountId? by = null) =>
            assessment.SaysTheSameAs(decided, reason ?? $" {assessment.Reason} ", null, prognosis, "Behövs inte.", by ?? _first);

        Same().ShouldBeTrue();
        Same(decided: Assessment.Met).ShouldBeFalse();
        Same(reason: "Annat.").ShouldBeFalse();
        Same(prognosis: Prognosis.WillBeMet).ShouldBeFalse();
        Same(by: _second).ShouldBeFalse();
    }

    [Fact]
    public void A_change_without_a_sentence_is_refused() =>
        Should.Throw<RuleBrokenException>(() => Decided().ExplainChange(Assessment.NotMet, " ")).Rule.ShouldBe("assessment-change-required");

    [Fact]
    public void Whoever_assessed_cannot_be_the_second_pair_of_eyes()
    {
        var assessment = Decided(second: true);

        assessment.MayBeReviewedBy(_first).ShouldBeFalse();
        Should.Throw<RuleBrokenException>(() => assessment.Confirm(Period(), By(_first))).Rule.ShouldBe("assessment-own");
        Should.Throw<RuleBrokenException>(() => assessment.Return(Period(), "Nej.", By(_first))).Rule.ShouldBe("assessment-own");
        assessment.IsUnconfirmed.ShouldBeTrue();
    }

    [Fact]
    public void Another_confirms_it_once()
    {
        var assessment = Decided(second: true);

        assessment.Confirm(Period(), By(_second));

        (assessment.Confirmation, assessment.ReviewedBy, assessment.IsUnconfirmed).ShouldBe((Confirmation.Confirmed, _second, false));
        Should.Throw<RuleBrokenException>(() => assessment.Return(Period(), "Nej.", By(_second))).Rule.ShouldBe("assessment-not-waiting");
    }

    [Fact]
    public void One_sent_back_keeps_why_when_it_is_decided_anew_and_waits_again()
    {
        var assessment = Decided(second: true);
        Should.Throw<RuleBrokenException>(() => Decided(second: true).Return(Period(), " ", By(_second))).Rule.ShouldBe("assessment-return-reason-required");

        assessment.Return(Period(), "Måttet är inte nått.", By(_second));
        assessment.IsUnconfirmed.ShouldBeTrue();
        assessment.MayBeReviewedBy(_second).ShouldBeFalse();
        Decide(assessment, Assessment.NotMet);
        assessment.AskForSecond(asked: true);

        (assessment.Confirmation, assessment.ReviewedByName).ShouldBe((Confirmation.Waiting, null));
        assessment.Returns.Select(r => (r.Decided, r.Reason, r.By)).ShouldBe([(Assessment.Partly, "Måttet är inte nått.", _second)]);
    }

    [Fact]
    public void What_the_model_does_not_ask_about_waits_for_nobody()
    {
        var assessment = Decided();

        assessment.IsUnconfirmed.ShouldBeFalse();
        Should.Throw<RuleBrokenException>(() => assessment.Confirm(Period(), By(_second))).Rule.ShouldBe("assessment-not-waiting");
    }

    [Fact]
    public void A_locked_period_takes_no_second_look_either()
    {
        var period = Period();
        period.Lock(new DateTimeOffset(2024, 9, 12, 8, 0, 0, TimeSpan.Zero));

        Should.Throw<RuleBrokenException>(() => Decided(second: true).Confirm(period, By(_second))).Rule.ShouldBe("period-locked");
    }

    private static GoalAssessment Decided(bool second = false)
    {
        var assessment = new GoalAssessment(Guid.NewGuid(), Ids.New<GoalId>(), new PeriodKey(2024, 2));
        Decide(assessment, Assessment.Partly);
        assessment.AskForSecond(second);
        return assessment;
    }

    private static void Decide(GoalAssessment assessment, Assessment decided) =>
        assessment.Decide(Period(), AssessmentTable.Default.Suggest(new OutcomeCounts([])), decided, "Därför.", By(_first));

    private static FollowUpPeriod Period() =>
        new(Guid.NewGuid(), PeriodCalendar.Default[new PeriodKey(2024, 2)], new DateOnly(2024, 8, 17), new DateOnly(2024, 9, 6), new DateOnly(2024, 9, 11));

    private static Signature By(AccountId person) => new(person, "Prov", new DateTimeOffset(2024, 9, 2, 10, 0, 0, TimeSpan.Zero));
}
