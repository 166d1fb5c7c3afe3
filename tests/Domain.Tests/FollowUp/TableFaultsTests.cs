using Styrkedja.Domain.FollowUp;

namespace Styrkedja.Domain.Tests.FollowUp;

public sealed class TableFaultsTests
{
    private static readonly Assessment[] _all = Enum.GetValues<Assessment>();

    [Fact]
    public void The_product_s_own_table_is_sound() => TableFaults.Of(AssessmentTable.Default, _all).ShouldBeEmpty();

    [Fact]
    public void A_mix_without_an_answer_is_named_by_its_smallest_example()
    {
        var table = new AssessmentTable([
            new("none", [], null, Assessment.CannotBeAssessed),
            new("done", [ActivityOutcome.CompletedAsPlanned, ActivityOutcome.CompletedWithDeviation], null, Assessment.Met),
            new("begun", null, [ActivityOutcome.OngoingAsPlanned, ActivityOutcome.OngoingWithDeviation, ActivityOutcome.OnHold, ActivityOutcome.NotStarted, ActivityOutcome.NotStartedNotDue], Assessment.Partly)]);

        var fault = TableFaults.Of(table, _all).ShouldHaveSingleItem();

        fault.Kind.ShouldBe(TableFaultKind.NoAnswer);
        fault.Mix.ShouldBe([ActivityOutcome.Cancelled]);
    }

    [Fact]
    public void Two_rows_that_ask_the_same_and_answer_differently_are_named()
    {
        var table = new AssessmentTable([
            new("one", [ActivityOutcome.CompletedAsPlanned, ActivityOutcome.Cancelled], null, Assessment.Met),
            new("two", [ActivityOutcome.Cancelled, ActivityOutcome.CompletedAsPlanned], null, Assessment.NotMet),
            new("rest", null, null, Assessment.Partly)]);

        var fault = TableFaults.Of(table, _all).ShouldHaveSingleItem();

        (fault.Kind, string.Join(' ', fault.Rows)).ShouldBe((TableFaultKind.TwoAnswers, "1 2"));
    }

    [Fact]
    public void A_row_that_never_speaks_is_named()
    {
        var table = new AssessmentTable([new("rest", null, null, Assessment.Partly), new("late", null, [ActivityOutcome.OnHold], Assessment.NotMet)]);

        var fault = TableFaults.Of(table, _all).ShouldHaveSingleItem();

        (fault.Kind, fault.Rows.Single()).ShouldBe((TableFaultKind.NeverReached, 2));
    }

    [Fact]
    public void A_row_must_suggest_what_the_scale_has() =>
        TableFaults.Of(AssessmentTable.Default, [Assessment.Met, Assessment.Partly, Assessment.NotMet, Assessment.CannotBeAssessed])
            .Select(f => (f.Kind, f.Rows.Single())).ShouldBe([(TableFaultKind.NotInScale, 3)]);
}
