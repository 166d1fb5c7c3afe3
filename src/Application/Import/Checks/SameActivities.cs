using Styrkedja.Application.Import.Reports;
using Styrkedja.Application.Import.Vocabulary;

namespace Styrkedja.Application.Import.Checks;

/// <summary>The same activity under two goals with different plans (O3): one activity may serve several goals, with one plan.</summary>
internal static class SameActivities
{
    /// <summary>Shared words of all words in two titles, from which on they are near enough to ask.</summary>
    private const double NearEnough = 0.8;

    private const int FewestWords = 3;

    private sealed record Candidate(int GoalIndex, string Goal, ParsedActivity Parsed, string Title, string[] Words)
    {
        private readonly Lazy<string?> description = new(() => Parsed.Activity.Description is { } text ? TitleKey.Of(text) : null);

        /// <summary>Made when asked for: few candidates are compared with any other.</summary>
        public string? Description => description.Value;
    }

    /// <summary>Each later activity once, with the earlier one it resembles.</summary>
    public static IEnumerable<(string Goal, ParsedActivity Activity, ImportedActivity Other)> In(IReadOnlyList<ParsedGoal> goals)
    {
        var candidates = goals
            .SelectMany((goal, index) => goal.Activities.Select(activity => AsCandidate(index, goal, activity)))
            .Where(candidate => candidate.Parsed.Activity.End is not null)
            .ToList();

        // Only titles that share their first word are compared: enough for the real ones, and linear in long plans.
        foreach (var group in candidates.GroupBy(candidate => candidate.Words.FirstOrDefault("")))
        {
            var alike = group.Take(200).ToList();
            for (var later = 1; later < alike.Count; later++)
            {
                if (alike.Take(later).FirstOrDefault(earlier => IsSame(earlier, alike[later])) is { } other)
                {
                    yield return (alike[later].Goal, alike[later].Parsed, other.Parsed.Activity);
                }
            }
        }
    }

    private static Candidate AsCandidate(int index, ParsedGoal goal, ParsedActivity parsed)
    {
        var title = TitleKey.Of(parsed.Activity.Title);
        return new Candidate(
            index, goal.Goal.Number ?? goal.Goal.Title, parsed, title, title.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsSame(Candidate one, Candidate other) =>
        one.GoalIndex != other.GoalIndex
        && (one.Parsed.Activity.Start, one.Parsed.Activity.End) != (other.Parsed.Activity.Start, other.Parsed.Activity.End)
        && (one.Title == other.Title || one.Title == other.Description || other.Title == one.Description
            || (one.Description is not null && one.Description == other.Description && one.Description.Count(' ') >= 5)
            || AreNear(one.Words, other.Words));

    private static bool AreNear(string[] one, string[] other)
    {
        if (one.Length < FewestWords || other.Length < FewestWords || !one.Where(HasDigit).SequenceEqual(other.Where(HasDigit)))
        {
            return false;
        }

        var shared = one.Intersect(other).Count();
        return shared >= NearEnough * one.Union(other).Count();
    }

    private static bool HasDigit(string word) => word.Any(char.IsDigit);
}
