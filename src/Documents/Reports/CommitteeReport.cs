using Styrkedja.Domain.Time;

namespace Styrkedja.Documents.Reports;

/// <summary>
/// The report of one or more units to a sub-committee on its work for the political goals (R092–R103): the data that
/// is frozen, with nothing of how it looks.
/// </summary>
/// <param name="Units">Names of the reporting units; empty means the whole administration.</param>
/// <param name="Recipient">The sub-committee, e.g. "Samhällsutskottet"; null when not chosen.</param>
/// <param name="Period">1 January to the day of presentation (R093).</param>
/// <param name="CaseNumber">Number in the diary, null when it has none.</param>
/// <param name="Introduction">Paragraphs of chapter 1, separated by a line feed.</param>
/// <param name="FollowUp">The fixed section "Rapportering och uppföljning" (R099).</param>
/// <param name="Delimitation">The fixed section "Avgränsning" (R101–R103).</param>
/// <param name="CatalogueIntroduction">The paragraph before the list in the last chapter.</param>
public sealed record CommitteeReport(
    string Municipality,
    int Year,
    IReadOnlyList<string> Units,
    string? Recipient,
    DateRange Period,
    string? CaseNumber,
    int Version,
    DateOnly MadeOn,
    string Introduction,
    IReadOnlyList<ReportedGoal> Goals,
    string FollowUp,
    string Delimitation,
    string CatalogueIntroduction,
    GoalCatalogue Catalogue)
{
    /// <summary>The executive board's name, in the last chapter's heading.</summary>
    public string Board { get; init; } = "Kommunstyrelsen";

    /// <summary>How many activities of the units someone has chosen to leave out (R101–R103).</summary>
    public int LeftOut { get; init; }

    /// <inheritdoc cref="TertialReport.Exemptions"/>
    public IReadOnlyList<string> Exemptions { get; init; } = [];

    /// <summary>The budgets of the reporting units; empty where they have none (R078).</summary>
    public IReadOnlyList<ReportedBudget> Budgets { get; init; } = [];
}
