using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.Activities;

public sealed class ReportingTests
{
    private static readonly PeriodKey T2 = new(2024, 2);
    private static readonly Signature Maria = new(null, "Maria", new DateTimeOffset(2024, 9, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly FollowUpPeriod _period = new(Guid.NewGuid(), PeriodCalendar.Default[T2], new DateOnly(2024, 8, 17), new DateOnly(2024, 9, 6), new DateOnly(2024, 9, 11));
    private readonly Activity _activity = new(Ids.New<ActivityId>(), Ids.New<UnitId>(), "Servera frukost", new DateRange(new DateOnly(2024, 1, 1), new DateOnly(2024, 11, 30)), [Ids.New<GoalId>()]);

    [Fact]
    public void A_deviation_demands_its_text() =>
        Refusal(new StatusGiven(ActivityStatus.OngoingWithDeviation, "Går långsamt.", "  ")).ShouldBe("deviation-text-required");

    [Fact]
    public void Waiting_demands_its_cause() => Refusal(new StatusGiven(ActivityStatus.OnHold, "Vi väntar.")).ShouldBe("waiting-cause-required");

    [Fact]
    public void A_locked_period_takes_no_reports()
    {
        _period.Lock(Maria.At);
        Refusal(new StatusGiven(ActivityStatus.OngoingAsPlanned, "Bra.")).ShouldBe("period-locked");
    }

    [Fact]
    public void A_report_that_waits_is_approved_or_returned_once()
    {
        var report = Waiting();
        report.Approve(Maria);
        (report.Approval, report.ReviewedByName, report.ReviewedAt).ShouldBe((ReportApproval.Approved, "Maria", Maria.At));
        Should.Throw<RuleBrokenException>(() => report.Return("Skriv mer.", Maria)).Rule.ShouldBe("report-not-waiting");
        report.ReturnReason.ShouldBeNull();
    }

    [Fact]
    public void A_return_demands_its_reason()
    {
        var report = Waiting();
        Should.Throw<RuleBrokenException>(() => report.Return("  ", Maria)).Rule.ShouldBe("return-reason-required");
        report.Approval.ShouldBe(ReportApproval.Waiting);
        report.Return(" Skriv mer. ", Maria);
        (report.Approval, report.ReturnReason).ShouldBe((ReportApproval.Returned, "Skriv mer."));
    }

    [Fact]
    public void A_report_nobody_asks_about_is_not_approved() =>
        Should.Throw<RuleBrokenException>(() => _activity.Report(_period, new StatusGiven(ActivityStatus.OngoingAsPlanned, "Bra."), 1, Maria).Approve(Maria)).Rule.ShouldBe("report-not-waiting");

    [Fact]
    public void What_goes_as_planned_is_said_again_as_it_was_and_what_deviates_or_waits_asks_how_it_goes_now()
    {
        Said(new StatusGiven(ActivityStatus.OngoingAsPlanned, "Bra.")).Again(" ").ShouldBe(new StatusGiven(ActivityStatus.OngoingAsPlanned, "Bra."));
        foreach (var given in (StatusGiven[])[new(ActivityStatus.OngoingWithDeviation, "Trögt.", "Sena leveranser"), new(ActivityStatus.OnHold, "Vi väntar.", WaitingFor: "Regionen")])
        {
            Should.Throw<RuleBrokenException>(() => Said(given).Again(null)).Rule.ShouldBe("unchanged-comment-required");
            Said(given).Again("Fortfarande.").ShouldBe(given with { Comment = "Fortfarande." });
        }
    }

    [Fact]
    public void What_an_earlier_document_said_is_taken_over_with_its_gaps() =>
        StatusReport.TakeOver(_activity.Id, T2, new StatusGiven(ActivityStatus.OnHold, "Oförändrat."), 1, Maria).WaitingFor.ShouldBeNull();

    [Fact]
    public void Only_what_goes_on_or_is_done_can_deviate()
    {
        foreach (var phase in (Phase[])[Phase.NotStarted, Phase.OnHold, Phase.Cancelled])
        {
            Should.Throw<ArgumentException>(() => new ActivityStatus(phase, deviation: true));
        }
    }

    [Fact]
    public void The_seven_statuses_have_seven_names() => ActivityStatus.All.Select(s => s.Code).Distinct().Count().ShouldBe(7);

    [Fact]
    public void The_adopted_plan_stays_when_it_is_changed()
    {
        _activity.Adopt(new DateOnly(2023, 12, 1));
        _activity.Replan(new DateRange(new DateOnly(2024, 2, 1), new DateOnly(2025, 1, 31)), "Avtalet blev försenat.");
        _activity.PlannedEnd.ShouldBe(new DateOnly(2025, 1, 31));
        _activity.OriginalEnd.ShouldBe(new DateOnly(2024, 11, 30));
    }

    [Fact]
    public void A_change_of_an_adopted_plan_demands_its_reason_and_one_before_that_does_not()
    {
        var later = new DateRange(new DateOnly(2024, 2, 1), new DateOnly(2024, 12, 31));
        _activity.Replan(later, null);
        _activity.OriginalEnd.ShouldBe(later.End);
        _activity.Adopt(new DateOnly(2023, 12, 1));
        Should.NotThrow(() => _activity.Replan(later, null));
        Should.Throw<RuleBrokenException>(() => _activity.Replan(new DateRange(later.Start, later.End.AddDays(1)), " ")).Rule.ShouldBe("replan-reason-required");
    }

    [Fact]
    public void An_activity_is_split_and_merged_with_its_history_kept()
    {
        var day = new DateOnly(2024, 5, 1);
        var parts = _activity.SplitInto(["Servera frukost", " ", "Servera mellanmål"], day);
        parts.Select(p => p.Title).ShouldBe(["Servera frukost", "Servera mellanmål"]);
        parts.ShouldAllBe(p => p.CameOn == day && p.DescendsFrom.Contains(_activity.Id) && p.Goals.SequenceEqual(_activity.Goals) && p.Plan == _activity.Plan);
        _activity.ReplacedOn.ShouldBe(day);
        Should.Throw<RuleBrokenException>(() => _activity.SplitInto(["a", "b"], day)).Rule.ShouldBe("activity-replaced");

        var one = Activity.Merge(parts, "Måltider i skolan", day.AddMonths(1));
        one.DescendsFrom.ShouldBe(parts.Select(p => p.Id));
        Should.Throw<RuleBrokenException>(() => Activity.Merge([one], "x", day)).Rule.ShouldBe("activity-merge-needs-two");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("planen.docx")]
    public void A_reference_is_a_web_address(string address) =>
        Should.Throw<RuleBrokenException>(() => _activity.Detail(ActivityDetails.None with { References = [new PlanReference("Plan", address)] })).Rule.ShouldBe("reference-address-wrong");

    [Fact]
    public void An_activity_leads_to_at_least_one_goal() =>
        Should.Throw<RuleBrokenException>(() => new Activity(_activity.Id, _activity.OwnerUnitId, "Utan mål", _activity.Plan, [])).Rule.ShouldBe("activity-needs-a-goal");

    [Fact]
    public void An_assessment_demands_its_reason()
    {
        var suggestion = AssessmentTable.Default.Suggest(new OutcomeCounts([]));
        Should.Throw<RuleBrokenException>(() => new GoalAssessment(Guid.NewGuid(), Ids.New<GoalId>(), T2).Decide(_period, suggestion, Assessment.Partly, "", new Signature(null, "Johan", Maria.At)))
            .Rule.ShouldBe("assessment-reason-required");
    }

    [Fact]
    public void The_suggestion_and_the_decision_are_kept_apart()
    {
        var assessment = new GoalAssessment(Guid.NewGuid(), Ids.New<GoalId>(), T2);
        assessment.Decide(_period, AssessmentTable.Default.Suggest(new OutcomeCounts([ActivityOutcome.OnHold])), Assessment.Partly, "Delmålet är nått.", new Signature(null, "Johan", Maria.At));
        assessment.Suggested.ShouldBe(Assessment.NotMet);
        assessment.Decided.ShouldBe(Assessment.Partly);
        assessment.DiffersFromSuggestion.ShouldBeTrue();
    }

    [Fact]
    public void Unlocking_demands_its_reason()
    {
        _period.Lock(Maria.At);
        Should.Throw<RuleBrokenException>(() => _period.Unlock(null)).Rule.ShouldBe("unlock-reason-required");
        _period.Unlock("Ett fel i mål 3.");
        _period.IsLocked.ShouldBeFalse();
    }

    private string Refusal(StatusGiven given) => Should.Throw<RuleBrokenException>(() => _activity.Report(_period, given, 1, Maria)).Rule;

    private StatusReport Waiting() => _activity.Report(_period, new StatusGiven(ActivityStatus.OngoingAsPlanned, "Bra."), 1, Maria, awaitsApproval: true);

    private StatusReport Said(StatusGiven given) => StatusReport.TakeOver(_activity.Id, T2, given, 1, Maria);
}
