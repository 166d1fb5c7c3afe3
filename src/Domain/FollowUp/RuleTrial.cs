namespace Styrkedja.Domain.FollowUp;

/// <summary>An earlier assessment, and what another rule would have suggested.</summary>
/// <param name="Would">By the rule that is tried, on what is known of the period now.</param>
public sealed record TriedAssessment(Goals.Goal Goal, GoalAssessment Assessment, Assessment Would)
{
    public bool Changes => Would != Assessment.Suggested;
}

/// <summary>A rule tried on earlier assessments: how many it changes, and how often each rule says what people decided.</summary>
/// <param name="All">Latest period first, goals in order.</param>
public sealed record RuleTrial(IReadOnlyList<TriedAssessment> All)
{
    public IEnumerable<TriedAssessment> Changed => All.Where(t => t.Changes);

    /// <summary>How many of those decided were suggested then.</summary>
    public int AgreedThen => All.Count(t => t.Assessment.Suggested == t.Assessment.Decided);

    /// <summary>How many of those decided would be suggested by the rule that is tried.</summary>
    public int WouldAgree => All.Count(t => t.Would == t.Assessment.Decided);
}
