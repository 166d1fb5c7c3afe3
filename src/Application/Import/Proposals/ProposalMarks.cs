namespace Styrkedja.Application.Import.Proposals;

internal enum ProposalMark
{
    None,
    SubGoal,
    Measures,
    Activities,
}

/// <summary>The words that begin a part of a proposed goal, with colon or semicolon or in running text (O20).</summary>
internal static class ProposalMarks
{
    private const string RunningSubGoal = "Med delmålet att ";

    private static readonly (string Word, ProposalMark Mark)[] Labels =
    [
        ("Delmål", ProposalMark.SubGoal),
        ("Mäts genom", ProposalMark.Measures),
        ("Mått", ProposalMark.Measures),
        ("Aktiviteter", ProposalMark.Activities),
        ("Aktivitet", ProposalMark.Activities),
    ];

    public static ProposalMark Of(string text)
    {
        if (text.StartsWith(RunningSubGoal, StringComparison.OrdinalIgnoreCase))
        {
            return ProposalMark.SubGoal;
        }

        foreach (var (word, mark) in Labels)
        {
            if (text.Length > word.Length && text[word.Length] is ':' or ';' && text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (mark != ProposalMark.Activities || text.Length == word.Length + 1))
            {
                return mark;
            }
        }

        return ProposalMark.None;
    }

    /// <summary>What follows the label's colon or semicolon.</summary>
    public static string After(string text) => text[(text.AsSpan().IndexOfAny(':', ';') + 1)..].Trim();

    public static string AfterSubGoal(string text) =>
        text.StartsWith(RunningSubGoal, StringComparison.OrdinalIgnoreCase) ? text[RunningSubGoal.Length..]
        : Of(text) == ProposalMark.SubGoal ? After(text)
        : text;
}
