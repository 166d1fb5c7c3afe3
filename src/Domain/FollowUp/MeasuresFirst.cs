namespace Styrkedja.Domain.FollowUp;

/// <summary>Lets the targets of a goal's measures lead the suggestion, where the year's model says so (S2, S3: measures first).</summary>
public static class MeasuresFirst
{
    /// <summary>Stable names of the rules, as <see cref="GoalAssessment.SuggestedByRule"/> keeps them.</summary>
    public const string AllReached = "targets-all", NoneReached = "targets-none", SomeReached = "targets-some";

    /// <summary>
    /// All targets reached is met, none is not met, some or any partly is partly. What is unknown is not guessed: the
    /// activities lead, unless those known already disagree, since no value can make them agree.
    /// </summary>
    /// <param name="byActivities">What the table suggests.</param>
    /// <param name="targets">Empty for a goal without any: then the activities lead, and nothing more is said.</param>
    public static AssessmentSuggestion Lead(AssessmentSuggestion byActivities, IReadOnlyList<MeasuredTarget> targets)
    {
        var known = targets.Where(t => t.IsKnown).Select(t => t.Reach).Distinct().ToList();
        (Assessment, string)? led =
            known.Count > 1 || known is [TargetReach.Partly] ? (Assessment.Partly, SomeReached)
            : known.Count == 0 || targets.Any(t => !t.IsKnown) ? null
            : known[0] == TargetReach.Reached ? (Assessment.Met, AllReached)
            : (Assessment.NotMet, NoneReached);
        return led is var (suggests, rule)
            ? new AssessmentSuggestion(suggests, rule, byActivities.Counts) { Targets = targets, ByActivities = byActivities }
            : byActivities with { Targets = targets };
    }
}
