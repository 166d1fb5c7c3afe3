using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals.Quality;

namespace Styrkedja.Domain.Governance;

/// <summary>How a municipality governs itself in one year. A new year may have another; old years keep theirs (R128).</summary>
public sealed class GovernanceModel
{
    public GovernanceModel(Guid id, int year, string name, GovernanceRules rules)
    {
        Id = id;
        Year = year;
        Name = Required.Text(name, "governance-model-name-required", TextLimits.Name);
        Rules = rules;
    }

    private GovernanceModel()
    {
        Name = "";
        Rules = GovernanceRules.Default;
    }

    public Guid Id { get; private set; }

    public int Year { get; private set; }

    public string Name { get; private set; }

    public GovernanceRules Rules { get; private set; }

    public void Rename(string name) => Name = Required.Text(name, "governance-model-name-required", TextLimits.Name);

    /// <exception cref="RuleBrokenException"><c>governance-number-negative</c>, <c>assessment-before-reporting</c>.</exception>
    public void Change(GovernanceRules rules)
    {
        foreach (var number in new[] { rules.MinimumActivities, rules.MinimumPerFinancialManagementGoal, rules.ReportingDays, rules.AssessmentDays })
        {
            Required.AtLeast(number, 0, "governance-number-negative");
        }

        if (rules.AssessmentDays < rules.ReportingDays)
        {
            throw new RuleBrokenException("assessment-before-reporting", rules.AssessmentDays, rules.ReportingDays);
        }

        Rules = rules;
    }
}

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
    public static GovernanceRules Default { get; } = new(AssessmentTable.Default, 2, 1, 6, 11);

    /// <summary>In the order they are shown.</summary>
    public IReadOnlyList<GoalLevel> GoalLevels { get; init; } = GoalLevel.Default;

    /// <summary>By which goals are reviewed while they are written (R013).</summary>
    public IReadOnlyList<QualityRule> QualityRules { get; init; } = QualityRule.Default;

    /// <summary>Texts of the reports that the strategist has changed; a missing one is the product's own (O13).</summary>
    public IReadOnlyDictionary<string, string> ReportTexts { get; init; } = new Dictionary<string, string>();

    /// <summary>The level of a kind of goals; null for a kind that the model does not have.</summary>
    public GoalLevel? LevelOf(Goals.GoalKind kind) => GoalLevels.FirstOrDefault(l => l.Kind == kind);

    /// <summary>Kinds of goals that one of this kind may lead to: the council's long-term goals above all, then by who decides.</summary>
    public IReadOnlyList<Goals.GoalKind> LevelsAbove(Goals.GoalKind kind) => [.. GoalLevels.Select(l => l.Kind).Where(k => HeightOf(k) < HeightOf(kind))];

    private int HeightOf(Goals.GoalKind kind) => kind == Goals.GoalKind.Council ? 0 : 1 + (LevelOf(kind)?.DecidedBy.Select(b => (int)b).DefaultIfEmpty(int.MaxValue - 1).Min() ?? int.MaxValue - 1);
}
