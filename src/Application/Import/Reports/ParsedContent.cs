using Styrkedja.Application.Import.Lines;

namespace Styrkedja.Application.Import.Reports;

/// <summary>What a parser found, with the lines it came from, before it is checked.</summary>
internal sealed record ParsedContent(
    IReadOnlyList<ParsedGoal> Goals,
    IReadOnlyList<CatalogueGoal> Catalogue,
    IReadOnlyList<ImportedSection> Sections)
{
    /// <summary>The year the running text names; null when it names none.</summary>
    public int? Year { get; init; }

    /// <summary>True when the source has a place for statuses at all; a plan has not.</summary>
    public bool HasStatuses => Goals.Any(goal => goal.Activities.Any(activity => activity.StatusLine is not null));
}

/// <param name="Goal">Everything but its activities.</param>
internal sealed record ParsedGoal(ImportedGoal Goal, IReadOnlyList<ParsedActivity> Activities)
{
    public ImportedGoal ToGoal() => Goal with { Activities = [.. Activities.Select(activity => activity.Activity)] };
}

/// <param name="Lines">Every line that made the activity.</param>
/// <param name="StatusLine">Null when no status was printed, known or unknown.</param>
/// <param name="DatesLine">Null when no dates were printed.</param>
internal sealed record ParsedActivity(ImportedActivity Activity, IReadOnlyList<SourceLine> Lines, int? StatusLine, int? DatesLine);
