using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.Import;

/// <summary>What kind of document a file was understood as.</summary>
public enum ImportKind
{
    CommitteeReport,
    Goals,
    Plan,
}

/// <summary>
/// What was understood of a file, before anything is stored. Every non-empty line of the source is in exactly one
/// place of it or in <see cref="Ignored"/>.
/// </summary>
/// <param name="Year">The year the content is about, null when the file does not say.</param>
/// <param name="Sections">Fixed sections with their text, e.g. "1.12 Avgränsning" (R099–R103).</param>
/// <param name="Catalogue">All goals of the year as the last chapter lists them (R096).</param>
public sealed record ImportedDocument(
    ImportKind Kind,
    int? Year,
    IReadOnlyList<ImportedGoal> Goals,
    IReadOnlyList<CatalogueGoal> Catalogue,
    IReadOnlyList<ImportedSection> Sections,
    IReadOnlyList<ImportWarning> Warnings,
    IReadOnlyList<IgnoredLine> Ignored)
{
    /// <summary>The source as lines, line 1 first, for showing beside what was understood.</summary>
    public IReadOnlyList<string> Source { get; init; } = [];

    /// <summary>Where each line of <see cref="Source"/> ended up, same order; <see cref="LineOwner.Blank"/> only for lines without text.</summary>
    public IReadOnlyList<LineOwner> Owners { get; init; } = [];

    /// <summary>The day "overdue" was judged against; null when neither the option nor the text gave one.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>The one place of the result that holds a line of the source.</summary>
public enum LineOwner
{
    Blank,
    Goal,
    Activity,
    Section,
    Catalogue,
    Ignored,
}

/// <param name="Number">As printed, e.g. "1.4" or "3"; null when the source has none.</param>
/// <param name="Line">1-based line of the heading in the source.</param>
public sealed record ImportedGoal(
    string? Number,
    string Title,
    GoalKind Kind,
    string? GoalArea,
    IReadOnlyList<ImportedSubGoal> SubGoals,
    IReadOnlyList<ImportedMeasure> Measures,
    IReadOnlyList<ImportedActivity> Activities,
    int Line)
{
    /// <summary>Running text about the goal that is neither sub-goal, measure nor activity.</summary>
    public string? Description { get; init; }
}

public sealed record ImportedSubGoal(string Text, decimal? Target, string? Unit, int? Year);

/// <param name="Description">How it is measured; null when the source has not said.</param>
public sealed record ImportedMeasure(string Text, string? Description)
{
    /// <summary>A bracketed remark about the measuring, e.g. that it is still to be described; null when none.</summary>
    public string? Remark { get; init; }
}

/// <param name="Start">Null where the source gives no date (a goal proposal, R071).</param>
/// <param name="Comment">Paragraphs separated by a line feed; lines broken by the page are joined.</param>
/// <param name="DeviationText">What followed "Avvikelse:" (R054).</param>
public sealed record ImportedActivity(
    string Title,
    IReadOnlyList<string> Units,
    DateOnly? Start,
    DateOnly? End,
    string? Description,
    ImportedStatus? Status,
    string? Comment,
    string? DeviationText,
    int Line)
{
    /// <summary>Sub-points of a proposed activity, two levels in the source (R071).</summary>
    public IReadOnlyList<string> SubPoints { get; init; } = [];

    /// <summary>What an activity on hold waits for, after "Väntar på:" (R062); null when the source does not say.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>Forecast as words after "Beräknat klart:", e.g. "september"; null when none.</summary>
    public string? Forecast { get; init; }

    /// <summary>The printed word where a status was expected but no phase is known for it; null otherwise.</summary>
    public string? UnknownStatus { get; init; }
}

/// <param name="Word">As printed.</param>
public sealed record ImportedStatus(Phase Phase, bool Deviation, string Word);

public sealed record CatalogueGoal(string Title, string? GoalArea, GoalKind Kind)
{
    /// <summary>The municipality's own number, e.g. "4.1"; null when the list has none.</summary>
    public string? Number { get; init; }

    public int Line { get; init; }
}

public sealed record ImportedSection(string Number, string Title)
{
    /// <summary>Paragraphs separated by a line feed.</summary>
    public string Text { get; init; } = "";

    public int Line { get; init; }
}

/// <param name="Code">One of the codes in the interface description, e.g. <c>overdue-not-started</c>.</param>
/// <param name="Message">A Swedish sentence that says what and where.</param>
public sealed record ImportWarning(string Code, string? Goal, string? Activity, int? Line, string Message);

public sealed record IgnoredLine(int Line, string Text, string Reason);
