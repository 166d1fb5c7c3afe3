using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;

namespace Styrkedja.Application.Governance;

/// <summary>The words of one year's model; the product's where the municipality has none of its own (R048–R053, R081–R083).</summary>
public sealed class ModelWords(GovernanceRules rules, Words words)
{
    public GovernanceRules Rules => rules;

    /// <summary>Of the same year, as one body has it (R128).</summary>
    public ModelWords For(BodyId? body) => rules.OwnWays.Count == 0 ? this : new ModelWords(rules.For(body), words);

    /// <summary>One of the product's own words.</summary>
    public string Of(string key) => words[key];

    public string Assessment(Assessment assessment) => Word(ScaleKind.Assessment, assessment.Code());

    public string Status(ActivityStatus status) => Word(ScaleKind.Status, status.Code);

    /// <summary>Not reported is no value of the scale, and keeps the product's word.</summary>
    public string StatusOrNone(ActivityStatus? status) => status is { } reported ? Status(reported) : words["status.none"];

    public string GoalKind(GoalKind kind) => rules.LevelOf(kind)?.Name ?? words.GoalKind(kind);

    public string Prognosis(Prognosis prognosis) => Word(ScaleKind.Prognosis, Words.Code(prognosis));

    public string Trend(MeasureTrend trend) => Word(ScaleKind.Trend, Words.Code(trend));

    public ScaleLook Look(Prognosis prognosis) => rules.ScaleOf(ScaleKind.Prognosis)[Words.Code(prognosis)].Look ?? ScaleLook.GreyQuestion;

    public ScaleLook Look(MeasureTrend trend) => rules.ScaleOf(ScaleKind.Trend)[Words.Code(trend)].Look ?? ScaleLook.GreyQuestion;

    /// <summary>The prognoses the year's scale has, in its order.</summary>
    public IReadOnlyList<Prognosis> Prognoses => [.. rules.ScaleOf(ScaleKind.Prognosis).Values.Select(v => Enum.GetValues<Prognosis>().First(p => Words.Code(p) == v.Code))];

    public ScaleLook Look(Assessment assessment) => rules.ScaleOf(ScaleKind.Assessment)[assessment.Code()].Look ?? ScaleLook.GreyQuestion;

    public string Word(ScaleKind kind, string code) => rules.ScaleOf(kind)[code].Word ?? Default(kind, code, words);

    /// <summary>The product's word.</summary>
    public static string Default(ScaleKind kind, string code, Words words) => words[$"{Words.Code(kind)}.{code}"];

    /// <summary>
    /// A row of the assessment table as a sentence: the product's where the row and the word it ends in are the
    /// product's, else one put together from the row itself, so that it cannot say anything else than the rule does.
    /// </summary>
    public string AssessmentRule(string id)
    {
        var place = rules.AssessmentTable.Rules.ToList().FindIndex(r => r.Id == id);
        if (place < 0)
        {
            return words.AssessmentRule(id);
        }

        var rule = rules.AssessmentTable.Rules[place];
        var own = AssessmentTable.Default.Rules.ElementAtOrDefault(place) is not { } usual
            || usual.Id != rule.Id || usual.Suggests != rule.Suggests || !usual.AsksLike(rule)
            || rules.ScaleOf(ScaleKind.Assessment)[rule.Suggests.Code()].Word is not null;
        return own ? words.Format("assessment-rule.own", place, Asks(rule), Assessment(rule.Suggests)) : words.AssessmentRule(id);
    }

    /// <summary>A row of any table as what it asks and what it then suggests.</summary>
    public string RowOf(AssessmentRule rule) => $"{Asks(rule)}: {Assessment(rule.Suggests)}";

    /// <summary>
    /// Why this is suggested: one sentence per target where measures lead, one per kind of outcome, then the table row's
    /// own. Where targets lead, the table's is said as what the activities by themselves would have suggested.
    /// </summary>
    public IReadOnlyList<string> Grounds(AssessmentSuggestion suggestion) =>
    [
        .. suggestion.Targets.Select(words.Target),
        .. suggestion.ByActivities is not null ? [words.Format($"ground.{suggestion.Rule}", Assessment(suggestion.Suggests))]
            : suggestion.Targets.Count > 0 ? [words.Format("ground.targets-unknown", suggestion.Targets.Count(t => !t.IsKnown), suggestion.Targets.Count)]
            : Array.Empty<string>(),
        .. words.Counts(suggestion),
        suggestion.ByActivities is { } table ? words.Format("ground.by-activities", Assessment(table.Suggests)) : AssessmentRule(suggestion.Rule),
    ];

    /// <summary>What is known without any judgement: targets and activities.</summary>
    public IReadOnlyList<string> Facts(AssessmentSuggestion suggestion) => [.. suggestion.Targets.Select(words.Target), .. words.Counts(suggestion)];

    /// <summary>Why a roll-up suggests what it does, one sentence a step.</summary>
    public IReadOnlyList<string> Grounds(RollUpSuggestion suggestion)
    {
        var below = words.Format("ground.goals-below", suggestion.Met, suggestion.Below, suggestion.Partly);
        return suggestion.By != RollUp.CoverageAndFulfilment
            ? [below, words.Format("ground.weighed", Assessment(suggestion.Suggests))]
            : [
                below,
                words.Format("ground.fulfilment", Assessment(suggestion.Fulfilment)),
                suggestion.Coverage is { } coverage ? words.Format("ground.coverage", words[$"coverage.{Words.Code(coverage)}"].ToLowerInvariant()) : words["ground.coverage-missing"],
            ];
    }

    private string Asks(AssessmentRule rule)
    {
        var parts = new List<string>();
        if (rule.AllIn is { Count: 0 })
        {
            parts.Add(words["assessment-rule.no-activity"]);
        }
        else if (rule.AllIn is { } all)
        {
            parts.Add(words.Format("assessment-rule.all-in", words.Or([.. all.Select(words.Outcome)])));
        }

        if (rule.AnyIn is { } any)
        {
            parts.Add(words.Format("assessment-rule.any-in", words.Or([.. any.Select(words.Outcome)])));
        }

        return parts.Count == 0 ? words["assessment-rule.otherwise"] : string.Join(", ", parts);
    }
}
