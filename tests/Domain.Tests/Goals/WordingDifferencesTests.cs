using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Domain.Tests.Goals;

public sealed class WordingDifferencesTests
{
    private static readonly GoalWording _first = new("Matsvinnet ska minska", "Vi kastar för mycket mat.", null, null, null, null, false, 2026, 2026, [new SubGoal("Väga", 40, "gram", 2026)]);

    [Fact]
    public void Only_what_differs_is_told_with_what_was_and_what_is()
    {
        var second = _first with { Title = "Matsvinnet ska halveras", Purpose = "Klimatet", LastYear = 2027, OutsideControl = true, SubGoals = [] };
        WordingDifferences.Between(_first, second).Select(d => (d.Field, d.Before, d.After)).ShouldBe(
        [
            ("title", "Matsvinnet ska minska", "Matsvinnet ska halveras"),
            ("years", "2026", "2026–2027"),
            ("purpose", null, "Klimatet"),
            ("outside-control", null, "yes"),
            ("sub-goals", "Väga 40 gram (2026)", null),
        ]);
        WordingDifferences.Between(_first, _first).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Matsvinnet ska minska", "Matsvinnet ska halveras", "Matsvinnet ska [-minska][+halveras]")]
    [InlineData("ett två tre", "ett tre fyra", "ett [-två ]tre[+ fyra]")]
    [InlineData("", "nytt", "[+nytt]")]
    [InlineData("borta", "", "[-borta]")]
    public void Words_that_came_and_went_are_marked_and_no_others(string before, string after, string marked)
    {
        var pieces = TextDifference.Between(before, after);
        string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)).Trim().ShouldBe(after);
        string.Concat(pieces.Select(p => p.Kind switch { PieceKind.Kept => p.Text, PieceKind.Removed => $"[-{p.Text.Trim()}]", _ => $"[+{p.Text.Trim()}]" })).Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe(marked.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_longer_than_anyone_compares_is_shown_whole()
    {
        var text = string.Join(' ', Enumerable.Range(0, 2000));
        TextDifference.Between(text, "kort").Select(p => p.Kind).ShouldBe([PieceKind.Removed, PieceKind.Added]);
    }

    [Fact]
    public void Too_few_and_too_many_goals_of_a_body_are_told()
    {
        var (board, council) = (Ids.New<BodyId>(), Ids.New<BodyId>());
        List<Goal> goals = [Of(GoalKind.Council, council), Of(GoalKind.Board, board), Of(GoalKind.Board, board)];
        GoalLimits.PassedBy(goals, GovernanceRules.Default).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => p.Body.ShouldBe(board), p => p.Count.ShouldBe(2), p => p.IsTooFew.ShouldBeTrue());
        goals.Add(Of(GoalKind.Board, board));
        GoalLimits.PassedBy(goals, GovernanceRules.Default).ShouldBeEmpty();
        goals.AddRange([Of(GoalKind.Board, board), Of(GoalKind.Board, board), Of(GoalKind.Board, board)]);
        GoalLimits.PassedBy(goals, GovernanceRules.Default).ShouldHaveSingleItem().IsTooFew.ShouldBeFalse();
    }

    [Fact]
    public void A_goal_leads_to_levels_above_its_own()
    {
        GovernanceRules.Default.LevelsAbove(GoalKind.Board).ShouldBe([GoalKind.Council, GoalKind.FinancialManagement, GoalKind.Financial, GoalKind.Effect]);
        GovernanceRules.Default.LevelsAbove(GoalKind.FinancialManagement).ShouldBe([GoalKind.Council]);
        GovernanceRules.Default.LevelsAbove(GoalKind.Council).ShouldBeEmpty();
    }

    private static Goal Of(GoalKind kind, BodyId body)
    {
        var goal = new Goal(Ids.New<GoalId>(), kind, "Matsvinnet ska minska", 2026, 2026);
        goal.Place(null, 1, null, body);
        return goal;
    }
}
