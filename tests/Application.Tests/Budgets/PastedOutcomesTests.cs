using Styrkedja.Application.Budgets;
using Styrkedja.Application.Plans;
using Styrkedja.Domain;
using Styrkedja.Domain.Budgets;

namespace Styrkedja.Application.Tests.Budgets;

/// <summary>Amounts and rows as people type and paste them.</summary>
public sealed class PastedOutcomesTests
{
    private static readonly UnitFrame _groups = UnitFrame.Of(Ids.New<UnitId>(), [("Personal", 800), ("Drift och underhåll", 200)]);
    private static readonly UnitFrame _alone = UnitFrame.Of(Ids.New<UnitId>(), [(null, 800)]);

    [Theory]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("1\u00a0234\u202f567", 1234567)]
    [InlineData("1234.5", 1234.5)]
    [InlineData("-300", -300)]
    [InlineData("−300", -300)]
    [InlineData("–5", -5)] // what word processors and phones make of a hyphen
    [InlineData("- 5", -5)]
    [InlineData("+12", 12)]
    [InlineData(" 12 ", 12)]
    public void An_amount_is_read_as_it_is_written(string text, double amount) => ChangeBudget.AmountOf(text).ShouldBe((decimal)amount);

    [Theory]
    [InlineData("12 3")]
    [InlineData("1 23 456")]
    [InlineData("1.250,00")]
    [InlineData("(100)")]
    [InlineData("-")]
    [InlineData("5–6")]
    [InlineData("99999999999999")]
    [InlineData("")]
    public void What_may_be_another_amount_or_none_is_not_guessed(string text) => ChangeBudget.AmountOf(text).ShouldBeNull();

    [Fact]
    public void A_first_row_that_names_an_account_group_is_no_heading()
    {
        Faults("Personal\t(100)\t1.250,00\nDrift och underhåll\t5\t6", _groups).ShouldBe(["1 2 amount-wrong (100)"]);
        Faults("Personl\t(100)\t(200)", _groups).ShouldBe(["1 1 group-unknown Personl"]);
        Faults("(100)\t1.250,00", _alone).ShouldBe(["1 1 amount-wrong (100)"]);
        Faults("Kontogrupp\tUtfall 2024\tPrognos\nPersonal\t5\t6", _groups).ShouldBeEmpty();
        Faults("Utfall jan–aug\tPrognos\n5\t6", _alone).ShouldBeEmpty();
    }

    [Fact]
    public void Three_digits_after_one_sign_are_asked_about_when_they_are_pasted()
    {
        Faults("Personal\t1,234\t5", _groups).ShouldBe(["1 2 amount-unclear 1,234"]);
        Faults("Personal\t5\t12.000", _groups).ShouldBe(["1 3 amount-unclear 12.000"]);
        PastedOutcomes.Read("Personal\t0,125\t1 234,500", _groups, "Resten").Rows.ShouldBe([new("Personal", 0.125m, 1234.5m)]);
        Faults("Personal\t5\t99999999999999", _groups).ShouldBe(["1 3 amount-beyond 99999999999999"]);
    }

    private static IEnumerable<string> Faults(string text, UnitFrame frame) => PastedOutcomes.Read(text, frame, "Resten").Faults.Select(f => $"{f.Row} {f.Column} {f.Problem} {f.Text}");
}
