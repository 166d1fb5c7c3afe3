using Styrkedja.Domain.Budgets;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Tests.Budgets;

public sealed class BudgetReportTests
{
    private static readonly UnitId _unit = Ids.New<UnitId>();
    private static readonly Signature _by = new(null, "Maria", new DateTimeOffset(2024, 9, 4, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(1_000, 1_100, false)] // just the amount is within
    [InlineData(1_000, 1_101, true)]
    [InlineData(1_000, 899, true)]
    [InlineData(50_000, 50_200, false)] // beyond the amount, within a per cent
    [InlineData(50_000, 50_501, true)]
    [InlineData(-20_000, -19_700, true)] // less income
    [InlineData(0, 101, true)]
    public void A_deviation_is_explained_when_it_is_beyond_both_the_share_and_the_amount(int budget, int forecast, bool beyond) =>
        DeviationLimit.Default.IsPassedBy(budget, forecast).ShouldBe(beyond);

    [Fact]
    public void The_limit_is_the_years_model_s()
    {
        new DeviationLimit(0, 0).IsPassedBy(1_000, 1_001).ShouldBeTrue();
        new DeviationLimit(20, 0).IsPassedBy(1_000, 1_200).ShouldBeFalse();
        new DeviationLimit(20, 0).IsPassedBy(1_000, 1_201).ShouldBeTrue();
    }

    [Fact]
    public void A_frame_is_followed_up_by_its_account_groups_and_what_is_left_of_it()
    {
        Rows(("Personal", 800), ("Intäkter", -100), (null, 700)).ShouldBe([new("Personal", 800), new("Intäkter", -100)]);
        Rows(("Personal", 800), (null, 900)).ShouldBe([new("Personal", 800), new(null, 100)]);
        Rows((null, 900)).ShouldBe([new(null, 900)]);
        Rows(("Personal", 800)).ShouldBe([new("Personal", 800)]);
        Rows((null, 0)).ShouldBe([new(null, 0)]);
    }

    [Fact]
    public void Every_row_of_the_budget_is_told_and_none_besides()
    {
        var frame = Frame(("Personal", 800), ("Livsmedel", 200));
        Refusal(frame, [new("Personal", 500, 800)]).ShouldBe("budget-row-missing");
        Refusal(frame, [new("Personal", 500, 800), new("Livsmedel", 1, 200), new("Resor", 1, 1)]).ShouldBe("budget-row-unknown");
        Refusal(frame, [new("Personal", 500, 800), new("Livsmedel", 1, TextLimits.LargestNumber + 1)]).ShouldBe("budget-amount-beyond");
        Make(frame, [new("Livsmedel", 100, 190), new("Personal", 500, 800)], null).Rows.Select(r => r.AccountGroup).ShouldBe(["Personal", "Livsmedel"]);
    }

    [Fact]
    public void Account_groups_that_take_each_other_out_are_explained_all_the_same()
    {
        var frame = Frame(("Personal", 8_000), ("Livsmedel", 2_000));
        BudgetOutcome[] rows = [new("Personal", 5_000, 8_500), new("Livsmedel", 1_000, 1_500)];
        Refusal(frame, rows).ShouldBe("budget-comment-required");
        Refusal(frame, rows, "  ").ShouldBe("budget-comment-required");
        Make(frame, rows, "Vikarier i stället för köpt mat.").Forecast.ShouldBe(10_000);
    }

    [Fact]
    public void A_locked_period_takes_no_outcome_but_under_an_exemption()
    {
        var (frame, period) = (Frame((null, 800)), Period());
        period.Lock(_by.At);
        BudgetOutcome[] rows = [new(null, 500, 800)];
        Should.Throw<RuleBrokenException>(() => Make(frame, rows, null, period)).Rule.ShouldBe("period-locked");
        var exemption = new Exemption(Guid.NewGuid(), ExemptionKind.Budget, _unit.Value, "Kost", 2024, new PeriodName(new PeriodKey(2024, 2), null), (new AccountId(Guid.NewGuid()), "Maria"), "Fel belopp", new DateOnly(2024, 9, 30), _by);
        Make(frame, rows, null, period, exemption).Outcome.ShouldBe(500);
    }

    [Fact]
    public void What_comes_after_the_last_day_is_late()
    {
        var frame = Frame((null, 800));
        BudgetOutcome[] rows = [new(null, 500, 800)];
        Make(frame, rows, null).IsLate.ShouldBeFalse();
        new BudgetReport(Guid.NewGuid(), Ids.New<PlanId>(), frame, Period(), rows, null, DeviationLimit.Default, 1, _by with { At = _by.At.AddDays(3) }).IsLate.ShouldBeTrue();
    }

    [Fact]
    public void A_sum_compares_only_what_has_been_told_and_says_how_much_is_missing()
    {
        var frame = Frame((null, 1_000));
        var told = BudgetSum.Of(frame, Make(frame, [new(null, 700, 1_050)], null));
        var sum = BudgetSum.Of([told, told, BudgetSum.Of(frame, null)]);
        sum.ShouldBe(new BudgetSum(3_000, 2_000, 1_400, 2_100, 3, 1));
        sum.Deviation.ShouldBe(-100); // a deficit
        BudgetSum.Of(frame, null).IsTold.ShouldBeFalse();
    }

    private static IReadOnlyList<FrameRow> Rows(params (string?, decimal)[] lines) => Frame(lines).Rows;

    private static UnitFrame Frame(params (string?, decimal)[] lines) => UnitFrame.Of(_unit, lines);

    private static FollowUpPeriod Period() => new(Guid.NewGuid(), PeriodCalendar.Default[new PeriodKey(2024, 2)], new DateOnly(2024, 8, 17), new DateOnly(2024, 9, 6), new DateOnly(2024, 9, 11));

    private static string Refusal(UnitFrame frame, BudgetOutcome[] rows, string? comment = null) => Should.Throw<RuleBrokenException>(() => Make(frame, rows, comment)).Rule;

    private static BudgetReport Make(UnitFrame frame, BudgetOutcome[] rows, string? comment, FollowUpPeriod? period = null, Exemption? exemption = null) =>
        new(Guid.NewGuid(), Ids.New<PlanId>(), frame, period ?? Period(), rows, comment, DeviationLimit.Default, 1, _by, exemption);
}
