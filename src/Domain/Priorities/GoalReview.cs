namespace Styrkedja.Domain.Priorities;

/// <summary>What came of weighing a goal against a priority.</summary>
public enum ReviewOutcome
{
    /// <summary>The goal stands as it is, for a reason.</summary>
    Kept,

    /// <summary>The goal was revised.</summary>
    Changed,

    /// <summary>The goal was closed.</summary>
    Withdrawn,

    /// <summary>The priority was withdrawn before anybody had answered.</summary>
    Dropped,
}

/// <summary>The task to weigh an adopted goal against a priority that came after it (R025).</summary>
public sealed class GoalReview
{
    /// <param name="due">Last day, included.</param>
    public GoalReview(Guid id, PriorityId priority, GoalId goal, DateOnly due)
    {
        Id = id;
        PriorityId = priority;
        GoalId = goal;
        Due = due;
    }

    private GoalReview()
    {
    }

    public Guid Id { get; private set; }

    public PriorityId PriorityId { get; private set; }

    public GoalId GoalId { get; private set; }

    public DateOnly Due { get; private set; }

    /// <summary>Chosen but not yet decided: the goal is to be changed, or withdrawn; null while nothing is chosen.</summary>
    public ReviewOutcome? Intended { get; private set; }

    /// <summary>Null while the task is open.</summary>
    public ReviewOutcome? Outcome { get; private set; }

    /// <summary>Why, or the decision that changed or closed the goal.</summary>
    public string? Reason { get; private set; }

    /// <summary>The version of the goal that it led to; null for the other outcomes.</summary>
    public int? GoalVersion { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedByName { get; private set; }

    public bool IsOpen => Outcome is null;

    /// <summary>The goal stands as it is.</summary>
    /// <exception cref="RuleBrokenException"><c>review-closed</c>, <c>review-reason-required</c>.</exception>
    public void Keep(string? reason, Signature by) => Close(ReviewOutcome.Kept, Required.Text(reason, "review-reason-required", TextLimits.Text), by);

    /// <summary>Chooses what is to be decided; the task closes when it is.</summary>
    /// <param name="intended"><see cref="ReviewOutcome.Changed"/> or <see cref="ReviewOutcome.Withdrawn"/>.</param>
    /// <exception cref="RuleBrokenException"><c>review-closed</c></exception>
    public void Intend(ReviewOutcome intended)
    {
        RequireOpen();
        Intended = intended is ReviewOutcome.Changed or ReviewOutcome.Withdrawn ? intended : throw new ArgumentOutOfRangeException(nameof(intended));
    }

    /// <summary>The revision that was chosen is decided.</summary>
    public void GoalRevised(int version, string reason, Signature by)
    {
        GoalVersion = version;
        Close(ReviewOutcome.Changed, reason, by);
    }

    /// <summary>The goal is closed, so there is nothing left to weigh.</summary>
    public void GoalClosed(string decision, Signature by) => Close(ReviewOutcome.Withdrawn, decision, by);

    /// <summary>The priority is withdrawn.</summary>
    public void Drop(string decision, Signature by) => Close(ReviewOutcome.Dropped, decision, by);

    private void Close(ReviewOutcome outcome, string reason, Signature by)
    {
        RequireOpen();
        Outcome = outcome;
        Reason = reason;
        ClosedAt = by.At;
        ClosedByName = by.Name;
    }

    private void RequireOpen()
    {
        if (!IsOpen)
        {
            throw new RuleBrokenException("review-closed", ClosedByName ?? "");
        }
    }
}
