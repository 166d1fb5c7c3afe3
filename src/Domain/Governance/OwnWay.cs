namespace Styrkedja.Domain.Governance;

/// <summary>The parts of a model that one looks at and changes one at a time.</summary>
public enum ModelPart
{
    Levels,
    Scales,
    Table,
    Numbers,
    Rhythm,
    Quality,
    Texts,
}

/// <summary>Where a body governs otherwise than its municipality, until they are unified (R128).</summary>
/// <param name="Parts">Those it does its own way, each once and in order.</param>
/// <param name="Rules">Where its own parts are taken from; the rest of them is not read.</param>
public sealed record OwnWay(BodyId Body, IReadOnlyList<ModelPart> Parts, GovernanceRules Rules)
{
    /// <summary>
    /// What a body can do its own way. Days, minimums and the words of an activity's status are the units', who report
    /// to many bodies at once.
    /// </summary>
    public static IReadOnlyList<ModelPart> Possible { get; } = [ModelPart.Levels, ModelPart.Scales, ModelPart.Table, ModelPart.Numbers, ModelPart.Quality];

    public GovernanceRules Over(GovernanceRules all)
    {
        var rules = all with { OwnWays = [] };
        foreach (var part in Parts)
        {
            rules = part switch
            {
                ModelPart.Levels => rules with { GoalLevels = Rules.GoalLevels },
                ModelPart.Scales => Rules.Scales.Where(s => s.Kind != ScaleKind.Status).Aggregate(rules, (r, scale) => r.With(scale)),
                ModelPart.Table => rules with { AssessmentTable = Rules.AssessmentTable, RollUp = Rules.RollUp, MeasuresFirst = Rules.MeasuresFirst },
                ModelPart.Numbers => rules with { PartlyPercent = Rules.PartlyPercent },
                ModelPart.Quality => rules with { QualityRules = Rules.QualityRules },
                _ => throw new RuleBrokenException("own-way-part", part),
            };
        }

        return rules;
    }
}
