using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals.Quality;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Governance;

/// <summary>The rules of a governance model, stored as one document so that an old year reads as it was written.</summary>
/// <param name="MinimumActivities">Activities each unit plans a year at least; default 2 (R069).</param>
/// <param name="MinimumPerFinancialManagementGoal">Of those, at least this many for each goal for sound financial management; default 1.</param>
/// <param name="ReportingDays">Days after the cut-off that units report.</param>
/// <param name="AssessmentDays">Days after the cut-off that goals are assessed; not fewer than <paramref name="ReportingDays"/>.</param>
public sealed record GovernanceRules(
    AssessmentTable AssessmentTable,
    int MinimumActivities,
    int MinimumPerFinancialManagementGoal,
    int ReportingDays,
    int AssessmentDays)
{
    /// <summary>Of days and of activities: a year's.</summary>
    public const int LargestNumber = 366;

    public static GovernanceRules Default { get; } = new(AssessmentTable.Default, 2, 1, 6, 11);

    /// <summary>In the order they are shown.</summary>
    public IReadOnlyList<GoalLevel> GoalLevels { get; init; } = GoalLevel.Default;

    /// <summary>Every kind of scale once.</summary>
    public IReadOnlyList<Scale> Scales { get; init; } = Scale.Default;

    /// <summary>From this per cent of its target a measure counts as partly met where nothing else is said of it; null for no such threshold.</summary>
    public int? PartlyPercent { get; init; }

    /// <summary>Reports of others than heads wait until a head of the unit approves them. The whole municipality's, like the days.</summary>
    public bool ReportsAreApproved { get; init; }

    /// <summary>Each assessment waits until a second person confirms it. The whole municipality's, like the days.</summary>
    public bool AssessmentsAreConfirmed { get; init; }

    /// <summary>How often and when the year is followed up (R079). The whole municipality's, like the days.</summary>
    public Rhythm Rhythm { get; init; } = Rhythm.Tertials;

    /// <summary>Days after the cut-off that late reports are taken from everyone; null for until the period is locked.</summary>
    public int? GraceDays { get; init; }

    /// <summary>From where a forecast's deviation from the budget must be explained. The whole municipality's, like the days.</summary>
    public Budgets.DeviationLimit BudgetDeviation { get; init; } = Budgets.DeviationLimit.Default;

    /// <summary>When people are reminded of the year's periods and plans. The whole municipality's, like the days.</summary>
    public Reminders.ReminderDays Reminders { get; init; } = Domain.Reminders.ReminderDays.Default;

    /// <summary>How goals that others lead to are suggested.</summary>
    public RollUp RollUp { get; init; }

    /// <summary>The targets of adopted goals' measures lead the suggestion, and the activities where they say nothing.</summary>
    public bool MeasuresFirst { get; init; }

    /// <summary>By which goals are reviewed while they are written (R013).</summary>
    public IReadOnlyList<QualityRule> QualityRules { get; init; } = QualityRule.Default;

    /// <summary>Texts of the reports that the strategist has changed; a missing one is the product's own (O13).</summary>
    public IReadOnlyDictionary<string, string> ReportTexts { get; init; } = new Dictionary<string, string>();

    /// <summary>Bodies that govern otherwise than the municipality, each at most once (R128).</summary>
    public IReadOnlyList<OwnWay> OwnWays { get; init; } = [];

    /// <summary>The rules of one body: the municipality's, but for what the body does its own way.</summary>
    public GovernanceRules For(BodyId? body) => OwnWays.FirstOrDefault(o => o.Body == body) is { } own ? own.Over(this) : this;

    /// <summary>These rules where a body does the given parts its own way, and all else as the municipality.</summary>
    /// <param name="parts">Empty unifies the body with the municipality.</param>
    /// <param name="rules">The body's own; what is not among the parts is not read.</param>
    public GovernanceRules With(BodyId body, IEnumerable<ModelPart> parts, GovernanceRules rules)
    {
        var others = OwnWays.Where(o => o.Body != body);
        ModelPart[] own = [.. parts.Distinct().Order()];
        return this with { OwnWays = own.Length == 0 ? [.. others] : [.. others, new OwnWay(body, own, rules with { OwnWays = [] })] };
    }

    public Scale ScaleOf(ScaleKind kind) => Scales.FirstOrDefault(s => s.Kind == kind) ?? Scale.DefaultOf(kind);

    /// <summary>These rules with another scale of the same kind.</summary>
    public GovernanceRules With(Scale scale) => this with { Scales = [.. Scales.Where(s => s.Kind != scale.Kind).Append(scale).OrderBy(s => s.Kind)] };

    /// <summary>The assessments the year's scale has, in its order.</summary>
    public IReadOnlyList<Assessment> Assessments =>
        [.. ScaleOf(ScaleKind.Assessment).Values.Select(v => Enum.GetValues<Assessment>().First(a => a.Code() == v.Code))];

    /// <summary>Whether a goal assessed so is counted among those met.</summary>
    public bool CountsAsMet(Assessment assessment) => ScaleOf(ScaleKind.Assessment)[assessment.Code()].CountsAsMet;

    /// <summary>The level of a kind of goals; null for a kind that the model does not have.</summary>
    public GoalLevel? LevelOf(Goals.GoalKind kind) => GoalLevels.FirstOrDefault(l => l.Kind == kind);

    /// <summary>Sees that the rules can be followed, the municipality's and each body's own.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>governance-number-negative</c>, <c>governance-number-too-large</c>, <c>partly-percent-out-of-range</c>, <c>deviation-limit-out-of-range</c>, <c>assessment-before-reporting</c>, <c>grace-before-reporting</c>,
    /// <c>assessment-table-unsound</c>, <c>roll-up-value-missing</c>, <c>measures-first-value-missing</c>, and those of the rhythm, the scales and the levels.
    /// </exception>
    internal void RequireSound()
    {
        foreach (var number in new[] { MinimumActivities, MinimumPerFinancialManagementGoal, ReportingDays, AssessmentDays })
        {
            Required.AtLeast(number, 0, "governance-number-negative");
        }

        foreach (var number in new int?[] { MinimumActivities, MinimumPerFinancialManagementGoal, ReportingDays, AssessmentDays, GraceDays })
        {
            if (number > LargestNumber)
            {
                throw new RuleBrokenException("governance-number-too-large", number, LargestNumber);
            }
        }

        if (PartlyPercent is < 1 or > 99)
        {
            throw new RuleBrokenException("partly-percent-out-of-range", PartlyPercent);
        }

        if (GraceDays < ReportingDays)
        {
            throw new RuleBrokenException("grace-before-reporting", GraceDays, ReportingDays);
        }

        Rhythm.RequireSound();
        if (AssessmentDays < ReportingDays)
        {
            throw new RuleBrokenException("assessment-before-reporting", AssessmentDays, ReportingDays);
        }

        Reminders.RequireSound();
        BudgetDeviation.RequireSound();
        foreach (var scale in Scales)
        {
            scale.RequireSound();
        }

        foreach (var level in GoalLevels)
        {
            level.RequireSound();
        }

        if (TableFaults.Of(AssessmentTable, Assessments) is [var fault, ..])
        {
            throw new RuleBrokenException("assessment-table-unsound", fault);
        }

        foreach (var lacking in RollUpValues.Except(Assessments).Where(_ => RollUp != RollUp.None))
        {
            throw new RuleBrokenException("roll-up-value-missing", lacking);
        }

        foreach (var lacking in RollUpValues.Except([Assessment.CannotBeAssessed]).Except(Assessments).Where(_ => MeasuresFirst))
        {
            throw new RuleBrokenException("measures-first-value-missing", lacking);
        }

        foreach (var own in OwnWays)
        {
            own.Over(this).RequireSound();
        }
    }

    /// <summary>What is suggested for a goal: by the table, or by its measures' targets where they lead and the goal is decided.</summary>
    public AssessmentSuggestion Suggest(Goals.Goal goal, OutcomeCounts activities, IEnumerable<Measures.Measure> measures, YearPeriod period)
    {
        var suggestion = AssessmentTable.Suggest(activities);
        return MeasuresFirst && goal.State is (Goals.GoalState.Adopted or Goals.GoalState.Closed)
            ? FollowUp.MeasuresFirst.Lead(suggestion, MeasuredTarget.Of(measures, period, PartlyPercent))
            : suggestion;
    }

    /// <summary>Whether any goal's measures may lead, the municipality's or a body's.</summary>
    public bool MeasuresMayLead => MeasuresFirst || OwnWays.Any(o => o.Over(this).MeasuresFirst);

    /// <summary>Whether an assessment made by these rules means the same by the others: words, looks, order, limits and days aside.</summary>
    public bool MeansLike(GovernanceRules other) =>
        RollUp == other.RollUp
        && MeasuresFirst == other.MeasuresFirst
        && AssessmentTable.Rules.Count == other.AssessmentTable.Rules.Count
        && AssessmentTable.Rules.Zip(other.AssessmentTable.Rules).All(r => r.First.AsksLike(r.Second) && r.First.Suggests == r.Second.Suggests)
        && Enum.GetValues<ScaleKind>().All(k => Meaning(this, k).SetEquals(Meaning(other, k)))
        && GoalLevels.Select(l => l.Kind).ToHashSet().SetEquals(other.GoalLevels.Select(l => l.Kind));

    private static HashSet<(string, bool)> Meaning(GovernanceRules rules, ScaleKind kind) => [.. rules.ScaleOf(kind).Values.Select(v => (v.Code, v.CountsAsMet))];

    /// <summary>Kinds of goals that one of this kind may lead to: the council's long-term goals above all, then by who decides.</summary>
    public IReadOnlyList<Goals.GoalKind> LevelsAbove(Goals.GoalKind kind) => [.. GoalLevels.Select(l => l.Kind).Where(k => HeightOf(k) < HeightOf(kind))];

    /// <summary>What a roll-up can suggest.</summary>
    private static IReadOnlyList<Assessment> RollUpValues { get; } = [Assessment.Met, Assessment.Partly, Assessment.NotMet, Assessment.CannotBeAssessed];

    private int HeightOf(Goals.GoalKind kind) => kind == Goals.GoalKind.Council ? 0 : 1 + (LevelOf(kind)?.DecidedBy.Select(b => (int)b).DefaultIfEmpty(int.MaxValue - 1).Min() ?? int.MaxValue - 1);
}
