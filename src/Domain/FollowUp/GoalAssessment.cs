using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.FollowUp;

/// <summary>
/// A goal's assessment in one follow-up period. The rule's suggestion and the person's decision are kept apart, so
/// that anyone can see when and why they differ.
/// </summary>
public sealed class GoalAssessment
{
    public GoalAssessment(Guid id, GoalId goal, PeriodKey tertial)
    {
        Id = id;
        GoalId = goal;
        Year = tertial.Year;
        Number = tertial.Number;
    }

    private GoalAssessment()
    {
    }

    public Guid Id { get; private set; }

    public GoalId GoalId { get; private set; }

    public int Year { get; private set; }

    public int Number { get; private set; }

    public PeriodKey Tertial => new(Year, Number);

    /// <summary>What the rule suggested when the person decided.</summary>
    public Assessment Suggested { get; private set; }

    /// <summary>Which row of the table.</summary>
    public string SuggestedByRule { get; private set; } = "";

    public Assessment Decided { get; private set; }

    /// <summary>What is expected at the year's end; null where nobody has said, and at the year's end itself.</summary>
    public Prognosis? Prognosis { get; private set; }

    /// <summary>Whether the goals below cover it; null where the model does not ask.</summary>
    public GoalCoverage? Coverage { get; private set; }

    /// <summary>Mandatory (R085); paragraphs separated by a line feed.</summary>
    public string Reason { get; private set; } = "";

    public AccountId? DecidedBy { get; private set; }

    /// <summary>The name as it was then: people leave, what they signed stays.</summary>
    public string DecidedByName { get; private set; } = "";

    public DateTimeOffset DecidedAt { get; private set; }

    public bool DiffersFromSuggestion => Decided != Suggested;

    /// <param name="exemption">One that opens a locked period to the person for this goal; null for none.</param>
    /// <exception cref="RuleBrokenException"><c>assessment-reason-required</c>, <c>period-locked</c>.</exception>
    public void Decide(FollowUpPeriod period, AssessmentSuggestion suggestion, Assessment decided, string? reason, Signature by, Exemption? exemption = null)
    {
        Sign(period, decided, reason, by, exemption);
        (Suggested, SuggestedByRule, Coverage) = (suggestion.Suggests, suggestion.Rule, null);
    }

    /// <summary>A goal that others lead to, assessed from them.</summary>
    /// <exception cref="RuleBrokenException"><c>assessment-coverage-required</c> where the model asks for it, <c>assessment-reason-required</c>, <c>period-locked</c>.</exception>
    public void Decide(FollowUpPeriod period, RollUpSuggestion suggestion, Assessment decided, string? reason, Signature by, Exemption? exemption = null)
    {
        if (suggestion is { By: RollUp.CoverageAndFulfilment, Coverage: null })
        {
            throw new RuleBrokenException("assessment-coverage-required");
        }

        Sign(period, decided, reason, by, exemption);
        (Suggested, SuggestedByRule, Coverage) = (suggestion.Suggests, suggestion.Rule, suggestion.Coverage);
    }

    /// <summary>Says what is expected at the year's end. The last period has nothing left to expect.</summary>
    /// <param name="isLast">Whether it is the year's last period.</param>
    public void Foresee(Prognosis? prognosis, bool isLast) => Prognosis = isLast ? null : prognosis;

    private void Sign(FollowUpPeriod period, Assessment decided, string? reason, Signature by, Exemption? exemption)
    {
        period.RequireUnlocked(exemption);
        Reason = Required.Text(reason, "assessment-reason-required");
        Decided = decided;
        (DecidedBy, DecidedByName, DecidedAt) = (by.By, by.Name, by.At);
    }
}
