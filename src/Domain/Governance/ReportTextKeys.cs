namespace Styrkedja.Domain.Governance;

/// <summary>Names of the report texts a strategist can change (O13); a missing one is the product's own.</summary>
public static class ReportTextKeys
{
    /// <summary>Introduction of chapter 1 in the report to a sub-committee.</summary>
    public const string Introduction = "introduction";

    /// <summary>"Rapportering och uppföljning" (R099).</summary>
    public const string FollowUp = "follow-up";

    /// <summary>"Avgränsning" (R101–R103).</summary>
    public const string Delimitation = "delimitation";

    /// <summary>The paragraph before the list of all goals (R097).</summary>
    public const string Catalogue = "catalogue";

    public static IReadOnlyList<string> All { get; } = [Introduction, FollowUp, Delimitation, Catalogue];
}
