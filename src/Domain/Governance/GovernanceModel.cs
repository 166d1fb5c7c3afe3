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

    /// <summary>False while it is being prepared: then the year goes on by the rules of the year before.</summary>
    public bool InForce { get; private set; } = true;

    /// <summary>A model to prepare, which holds for nothing until it is put in force.</summary>
    public static GovernanceModel Prepare(Guid id, int year, string name, GovernanceRules rules) => new(id, year, name, rules) { InForce = false };

    /// <exception cref="RuleBrokenException"><c>model-already-in-force</c>, and those of <see cref="Change"/>.</exception>
    public void PutInForce()
    {
        if (InForce)
        {
            throw new RuleBrokenException("model-already-in-force", Year);
        }

        Change(Rules, ModelUse.None);
        InForce = true;
    }

    public void Rename(string name) => Name = Required.Text(name, "governance-model-name-required", TextLimits.Name);

    /// <exception cref="RuleBrokenException">
    /// <c>governance-number-negative</c>, <c>assessment-before-reporting</c>, <c>assessment-table-unsound</c>,
    /// <c>scale-value-in-use</c>, <c>model-in-use</c>, and those of the scales and levels.
    /// </exception>
    public void Change(GovernanceRules rules, ModelUse use)
    {
        foreach (var number in new[] { rules.MinimumActivities, rules.MinimumPerFinancialManagementGoal, rules.ReportingDays, rules.AssessmentDays })
        {
            Required.AtLeast(number, 0, "governance-number-negative");
        }

        if (rules.PartlyPercent is < 1 or > 99)
        {
            throw new RuleBrokenException("partly-percent-out-of-range", rules.PartlyPercent);
        }

        if (rules.AssessmentDays < rules.ReportingDays)
        {
            throw new RuleBrokenException("assessment-before-reporting", rules.AssessmentDays, rules.ReportingDays);
        }

        foreach (var scale in rules.Scales)
        {
            scale.RequireSound();
        }

        foreach (var level in rules.GoalLevels)
        {
            level.RequireSound();
        }

        if (use.Assessed.Count > 0)
        {
            RequireSameMeaning(rules, use);
        }

        if (TableFaults.Of(rules.AssessmentTable, rules.Assessments) is [var fault, ..])
        {
            throw new RuleBrokenException("assessment-table-unsound", fault);
        }

        Rules = rules;
    }

    private void RequireSameMeaning(GovernanceRules rules, ModelUse use)
    {
        var lost = use.Assessed.Keys.Where(a => Rules.ScaleOf(ScaleKind.Assessment).Has(a.Code()) && !rules.ScaleOf(ScaleKind.Assessment).Has(a.Code())).ToList();
        if (lost.Count > 0)
        {
            throw new RuleBrokenException("scale-value-in-use", lost[0], use.Assessed[lost[0]], Year);
        }

        if (!Rules.MeansLike(rules))
        {
            throw new RuleBrokenException("model-in-use", Year, use.Assessed.Values.Sum());
        }
    }
}

/// <summary>What rests on a year's model: then its words may change, but not what they mean.</summary>
/// <param name="Assessed">How many of the year's goals are assessed so.</param>
public sealed record ModelUse(IReadOnlyDictionary<Assessment, int> Assessed)
{
    public static ModelUse None { get; } = new(new Dictionary<Assessment, int>());
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

    /// <summary>Every kind of scale once.</summary>
    public IReadOnlyList<Scale> Scales { get; init; } = Scale.Default;

    /// <summary>From this per cent of its target a measure counts as partly met where nothing else is said of it; null for no such threshold.</summary>
    public int? PartlyPercent { get; init; }

    /// <summary>By which goals are reviewed while they are written (R013).</summary>
    public IReadOnlyList<QualityRule> QualityRules { get; init; } = QualityRule.Default;

    /// <summary>Texts of the reports that the strategist has changed; a missing one is the product's own (O13).</summary>
    public IReadOnlyDictionary<string, string> ReportTexts { get; init; } = new Dictionary<string, string>();

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

    /// <summary>Whether an assessment made by these rules means the same by the others: words, looks, order, limits and days aside.</summary>
    public bool MeansLike(GovernanceRules other) =>
        AssessmentTable.Rules.Count == other.AssessmentTable.Rules.Count
        && AssessmentTable.Rules.Zip(other.AssessmentTable.Rules).All(r => r.First.AsksLike(r.Second) && r.First.Suggests == r.Second.Suggests)
        && Enum.GetValues<ScaleKind>().All(k => Meaning(this, k).SetEquals(Meaning(other, k)))
        && GoalLevels.Select(l => l.Kind).ToHashSet().SetEquals(other.GoalLevels.Select(l => l.Kind));

    private static HashSet<(string, bool)> Meaning(GovernanceRules rules, ScaleKind kind) => [.. rules.ScaleOf(kind).Values.Select(v => (v.Code, v.CountsAsMet))];

    /// <summary>Kinds of goals that one of this kind may lead to: the council's long-term goals above all, then by who decides.</summary>
    public IReadOnlyList<Goals.GoalKind> LevelsAbove(Goals.GoalKind kind) => [.. GoalLevels.Select(l => l.Kind).Where(k => HeightOf(k) < HeightOf(kind))];

    private int HeightOf(Goals.GoalKind kind) => kind == Goals.GoalKind.Council ? 0 : 1 + (LevelOf(kind)?.DecidedBy.Select(b => (int)b).DefaultIfEmpty(int.MaxValue - 1).Min() ?? int.MaxValue - 1);
}
