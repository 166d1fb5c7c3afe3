namespace Styrkedja.Domain.FollowUp;

/// <summary>How a goal that others lead to is suggested from their assessments; a person decides all the same (R085).</summary>
public enum RollUp
{
    /// <summary>Nothing is suggested, and such goals are not assessed.</summary>
    None,

    /// <summary>By how far the goals below have come.</summary>
    Weighing,

    /// <summary>Two steps: whether the goals below cover the goal, and how far they have come. Met takes both.</summary>
    CoverageAndFulfilment,
}

/// <summary>Whether the goals below together cover what a goal asks for; a person's judgement.</summary>
public enum GoalCoverage
{
    Good,
    Partly,
    Poor,
}

/// <summary>What is suggested of a goal from those that lead to it.</summary>
/// <param name="Fulfilment">Of the goals below alone, before their coverage is weighed in.</param>
/// <param name="Met">How many of the assessed goals below count as met.</param>
/// <param name="Below">How many goals lead to it.</param>
/// <param name="Unassessed">Of those, how many nobody has assessed in the period; the suggestion is preliminary while there are any.</param>
public sealed record RollUpSuggestion(Assessment Suggests, Assessment Fulfilment, GoalCoverage? Coverage, RollUp By, int Met, int Partly, int Below, int Unassessed)
{
    /// <summary>Stable name of the rule, as <see cref="GoalAssessment.SuggestedByRule"/> keeps it.</summary>
    public string Rule => By == RollUp.CoverageAndFulfilment ? "coverage-and-fulfilment" : "weighing";

    /// <param name="below">The assessments of the goals below, null for one that is not assessed, and whether each counts as met by the model of its own body.</param>
    /// <param name="coverage">Null until someone has judged it.</param>
    public static RollUpSuggestion Of(RollUp by, IReadOnlyCollection<(Assessment? Assessment, bool CountsAsMet)> below, GoalCoverage? coverage)
    {
        var judged = below.Where(b => b.Assessment is not null and not Assessment.CannotBeAssessed).ToList();
        var met = judged.Count(b => b.CountsAsMet);
        var partly = judged.Count(b => !b.CountsAsMet && b.Assessment == Assessment.Partly);
        var fulfilment = judged.Count == 0 ? Assessment.CannotBeAssessed
            : met == judged.Count ? Assessment.Met
            : (2 * met) + partly >= judged.Count ? Assessment.Partly
            : Assessment.NotMet;
        var suggests = by == RollUp.CoverageAndFulfilment ? Both(fulfilment, coverage) : fulfilment;
        return new RollUpSuggestion(suggests, fulfilment, coverage, by, met, partly, below.Count, below.Count(b => b.Assessment is null));
    }

    // The weaker of the two: what nothing covers is not met by what is done beside it.
    private static Assessment Both(Assessment fulfilment, GoalCoverage? coverage) => (fulfilment, coverage) switch
    {
        (Assessment.CannotBeAssessed, _) or (_, null) => Assessment.CannotBeAssessed,
        (Assessment.NotMet, _) or (_, GoalCoverage.Poor) => Assessment.NotMet,
        (Assessment.Partly, _) or (_, GoalCoverage.Partly) => Assessment.Partly,
        _ => Assessment.Met,
    };
}
