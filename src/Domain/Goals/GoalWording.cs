namespace Styrkedja.Domain.Goals;

/// <summary>What a body decides when it adopts a goal; each adoption and revision keeps it as a version (R018).</summary>
/// <param name="Purpose">Why the operation exists, which the goal comes from (R011).</param>
/// <param name="Baseline">Analysis of the present that it rests on, with sources (R009, R033).</param>
/// <param name="TargetGroups">Whom it is for: inhabitants, companies … (R010).</param>
/// <param name="Frames">What binds it from outside: state assignment, regional strategy, national goal, budget (R006, R035).</param>
/// <param name="OutsideControl">Whether reaching it lies outside the operation's own control (R016).</param>
/// <param name="FirstYear">Four digits.</param>
/// <param name="LastYear">Not before <paramref name="FirstYear"/>.</param>
public sealed record GoalWording(
    string Title,
    string? Description,
    string? Purpose,
    string? Baseline,
    string? TargetGroups,
    string? Frames,
    bool OutsideControl,
    int FirstYear,
    int LastYear,
    IReadOnlyList<SubGoal> SubGoals)
{
    /// <summary>Records compare lists by identity; two wordings are the same when they say the same.</summary>
    public bool SaysTheSameAs(GoalWording other) => this with { SubGoals = [] } == other with { SubGoals = [] } && SubGoals.SequenceEqual(other.SubGoals);

    /// <exception cref="RuleBrokenException"><c>goal-title-required</c>, <c>goal-years-out-of-order</c>, <c>sub-goal-text-required</c>.</exception>
    internal GoalWording Checked()
    {
        if (LastYear < FirstYear)
        {
            throw new RuleBrokenException("goal-years-out-of-order", FirstYear, LastYear);
        }

        return this with
        {
            Title = Required.Text(Title, "goal-title-required", TextLimits.Title),
            Description = Required.Optional(Description),
            Purpose = Required.Optional(Purpose),
            Baseline = Required.Optional(Baseline),
            TargetGroups = Required.Optional(TargetGroups),
            Frames = Required.Optional(Frames),
            SubGoals = [.. SubGoals.Select(s => s with { Text = Required.Text(s.Text, "sub-goal-text-required", TextLimits.Title), Unit = Required.Optional(s.Unit, TextLimits.Number) })],
        };
    }
}

/// <summary>A wording as it was decided, kept for good.</summary>
public sealed class GoalVersion
{
    public GoalVersion(Guid id, GoalId goal, int number, GoalWording wording, string decision, string? reason, Signature by)
    {
        Id = id;
        GoalId = goal;
        Number = number;
        Wording = wording;
        Decision = decision;
        Reason = reason;
        MadeBy = by.By;
        MadeByName = by.Name;
        MadeAt = by.At;
    }

    private GoalVersion()
    {
        Wording = null!;
        Decision = MadeByName = "";
    }

    public Guid Id { get; private set; }

    public GoalId GoalId { get; private set; }

    /// <summary>1 for the first adoption.</summary>
    public int Number { get; private set; }

    public GoalWording Wording { get; private set; }

    /// <summary>Body, date and paragraph, as printed.</summary>
    public string Decision { get; private set; }

    /// <summary>Why it was revised; null for the first adoption.</summary>
    public string? Reason { get; private set; }

    public AccountId? MadeBy { get; private set; }

    public string MadeByName { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }
}
