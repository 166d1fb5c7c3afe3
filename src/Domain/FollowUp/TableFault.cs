namespace Styrkedja.Domain.FollowUp;

/// <summary>What is wrong with an assessment table.</summary>
public enum TableFaultKind
{
    /// <summary>A mix of activities that no row answers.</summary>
    NoAnswer,

    /// <summary>Two rows ask for the same and suggest different things.</summary>
    TwoAnswers,

    /// <summary>A row that never speaks, because those above it have answered already.</summary>
    NeverReached,

    /// <summary>A row suggests what the scale does not have.</summary>
    NotInScale,
}

/// <param name="Mix">The outcomes of the activities in an unanswered mix; empty for a goal without any.</param>
/// <param name="Rows">The rows' places in the table, 1 first.</param>
public sealed record TableFault(TableFaultKind Kind, IReadOnlyList<ActivityOutcome> Mix, IReadOnlyList<int> Rows);

/// <summary>
/// Tries a table on every mix there is. A row asks only which outcomes occur, never how many, so there are 256 mixes
/// and the answer is certain.
/// </summary>
public static class TableFaults
{
    private static readonly ActivityOutcome[] _outcomes = Enum.GetValues<ActivityOutcome>();

    /// <param name="scale">What may be suggested.</param>
    /// <returns>Empty for a sound table. Of unanswered mixes, only the one with the fewest outcomes: the others mend with it.</returns>
    public static IReadOnlyList<TableFault> Of(AssessmentTable table, IReadOnlyCollection<Assessment> scale)
    {
        var faults = new List<TableFault>();
        var reached = new bool[table.Rules.Count];
        ActivityOutcome[]? unanswered = null;
        for (var bits = 0; bits < 1 << _outcomes.Length; bits++)
        {
            var mix = _outcomes.Where((_, i) => (bits & (1 << i)) != 0).ToArray();
            var counts = new OutcomeCounts(mix);
            var row = table.Rules.ToList().FindIndex(r => r.AppliesTo(counts));
            if (row >= 0)
            {
                reached[row] = true;
            }
            else if (unanswered is null || mix.Length < unanswered.Length)
            {
                unanswered = mix;
            }
        }

        if (unanswered is not null)
        {
            faults.Add(new TableFault(TableFaultKind.NoAnswer, unanswered, []));
        }

        for (var i = 0; i < table.Rules.Count; i++)
        {
            var rule = table.Rules[i];
            var same = table.Rules.Take(i).ToList().FindIndex(r => r.AsksLike(rule));
            if (same >= 0 && table.Rules[same].Suggests != rule.Suggests)
            {
                faults.Add(new TableFault(TableFaultKind.TwoAnswers, [], [same + 1, i + 1]));
            }
            else if (!reached[i])
            {
                faults.Add(new TableFault(TableFaultKind.NeverReached, [], [i + 1]));
            }

            if (!scale.Contains(rule.Suggests))
            {
                faults.Add(new TableFault(TableFaultKind.NotInScale, [], [i + 1]));
            }
        }

        return faults;
    }
}
