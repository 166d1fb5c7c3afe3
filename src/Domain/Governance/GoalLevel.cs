using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;

namespace Styrkedja.Domain.Governance;

/// <summary>A level of goals in a municipality's own model: who decides on it and how many are meant (R001–R003).</summary>
/// <param name="DecidedBy">Kinds of bodies that this level belongs to (R002, R077).</param>
/// <param name="AtLeast">Fewest a body and year; outside the limits it is told, never refused (R003).</param>
/// <param name="AtMost">Most a body and year; null has no limit.</param>
public sealed record GoalLevel(GoalKind Kind, IReadOnlyList<BodyKind> DecidedBy, int? AtLeast, int? AtMost)
{
    /// <summary>The levels the documents of 2021–2024 describe: 3–5 goals a committee (R003), those for sound financial management by the council (R030).</summary>
    public static IReadOnlyList<GoalLevel> Default { get; } =
    [
        new(GoalKind.Council, [BodyKind.Council], null, null),
        new(GoalKind.Board, [BodyKind.Board, BodyKind.Committee, BodyKind.SubCommittee, BodyKind.Company], 3, 5),
        new(GoalKind.FinancialManagement, [BodyKind.Council], null, null),
        new(GoalKind.Financial, [BodyKind.Council], null, null),
        new(GoalKind.Effect, [BodyKind.Council], null, null),
    ];

    /// <summary>The municipality's own name of the level, at most <see cref="TextLimits.Name"/> characters; null takes the product's.</summary>
    public string? Name { get; init; }

    /// <exception cref="RuleBrokenException"><c>goal-limits-out-of-order</c>, <c>governance-number-negative</c>, <c>goal-level-without-body</c>, <c>text-too-long</c>.</exception>
    internal void RequireSound()
    {
        Required.Optional(Name, TextLimits.Name);
        Required.AtLeast(AtLeast ?? 0, 0, "governance-number-negative");
        Required.AtLeast(AtMost ?? 0, 0, "governance-number-negative");
        if (AtLeast > AtMost)
        {
            throw new RuleBrokenException("goal-limits-out-of-order", AtLeast!, AtMost!);
        }

        if (DecidedBy.Count == 0)
        {
            throw new RuleBrokenException("goal-level-without-body", Kind);
        }
    }
}
