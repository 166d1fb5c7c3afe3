using Styrkedja.Domain.Goals;

namespace Styrkedja.Domain.Governance;

/// <param name="Count">How many goals of the level the body has.</param>
public sealed record LimitPassed(BodyId Body, GoalLevel Level, int Count)
{
    public bool IsTooFew => Count < Level.AtLeast;
}

/// <summary>Which bodies have fewer or more goals of a level than the model means; it is told, never refused (R003).</summary>
public static class GoalLimits
{
    /// <param name="goals">Of one year. A body without any goal of a level has not begun, and is not told.</param>
    public static IReadOnlyList<LimitPassed> PassedBy(IEnumerable<Goal> goals, GovernanceRules rules) =>
    [
        .. goals.Where(g => g.BodyId is not null && g.State != GoalState.Closed)
            .GroupBy(g => (Body: g.BodyId!.Value, g.Kind))
            .Select(g => (g.Key.Body, Level: rules.For(g.Key.Body).LevelOf(g.Key.Kind), Count: g.Count()))
            .Where(g => g.Level is { } level && (g.Count < level.AtLeast || g.Count > level.AtMost))
            .Select(g => new LimitPassed(g.Body, g.Level!, g.Count)),
    ];
}
