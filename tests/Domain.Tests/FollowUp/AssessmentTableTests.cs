using FsCheck;
using FsCheck.Fluent;
using Styrkedja.Domain.FollowUp;
using static Styrkedja.Domain.FollowUp.ActivityOutcome;

namespace Styrkedja.Domain.Tests.FollowUp;

/// <summary>The default assessment table, row by row as the domain rules print it.</summary>
public sealed class AssessmentTableTests
{
    public static TheoryData<ActivityOutcome[], string, Assessment> Rows => new()
    {
        { [], "no-activities", Assessment.CannotBeAssessed },
        { [CompletedAsPlanned], "all-completed-as-planned", Assessment.Met },
        { [CompletedAsPlanned, CompletedAsPlanned], "all-completed-as-planned", Assessment.Met },
        { [CompletedAsPlanned, CompletedWithDeviation], "all-completed-some-deviation", Assessment.MetWithRemark },
        { [CompletedWithDeviation], "all-completed-some-deviation", Assessment.MetWithRemark },
        { [CompletedAsPlanned, NotStartedNotDue], "not-all-due", Assessment.Partly },
        { [NotStartedNotDue], "not-all-due", Assessment.Partly },
        { [CompletedAsPlanned, CompletedAsPlanned, CompletedAsPlanned, OngoingAsPlanned, OngoingAsPlanned, OnHold, OnHold], "not-all-due", Assessment.Partly },
        { [OngoingWithDeviation], "some-progress", Assessment.Partly },
        { [CompletedAsPlanned, NotStarted], "some-progress", Assessment.Partly },
        { [CompletedAsPlanned, Cancelled], "some-progress", Assessment.Partly },
        { [OnHold], "no-progress", Assessment.NotMet },
        { [NotStarted], "no-progress", Assessment.NotMet },
        { [Cancelled, OnHold, NotStarted], "no-progress", Assessment.NotMet },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_first_row_that_applies_speaks(ActivityOutcome[] outcomes, string rule, Assessment suggests)
    {
        var suggestion = AssessmentTable.Default.Suggest(new OutcomeCounts(outcomes));
        suggestion.Rule.ShouldBe(rule);
        suggestion.Suggests.ShouldBe(suggests);
    }

    [Fact]
    public void Every_mix_of_activities_gets_a_suggestion_whatever_their_order() =>
        Prop.ForAll(Mixes(), outcomes =>
        {
            var forwards = AssessmentTable.Default.Suggest(new OutcomeCounts(outcomes));
            var backwards = AssessmentTable.Default.Suggest(new OutcomeCounts(outcomes.Reverse()));
            return forwards.Rule == backwards.Rule && forwards.Grounds.Sum(g => g.Count) == outcomes.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Met_is_suggested_only_when_everything_is_completed() =>
        Prop.ForAll(Mixes(), outcomes =>
            AssessmentTable.Default.Suggest(new OutcomeCounts(outcomes)).Suggests is not (Assessment.Met or Assessment.MetWithRemark)
            || outcomes.All(o => o is CompletedAsPlanned or CompletedWithDeviation)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_table_without_a_last_row_says_that_it_has_a_gap()
    {
        var table = new AssessmentTable([.. AssessmentTable.Default.Rules.SkipLast(1)]);
        Should.Throw<RuleBrokenException>(() => table.Suggest(new OutcomeCounts([OnHold]))).Rule.ShouldBe("assessment-table-has-a-gap");
    }

    [Fact]
    public void An_activity_that_starts_on_the_cutoff_day_is_due()
    {
        var cutoff = new DateOnly(2024, 8, 31);
        ActivityOutcomes.At(cutoff, null, cutoff).ShouldBe(NotStarted);
        ActivityOutcomes.At(cutoff, null, cutoff.AddDays(1)).ShouldBe(NotStartedNotDue);
    }

    private static Arbitrary<ActivityOutcome[]> Mixes() => Gen.Elements(Enum.GetValues<ActivityOutcome>()).ArrayOf().ToArbitrary();
}
