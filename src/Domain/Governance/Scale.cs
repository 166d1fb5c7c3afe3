using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;

namespace Styrkedja.Domain.Governance;

/// <summary>The scales of a model. Prognosis and outcome are different judgements, and a measure's trend is a third.</summary>
public enum ScaleKind
{
    /// <summary>What is said of a goal at a cut-off; its codes are those of <see cref="Assessment"/>.</summary>
    Assessment,

    /// <summary>What is expected of a goal at the year's end.</summary>
    Prognosis,

    /// <summary>Where a measure is going.</summary>
    Trend,

    /// <summary>The words of an activity's status; its codes are those of <see cref="ActivityStatus"/> (R048–R053).</summary>
    Status,
}

/// <summary>Symbol and colour as one choice, so that no value can be told by its colour alone (WCAG 2.2, 1.4.1).</summary>
public enum ScaleLook
{
    GreenTick,
    PaleTick,
    YellowHalf,
    RedCross,
    GreyQuestion,
    GreenUp,
    YellowLevel,
    RedDown,
}

/// <summary>One value of a scale. Its code is what it means, the same every year; all else is the municipality's own.</summary>
/// <param name="Word">The municipality's own word; null takes the product's.</param>
/// <param name="Look">Null for a status, whose sign is its phase and deviation.</param>
/// <param name="CountsAsMet">Whether a goal with this value is counted among those met.</param>
public sealed record ScaleValue(string Code, string? Word, ScaleLook? Look, bool CountsAsMet);

/// <param name="Values">Those in use, in the order they are shown.</param>
public sealed record Scale(ScaleKind Kind, IReadOnlyList<ScaleValue> Values)
{
    /// <summary>The longest word a badge holds on a telephone.</summary>
    public const int LongestWord = 40;

    /// <summary>The product's scales; words, order and looks are those of before they became data.</summary>
    public static IReadOnlyList<Scale> Default { get; } =
    [
        new(ScaleKind.Assessment,
        [
            new("met", null, ScaleLook.GreenTick, true),
            new("met-with-remark", null, ScaleLook.PaleTick, true),
            new("partly", null, ScaleLook.YellowHalf, false),
            new("not-met", null, ScaleLook.RedCross, false),
            new("cannot-be-assessed", null, ScaleLook.GreyQuestion, false),
        ]),
        new(ScaleKind.Prognosis,
        [
            new("will-be-met", null, ScaleLook.GreenTick, true),
            new("will-be-partly", null, ScaleLook.YellowHalf, false),
            new("will-not-be-met", null, ScaleLook.RedCross, false),
            new("uncertain", null, ScaleLook.GreyQuestion, false),
        ]),
        new(ScaleKind.Trend,
        [
            new("better", null, ScaleLook.GreenUp, false),
            new("unchanged", null, ScaleLook.YellowLevel, false),
            new("worse", null, ScaleLook.RedDown, false),
            new("missing", null, ScaleLook.GreyQuestion, false),
        ]),
        new(ScaleKind.Status, [.. ActivityStatus.All.Select(s => new ScaleValue(s.Code, null, null, false))]),
    ];

    public static Scale DefaultOf(ScaleKind kind) => Default.Single(s => s.Kind == kind);

    /// <summary>The looks to choose among: arrows for what moves, signs for what is judged, none for a status.</summary>
    public static IReadOnlyList<ScaleLook> LooksOf(ScaleKind kind) => kind switch
    {
        ScaleKind.Status => [],
        ScaleKind.Trend => [ScaleLook.GreenUp, ScaleLook.YellowLevel, ScaleLook.RedDown, ScaleLook.GreyQuestion],
        _ => [ScaleLook.GreenTick, ScaleLook.PaleTick, ScaleLook.YellowHalf, ScaleLook.RedCross, ScaleLook.GreyQuestion],
    };

    /// <summary>The value of a code, also one the year does not use: an old assessment must still be told.</summary>
    public ScaleValue this[string code] =>
        Values.FirstOrDefault(v => v.Code == code) ?? DefaultOf(Kind).Values.FirstOrDefault(v => v.Code == code) ?? new ScaleValue(code, null, null, false);

    public bool Has(string code) => Values.Any(v => v.Code == code);

    /// <exception cref="RuleBrokenException"><c>scale-code-unknown</c>, <c>scale-too-short</c>, <c>scale-word-too-long</c>, <c>scale-words-alike</c>, <c>scale-looks-alike</c>, <c>status-word-missing</c>.</exception>
    internal void RequireSound()
    {
        var known = DefaultOf(Kind).Values.Select(v => v.Code).ToHashSet();
        if (Values.FirstOrDefault(v => !known.Contains(v.Code)) is { } unknown)
        {
            throw new RuleBrokenException("scale-code-unknown", unknown.Code);
        }

        if (Kind == ScaleKind.Status && Values.Select(v => v.Code).Distinct().Count() != known.Count)
        {
            throw new RuleBrokenException("status-word-missing");
        }

        if (Values.Count < 2)
        {
            throw new RuleBrokenException("scale-too-short");
        }

        if (Values.FirstOrDefault(v => v.Word?.Length > LongestWord) is { } lengthy)
        {
            throw new RuleBrokenException("scale-word-too-long", lengthy.Word!, LongestWord);
        }

        if (Values.Where(v => v.Word is not null).GroupBy(v => v.Word, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } alike)
        {
            throw new RuleBrokenException("scale-words-alike", alike.Key!);
        }

        if (Kind != ScaleKind.Status && Values.GroupBy(v => v.Look).Any(g => g.Count() > 1))
        {
            throw new RuleBrokenException("scale-looks-alike");
        }
    }
}
