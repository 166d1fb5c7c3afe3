namespace Styrkedja.Domain.Plans;

public enum DifferenceKind
{
    Added,
    Removed,
    Changed,
}

/// <param name="What">Name of the goal, the activity or the budget line.</param>
/// <param name="Field">What changed, as a code: <c>title</c>, <c>dates</c>, <c>unit</c>, <c>description</c>, <c>amount</c> …; null when all of it came or went.</param>
public sealed record PlanDifference(string Part, DifferenceKind Kind, string What, string? Field, string? Before, string? After);

/// <summary>Tells two versions of a plan apart in words that can be read out.</summary>
public static class PlanDifferences
{
    public const string Goals = "goals";
    public const string Activities = "activities";
    public const string Budget = "budget";

    public static IReadOnlyList<PlanDifference> Between(PlanContent before, PlanContent after) =>
    [
        .. Compare(Goals, before.Goals, after.Goals, g => g.Id, g => g.Title, FieldsOf),
        .. Compare(Activities, before.Activities, after.Activities, a => a.Id, a => a.Title, FieldsOf),
        .. Compare(Budget, before.Budget, after.Budget, b => (b.Unit, b.AccountGroup), b => b.AccountGroup is null ? b.Unit : $"{b.Unit}, {b.AccountGroup}", b => [("amount", Text(b.Amount))]),
    ];

    private static IEnumerable<(string, string?)> FieldsOf(GoalInPlan goal) =>
        [("title", goal.Title), ("number", goal.Number), ("area", goal.Area), ("sub-goals", Lines(goal.SubGoals)), ("measures", Lines(goal.Measures))];

    private static IEnumerable<(string, string?)> FieldsOf(ActivityInPlan activity) =>
        [("title", activity.Title), ("unit", activity.Unit), ("dates", $"{activity.Start:yyyy-MM-dd}–{activity.End:yyyy-MM-dd}"), ("description", activity.Description), ("priority", $"{activity.Priority}")];

    private static IEnumerable<PlanDifference> Compare<T, TKey>(
        string part, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, TKey> key, Func<T, string> name, Func<T, IEnumerable<(string Field, string? Value)>> fields)
        where TKey : notnull
    {
        var earlier = before.DistinctBy(key).ToDictionary(key);
        var later = after.Select(key).ToHashSet();
        foreach (var item in after)
        {
            if (!earlier.TryGetValue(key(item), out var was))
            {
                yield return new(part, DifferenceKind.Added, name(item), null, null, null);
                continue;
            }

            foreach (var (old, now) in fields(was).Zip(fields(item)).Where(f => f.First.Value != f.Second.Value))
            {
                yield return new(part, DifferenceKind.Changed, name(item), now.Field, old.Value, now.Value);
            }
        }

        foreach (var gone in before.Where(b => !later.Contains(key(b))))
        {
            yield return new(part, DifferenceKind.Removed, name(gone), null, null, null);
        }
    }

    private static string? Lines(IReadOnlyList<string> texts) => texts.Count == 0 ? null : string.Join("; ", texts);

    private static string Text(decimal amount) => amount.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
