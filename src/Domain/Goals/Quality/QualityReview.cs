using System.Text.RegularExpressions;

namespace Styrkedja.Domain.Goals.Quality;

/// <summary>What a rule found in a goal.</summary>
/// <param name="Words">As they stand in the goal; empty where something is missing.</param>
public sealed record QualityFinding(QualityRule Rule, IReadOnlyList<string> Words);

/// <summary>
/// Reads a goal by the review table. It helps whoever writes and forbids nothing: the documents' own adopted goals do
/// not pass it all, and a body may have its reasons.
/// </summary>
public static partial class QualityReview
{
    /// <param name="measures">How many measures it has.</param>
    public static IReadOnlyList<QualityFinding> Of(GoalWording goal, int measures, IReadOnlyList<QualityRule> rules) =>
        [.. rules.Select(rule => Find(goal, measures, rule)).OfType<QualityFinding>()];

    private static QualityFinding? Find(GoalWording goal, int measures, QualityRule rule)
    {
        var found = rule.Test is QualityTest.Lengthy ? [] : Found(goal.Title, rule.Words);
        return rule.Test switch
        {
            QualityTest.HasWord when found.Count > 0 => new(rule, found),
            QualityTest.LacksWord when found.Count == 0 => new(rule, []),
            QualityTest.LacksMeasure when measures == 0 && found.Count == 0 && !Figure().IsMatch(goal.Title) && !goal.SubGoals.Any(s => s.Target is not null || Figure().IsMatch(s.Text)) => new(rule, []),
            QualityTest.SeveralGoals when Several(goal.Title, rule.Words) is { } joint => new(rule, [joint]),
            QualityTest.SaidOutsideControl when goal.OutsideControl => new(rule, []),
            QualityTest.Lengthy when goal.Title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > int.Parse(rule.Words[0], System.Globalization.CultureInfo.InvariantCulture) => new(rule, []),
            _ => null,
        };
    }

    private static List<string> Found(string text, IReadOnlyList<string> words) => [.. words
        .Select(w => Regex.Match(text, $@"(?<!\p{{L}}){Regex.Escape(w.TrimEnd())}{(w.EndsWith(' ') ? @"(?!\p{L})" : @"\p{L}*")}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
        .Where(m => m.Success)
        .OrderBy(m => m.Index)
        .Select(m => m.Value)
        .Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Two sentences with a verb each, or "ska … och ska …"; a goal and its explanation after a dash are one.</summary>
    private static string? Several(string title, IReadOnlyList<string> joints)
    {
        var sentences = Sentence().Split(title.Trim()).Where(s => Demand().IsMatch(s)).ToList();
        if (sentences.Count > 1)
        {
            return sentences[1].Trim();
        }

        var joint = Regex.Match(title, $@"(?<!\p{{L}})(?:{string.Join('|', joints.Select(Regex.Escape))})\s+(?:ska\s+)?(?:{Verbs})(?!\p{{L}})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return joint.Success ? joint.Value : null;
    }

    private const string Verbs = "öka|minska|förbättra|utveckla|stärka|skapa|bli|vara|ha|må|få|erbjuda|minskas|ökas|höjas|sänkas|införa|bygga|färdigställa";

    [GeneratedRegex(@"\d(?!\d*\s+år\b)|(?<!\p{L})(noll|två|tre|fyra|fem|sex|sju|åtta|nio|tio|hälften|halveras?|fördubblas?)(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"(?<=\p{L}[.!?])\s+(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?<!\p{L})(ska|skall|" + Verbs + @")(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Demand();
}
