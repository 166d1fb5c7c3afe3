namespace Styrkedja.Domain.Priorities;

/// <summary>What the council puts first, as decided (R008, R023). It may come after the goals (R024).</summary>
/// <param name="Title">What is read as a heading.</param>
/// <param name="Decision">Body, date and paragraph as printed.</param>
/// <param name="FirstYear">Four digits.</param>
/// <param name="LastYear">Not before <paramref name="FirstYear"/>, and within the same term of office (R026).</param>
public sealed record PriorityDetails(string? Title, string? Text, FocusAreaId? FocusArea, string? Decision, DateOnly DecidedOn, int FirstYear, int LastYear);

/// <inheritdoc cref="PriorityDetails"/>
public sealed class Priority
{
    private readonly List<GoalId> _goals = [];

    /// <exception cref="RuleBrokenException"><c>priority-title-required</c>, <c>priority-decision-required</c>, <c>goal-years-out-of-order</c>, <c>priority-beyond-term</c>.</exception>
    public Priority(PriorityId id, PriorityDetails details)
    {
        if (details.LastYear < details.FirstYear)
        {
            throw new RuleBrokenException("goal-years-out-of-order", details.FirstYear, details.LastYear);
        }

        if (TermOfOffice.Of(details.FirstYear) is var term && details.LastYear > term.LastYear)
        {
            throw new RuleBrokenException("priority-beyond-term", term.FirstYear, term.LastYear);
        }

        Id = id;
        Title = Required.Text(details.Title, "priority-title-required", TextLimits.Title);
        Text = Required.Optional(details.Text, TextLimits.Text);
        FocusAreaId = details.FocusArea;
        Decision = Required.Text(details.Decision, "priority-decision-required");
        DecidedOn = details.DecidedOn;
        FirstYear = details.FirstYear;
        LastYear = details.LastYear;
    }

    private Priority()
    {
        Title = Decision = "";
    }

    public PriorityId Id { get; private set; }

    public string Title { get; private set; }

    public string? Text { get; private set; }

    /// <summary>Null for one over all focus areas.</summary>
    public FocusAreaId? FocusAreaId { get; private set; }

    public string Decision { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    public int FirstYear { get; private set; }

    public int LastYear { get; private set; }

    public TermOfOffice Term => TermOfOffice.Of(FirstYear);

    /// <summary>Goals that rest on it, linked by hand or by a review that kept or changed them.</summary>
    public IReadOnlyList<GoalId> Goals => _goals;

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnByName { get; private set; }

    /// <summary>The decision that withdrew it, as printed.</summary>
    public string? Withdrawal { get; private set; }

    /// <summary>Corrects how it is worded and what is printed of the decision; its years and focus area stay, for goals have been weighed by them.</summary>
    /// <exception cref="RuleBrokenException"><c>priority-withdrawn</c>, <c>priority-title-required</c>, <c>priority-decision-required</c>, <c>text-too-long</c>.</exception>
    public void Correct(string? title, string? text, string? decision)
    {
        RequireStanding();
        Title = Required.Text(title, "priority-title-required", TextLimits.Title);
        Text = Required.Optional(text, TextLimits.Text);
        Decision = Required.Text(decision, "priority-decision-required", TextLimits.Title);
    }

    /// <exception cref="RuleBrokenException"><c>priority-withdrawn</c></exception>
    public void LinkTo(params IEnumerable<GoalId> goals)
    {
        RequireStanding();
        _goals.AddRange(goals.Except(_goals).ToList());
    }

    /// <summary>It no longer holds.</summary>
    /// <exception cref="RuleBrokenException"><c>priority-withdrawn</c>, <c>priority-decision-required</c>.</exception>
    public void Withdraw(string? decision, Signature by)
    {
        RequireStanding();
        Withdrawal = Required.Text(decision, "priority-decision-required");
        WithdrawnAt = by.At;
        WithdrawnByName = by.Name;
    }

    private void RequireStanding()
    {
        if (WithdrawnAt is not null)
        {
            throw new RuleBrokenException("priority-withdrawn", Title);
        }
    }
}
