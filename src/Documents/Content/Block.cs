using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Content;

/// <summary>One piece of a section. The renderers know each kind; a new kind is a new case in every renderer.</summary>
internal abstract record Block;

/// <summary>Running text.</summary>
internal sealed record Prose(IReadOnlyList<TextLine> Lines) : Block;

/// <param name="Bullet">The writer began the line with a bullet or a hyphen.</param>
internal sealed record TextLine(string Text, bool Bullet);

/// <summary>A sentence set apart, e.g. that there is nothing to report.</summary>
internal sealed record Note(string Text) : Block;

/// <summary>A status or an assessment: always sign and word together, never colour alone.</summary>
/// <param name="Code">Stable code, e.g. <c>ongoing-with-deviation</c> or <c>not-met</c>.</param>
/// <param name="Word">The municipality's printed word.</param>
/// <param name="Look">The code whose sign and colour it is drawn with; null for its own.</param>
internal sealed record Badge(BadgeKind Kind, string Code, string Word, string? Look = null)
{
    public string DrawnAs => Look ?? Code;
}

internal enum BadgeKind
{
    Status,
    Assessment,
}

/// <summary>How many of each kind: a stacked bar, the same figures in words, and one sentence.</summary>
/// <param name="Parts">Only kinds that occur.</param>
internal sealed record Tally(string Caption, IReadOnlyList<TallyPart> Parts, string Sentence) : Block;

/// <param name="Count">At least 1.</param>
internal sealed record TallyPart(Badge Badge, int Count);

/// <param name="Caption">Told to screen readers; the heading above says it to the eye.</param>
internal sealed record Table(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows) : Block;

/// <param name="Share">Share of the table's width, in per cent; a table's shares add up to 100.</param>
/// <param name="IsAmount">Holds sums of money, set to the right.</param>
internal sealed record Column(string Head, int Share, bool IsAmount = false);

/// <param name="Badge">Shown instead of the text.</param>
internal sealed record Cell(string Text, CellTone Tone = CellTone.Plain, Badge? Badge = null);

internal enum CellTone
{
    Plain,

    /// <summary>A goal's number.</summary>
    Number,

    /// <summary>What the eye may pass over, e.g. "Ingen aktivitet".</summary>
    Quiet,

    /// <summary>A sum of money, set to the right.</summary>
    Amount,
}

/// <summary>Activities under one goal; the head is repeated on every page (R094).</summary>
internal sealed record ActivityTable(string Caption, string Head, string StartHead, string EndHead, IReadOnlyList<ActivityRow> Rows) : Block;

/// <param name="Status">Null when no status has been reported; <paramref name="NoStatus"/> then says so, unless nothing is to be reported.</param>
/// <param name="Waiting">What is waited for; as all that has a label, its first paragraph follows after it on the same line.</param>
internal sealed record ActivityRow(
    string Title,
    IReadOnlyList<string> Units,
    DateOnly Start,
    DateOnly End,
    IReadOnlyList<string> Description,
    Badge? Status,
    string? NoStatus,
    IReadOnlyList<string> Comment,
    string WaitingLabel,
    IReadOnlyList<string> Waiting,
    string DeviationLabel,
    IReadOnlyList<string> Deviation,
    string ForecastLabel,
    string? Forecast)
{
    /// <summary>Characters after which keeping the text on one page would leave more than half a page empty before it.</summary>
    public const int LongText = 1800;

    /// <summary>The status, or that none has been reported; null where neither is to be said.</summary>
    public Badge? StatusOrNone => Status ?? (NoStatus is null ? null : new Badge(BadgeKind.Status, "not-reported", NoStatus));

    /// <summary>Whether anything stands under the title.</summary>
    public bool HasText => StatusOrNone is not null || Description.Count > 0;

    /// <summary>One that is only planned: of its state there is nothing to say.</summary>
    public static ActivityRow Planned(string title, IReadOnlyList<string> units, DateRange plan, IReadOnlyList<string> description) =>
        new(title, units, plan.Start, plan.End, description, null, null, [], "", [], "", [], "", null);

    public bool IsLong => Description.Concat(Comment).Concat(Waiting).Concat(Deviation).Sum(paragraph => paragraph.Length + 60) > LongText;
}

/// <summary>The judgement of one goal and what it rests on (R085, R087).</summary>
/// <param name="Current">Null while nobody has assessed the goal; <paramref name="NoAssessment"/> then says so.</param>
/// <param name="Parts">Reason, grounds and changes, each under its label; empty ones are left out.</param>
internal sealed record AssessmentPanel(
    string Label, Badge? Current, string NoAssessment, string PreviousLabel, Badge? Previous, IReadOnlyList<PanelPart> Parts) : Block;

internal sealed record PanelPart(string Label, IReadOnlyList<string> Paragraphs, bool AsList);
