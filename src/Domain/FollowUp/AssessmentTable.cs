namespace Styrkedja.Domain.FollowUp;

/// <summary>
/// One row of the municipality's assessment table. The row applies when every activity is in <paramref name="AllIn"/>
/// and at least one is in <paramref name="AnyIn"/>; a missing set asks for nothing.
/// </summary>
/// <param name="Id">Stable name, e.g. <c>not-all-due</c>; its sentence in plain language is looked up by it.</param>
/// <param name="AllIn">An empty set means that there are no activities at all.</param>
public sealed record AssessmentRule(
    string Id,
    IReadOnlyList<ActivityOutcome>? AllIn,
    IReadOnlyList<ActivityOutcome>? AnyIn,
    Assessment Suggests)
{
    public bool AppliesTo(OutcomeCounts counts) =>
        (AllIn is null || counts.In(AllIn) == counts.Total) && (AnyIn is null || counts.In(AnyIn) > 0);

    /// <summary>Whether both ask for the same mixes.</summary>
    public bool AsksLike(AssessmentRule other) => Same(AllIn, other.AllIn) && Same(AnyIn, other.AnyIn);

    private static bool Same(IReadOnlyList<ActivityOutcome>? one, IReadOnlyList<ActivityOutcome>? other) =>
        one is null ? other is null : other is not null && one.ToHashSet().SetEquals(other);
}

/// <summary>
/// The rule that suggests an assessment, as data that each municipality may change (R083). It only suggests: a person
/// decides and gives the reason (R085).
/// </summary>
public sealed record AssessmentTable(IReadOnlyList<AssessmentRule> Rules)
{
    /// <summary>
    /// The table of the domain rules, rows 0–5. Rows 1 and 3 stand in the plan of 2024 (R081, R082); the rest is open
    /// there ("och så vidare") and this is the default we give it.
    /// </summary>
    public static AssessmentTable Default { get; } = new(
    [
        new("no-activities", Set(), null, Assessment.CannotBeAssessed),
        new("all-completed-as-planned", Set(ActivityOutcome.CompletedAsPlanned), null, Assessment.Met),
        new("all-completed-some-deviation", Set(ActivityOutcome.CompletedAsPlanned, ActivityOutcome.CompletedWithDeviation), null, Assessment.MetWithRemark),
        new(
            "not-all-due",
            Set(ActivityOutcome.CompletedAsPlanned, ActivityOutcome.OngoingAsPlanned, ActivityOutcome.OnHold, ActivityOutcome.NotStartedNotDue),
            Set(ActivityOutcome.CompletedAsPlanned, ActivityOutcome.OngoingAsPlanned, ActivityOutcome.NotStartedNotDue),
            Assessment.Partly),
        new(
            "some-progress",
            null,
            Set(ActivityOutcome.CompletedAsPlanned, ActivityOutcome.CompletedWithDeviation, ActivityOutcome.OngoingAsPlanned, ActivityOutcome.OngoingWithDeviation),
            Assessment.Partly),
        new("no-progress", null, null, Assessment.NotMet),
    ]);

    /// <summary>The first row that applies.</summary>
    /// <exception cref="RuleBrokenException">when the table has no row for the mix: it lacks a last row without conditions.</exception>
    public AssessmentSuggestion Suggest(OutcomeCounts counts)
    {
        var rule = Rules.FirstOrDefault(r => r.AppliesTo(counts)) ?? throw new RuleBrokenException("assessment-table-has-a-gap");
        return new AssessmentSuggestion(rule.Suggests, rule.Id, counts);
    }

    private static IReadOnlyList<ActivityOutcome> Set(params IReadOnlyList<ActivityOutcome> outcomes) => outcomes;
}

/// <summary>What the table suggests, by which row, on which counts: enough to say why in plain words.</summary>
public sealed record AssessmentSuggestion(Assessment Suggests, string Rule, OutcomeCounts Counts)
{
    /// <summary>The goal's targets, where the year's model lets measures lead; empty otherwise.</summary>
    public IReadOnlyList<MeasuredTarget> Targets { get; init; } = [];

    /// <summary>What the table suggests by itself, where targets lead; null where the table does.</summary>
    public AssessmentSuggestion? ByActivities { get; init; }

    /// <summary>The counts that carry the suggestion, most telling first; zero counts are left out.</summary>
    public IEnumerable<(ActivityOutcome Outcome, int Count)> Grounds =>
        Enum.GetValues<ActivityOutcome>().Select(o => (o, Counts[o])).Where(g => g.Item2 > 0);
}
