using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Reports;

/// <summary>An activity as a report shows it.</summary>
/// <param name="Units">Taking-part departments, in printed order; the owner is not repeated here (R046).</param>
/// <param name="Plan">Planned dates, both included; they may lie outside the report's year (R057, R058).</param>
/// <param name="StatusWord">The printed word of the municipality's model for <paramref name="Status"/>; null when not reported.</param>
/// <param name="Comment">Paragraphs separated by a line feed.</param>
/// <param name="DeviationText">What deviates, printed after "Avvikelse:" (R054).</param>
/// <param name="ExpectedEnd">Forecast as words ("september", "20 december", "KF 25 november"), null when as planned.</param>
public sealed record ReportedActivity(
    string Title,
    IReadOnlyList<string> Units,
    DateRange Plan,
    string? Description,
    ActivityStatus? Status,
    string? StatusWord,
    string? Comment,
    string? DeviationText,
    string? ExpectedEnd)
{
    /// <summary>Cause and the party waited for, when on hold (R062); printed after "Väntar på:".</summary>
    public string? WaitingFor { get; init; }

    /// <summary>Counts, but a head of the unit has not approved the report yet, where that is asked for.</summary>
    public bool AwaitsApproval { get; init; }

    /// <summary>The priority's word and the decision behind it, e.g. "Hög prioritet (Kommunstyrelsen 4 juni 2024, § 84)"; null for a normal one that nobody has decided.</summary>
    public string? Priority { get; init; }
}

/// <param name="Number">The municipality's own number of the goal, e.g. "4.1"; null when it has none. Not the report's heading number.</param>
public sealed record ReportedGoal(string? Number, string Title, GoalKind Kind, string? GoalArea, IReadOnlyList<ReportedActivity> Activities)
{
    /// <summary>In order; empty for a goal without measures (R015), and in reports from before they were told of.</summary>
    public IReadOnlyList<ReportedMeasure> Measures { get; init; } = [];
}

/// <summary>The last chapter: all goals of the year by goal area, then those for sound financial management (R096, R097).</summary>
public sealed record GoalCatalogue(IReadOnlyList<CatalogueGroup> Groups);

/// <param name="GoalArea">Null for the group of goals for sound financial management.</param>
public sealed record CatalogueGroup(string Heading, string? GoalArea, GoalKind Kind, IReadOnlyList<CatalogueEntry> Goals);

/// <param name="ActivityCount">How many activities this report shows under the goal; 0 when none.</param>
public sealed record CatalogueEntry(string? Number, string Title, int ActivityCount);
