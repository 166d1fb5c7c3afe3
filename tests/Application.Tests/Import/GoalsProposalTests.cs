using Styrkedja.Application.Import;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Tests.Import;

/// <summary>The published proposal of five goals (O20, O21).</summary>
public sealed class GoalsProposalTests
{
    private static ImportedDocument Proposal => Reading.Real("000");

    [Fact]
    public void Five_goals_with_whole_titles_are_found()
    {
        Proposal.Kind.ShouldBe(ImportKind.Goals);
        Proposal.Year.ShouldBe(2022);
        Proposal.Goals.Select(goal => goal.Number).ShouldBe(["1", "2", "3", "4", "5"]);
        Proposal.Goals.ShouldAllBe(goal => goal.Kind == GoalKind.Board);
        Proposal.Goals[1].Title.ShouldEndWith("förutsättningar att klara sin skolgång.");
        Proposal.Goals[2].Title.ShouldEndWith("goda mötesplatser i det offentliga rummet");
        Proposal.Goals.Select(goal => goal.Activities.Count).ShouldBe([5, 2, 3, 4, 3]);
    }

    [Fact]
    public void Sub_goals_have_target_unit_and_year_where_the_text_has_them()
    {
        Proposal.Goals.Select(goal => goal.SubGoals.Count).ShouldBe([1, 0, 1, 0, 0]);
        var first = Proposal.Goals[0].SubGoals[0];
        (first.Target, first.Unit, first.Year).ShouldBe((125m, "stycken", 2022));
        var third = Proposal.Goals[2].SubGoals[0];
        (third.Target, third.Year).ShouldBe((3m, 2022));
        third.Text.ShouldStartWith("minst tre");
        third.Text.ShouldEndWith("på platsen.");
    }

    [Fact]
    public void Measures_are_one_for_each_sentence_and_remarks_are_kept_apart()
    {
        Proposal.Goals.Select(goal => goal.Measures.Count).ShouldBe([1, 1, 1, 1, 2]);
        Proposal.Goals[0].Measures[0].Text.ShouldBe("Antalet arbetstillfällen.");
        Proposal.Goals[0].Measures[0].Description.ShouldBeNull();
        Proposal.Goals[0].Measures[0].Remark!.ShouldStartWith("Kommer att kompletteras");
        Proposal.Goals[1].Measures[0].Text.ShouldEndWith("står bakom.");
        Proposal.Warnings.Select(warning => warning.Code).Distinct().ShouldBe(["measure-to-be-described"]);
    }

    [Fact]
    public void Activities_broken_by_the_page_are_whole_and_have_sub_points()
    {
        Proposal.Goals[0].Activities[0].Title.ShouldEndWith("investeringar och nyetableringar.");
        Proposal.Goals[1].Activities[0].Title.ShouldEndWith("Västernorrland.");
        Proposal.Goals[1].Activities[1].SubPoints.Count.ShouldBe(2);
        Proposal.Goals[1].Activities[1].SubPoints[1].ShouldStartWith("i samarbetet");
        Proposal.Goals[0].Activities[4].SubPoints.ShouldBeEmpty();
    }

    [Fact]
    public void Running_text_describes_the_goal()
    {
        Proposal.Goals.Select(goal => goal.Description is not null).ShouldBe([false, true, false, false, true]);
        Proposal.Goals[1].Description!.ShouldEndWith("barn och ungdomar.");
    }
}
