using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.FollowUp;

/// <summary>
/// A goal's assessment in one follow-up period. The rule's suggestion and the person's decision are kept apart, so
/// that anyone can see when and why they differ.
/// </summary>
public sealed class GoalAssessment
{
    private readonly List<ReturnedAssessment> _returns = [];

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

    /// <summary>Why it differs from the goal's last; null where it does not, or there was none.</summary>
    public string? ChangeReason { get; private set; }

    public Confirmation Confirmation { get; private set; }

    /// <summary>Who confirmed it or sent it back; null while nobody has.</summary>
    public AccountId? ReviewedBy { get; private set; }

    public string? ReviewedByName { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>Each time it was sent back, oldest first; stays when it is decided anew.</summary>
    public IReadOnlyList<ReturnedAssessment> Returns => _returns;

    /// <summary>A second person has still to say yes.</summary>
    public bool IsUnconfirmed => Confirmation is Confirmation.Waiting or Confirmation.Returned;

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

    /// <summary>Says in a sentence why the goal is judged otherwise than last time.</summary>
    /// <param name="before">The goal's last assessment before this period; null for none.</param>
    /// <param name="reason">Kept only where it is asked for.</param>
    /// <exception cref="RuleBrokenException"><c>assessment-change-required</c></exception>
    public void ExplainChange(Assessment? before, string? reason) =>
        ChangeReason = before is null || before == Decided ? null : Required.Text(reason, "assessment-change-required", TextLimits.Title);

    /// <summary>Lets it wait for a second person: what was confirmed before was another assessment.</summary>
    /// <param name="asked">Whether the year's model asks for one.</param>
    public void AskForSecond(bool asked)
    {
        Confirmation = asked ? Confirmation.Waiting : Confirmation.NotAsked;
        (ReviewedBy, ReviewedByName, ReviewedAt) = (null, null, null);
    }

    /// <param name="exemption">One that opens a locked period to the second person for this goal; null for none.</param>
    /// <exception cref="RuleBrokenException"><c>assessment-not-waiting</c>, <c>assessment-own</c>, <c>period-locked</c>.</exception>
    public void Confirm(FollowUpPeriod period, Signature by, Exemption? exemption = null) => Review(Confirmation.Confirmed, period, by, exemption);

    /// <param name="reason">Mandatory; stays in the goal's history.</param>
    /// <exception cref="RuleBrokenException"><c>assessment-return-reason-required</c>, <c>assessment-not-waiting</c>, <c>assessment-own</c>, <c>period-locked</c>.</exception>
    public void Return(FollowUpPeriod period, string? reason, Signature by, Exemption? exemption = null)
    {
        Review(Confirmation.Returned, period, by, exemption);
        _returns.Add(new ReturnedAssessment(Decided, DecidedByName, Required.Text(reason, "assessment-return-reason-required"), by.By, by.Name, by.At));
    }

    /// <summary>Whether it is what the same person would decide once more.</summary>
    /// <param name="prognosis">Null in the year's last period.</param>
    /// <param name="change">Of no account where it was not asked for.</param>
    public bool SaysTheSameAs(Assessment decided, string? reason, GoalCoverage? coverage, Prognosis? prognosis, string? change, AccountId? by) =>
        (Decided, Reason, Coverage, Prognosis, DecidedBy) == (decided, Required.Optional(reason), coverage, prognosis, by)
        && (ChangeReason is null || ChangeReason == Required.Optional(change));

    /// <summary>Whether the person is another than the one who decided it.</summary>
    public bool MayBeReviewedBy(AccountId? person) => Confirmation == Confirmation.Waiting && (DecidedBy is null || DecidedBy != person);

    private void Review(Confirmation outcome, FollowUpPeriod period, Signature by, Exemption? exemption)
    {
        period.RequireUnlocked(exemption);
        if (Confirmation != Confirmation.Waiting)
        {
            throw new RuleBrokenException("assessment-not-waiting");
        }

        if (!MayBeReviewedBy(by.By))
        {
            throw new RuleBrokenException("assessment-own");
        }

        Confirmation = outcome;
        (ReviewedBy, ReviewedByName, ReviewedAt) = (by.By, by.Name, by.At);
    }

    private void Sign(FollowUpPeriod period, Assessment decided, string? reason, Signature by, Exemption? exemption)
    {
        period.RequireUnlocked(exemption);
        Reason = Required.Text(reason, "assessment-reason-required");
        Decided = decided;
        (DecidedBy, DecidedByName, DecidedAt) = (by.By, by.Name, by.At);
    }
}
