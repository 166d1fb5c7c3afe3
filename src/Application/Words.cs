using System.Globalization;
using System.Resources;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application;

/// <summary>The field's words for what the domain only has codes for, in one language. Swedish is the first.</summary>
public sealed class Words
{
    private static readonly ResourceManager _resources = new("Styrkedja.Application.Resources.Words", typeof(Words).Assembly);
    private readonly CultureInfo _culture;

    private Words(CultureInfo culture) => _culture = culture;

    public static Words Swedish { get; } = new(CultureInfo.GetCultureInfo("sv-SE"));

    public static Words English { get; } = new(CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>The language of the page or command at hand.</summary>
    public static Words Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Swedish;

    /// <summary>The sentence of a key; the key itself where it is missing, which a test forbids.</summary>
    public string this[string key] => _resources.GetString(key, _culture) ?? key;

    public string Format(string key, params IReadOnlyList<object?> facts)
    {
        var said = string.Format(_culture, this[key], [.. facts.Select(Phrase)]);
        return facts is [PeriodName, ..] && this[key].StartsWith("{0}", StringComparison.Ordinal) ? char.ToUpper(said[0], _culture) + said[1..] : said;
    }

    public string Status(ActivityStatus status) => this[$"status.{status.Code}"];

    public string Phase(Phase phase) => this[$"phase.{Code(phase)}"];

    public string Assessment(Assessment assessment) => this[$"assessment.{Code(assessment)}"];

    public string GoalKind(GoalKind kind) => this[$"goal-kind.{Code(kind)}"];

    public string ActivityKind(ActivityKind kind) => this[$"activity-kind.{Code(kind)}"];

    public string ActivityPriority(ActivityPriority priority) => this[$"priority.{Code(priority)}"];

    /// <summary>"hög": within a sentence about priorities.</summary>
    public string PriorityInText(ActivityPriority priority) => PriorityAlone(priority).ToLower(_culture);

    /// <summary>"Hög": under a heading that says what it is.</summary>
    public string PriorityAlone(ActivityPriority priority) => this[$"priority.short.{Code(priority)}"];

    /// <summary>An activity's priority with the decision behind it; null for a normal one that no body has decided.</summary>
    public string? Prioritised(Activities.ActivityRow activity) =>
        activity.RuledBy is { } decision ? Format("priority.decided", ActivityPriority(activity.Priority), decision)
        : activity.Priority == Domain.Activities.ActivityPriority.Normal ? null
        : ActivityPriority(activity.Priority);

    public string GoalState(GoalState state) => this[$"goal-state.{Code(state)}"];

    public string Role(Role role) => this[$"role.{Code(role)}"];

    public string Outcome(ActivityOutcome outcome) => this[$"outcome.{Code(outcome)}"];

    /// <summary>Which row of the product's own assessment table spoke, as a sentence.</summary>
    public string AssessmentRule(string rule) => this[$"assessment-rule.{rule}"];

    /// <summary>What the activities show: one sentence per kind of outcome.</summary>
    internal IEnumerable<string> Counts(AssessmentSuggestion suggestion) => suggestion.Grounds.Select(g => suggestion.Counts.Total == 1
        ? this[$"ground.only.{Code(g.Outcome)}"]
        : Format($"ground.{Code(g.Outcome)}", g.Count, suggestion.Counts.Total));

    /// <summary>A measure's value against its target, with where it was found and the day it is about.</summary>
    internal string Target(MeasuredTarget target)
    {
        var measure = target.Measure;
        var wanted = measure.Kind == MeasureKind.YesNo ? this["measure.yes"].ToLower(_culture)
            : Format(measure.Direction == Direction.Up ? "target.at-least" : "target.at-most", Figure(measure.Target!.Value, measure));
        if (target.Value is not { } value)
        {
            var expected = measure.ExpectedOn is { } day && target.Reach == TargetReach.NotPublished ? Format("target.expected", day) : "";
            return Format($"target.{Code(target.Reach)}", measure.Text, wanted) + expected;
        }

        var source = value.Source ?? measure.Source;
        return Format($"target.{Code(target.Reach)}", measure.Text, wanted, Measured(value, measure), source is null ? "" : $"{source}, ", value.Day);
    }

    /// <summary>A value with its unit, or what stands in its place: what so few persons are behind that it tells of them is withheld.</summary>
    public string Measured(MeasureValue value, Measure measure) => measure.Kind switch
    {
        MeasureKind.Qualitative => value.Text ?? "",
        MeasureKind.YesNo => this[value.Value == 1 ? "measure.yes" : "measure.no"],
        _ => value.Show(measure).Value is { } shown ? Figure(shown, measure) : this["measure.withheld"],
    };

    private string Figure(decimal value, Measure measure) => $"{value.ToString("#,0.##", _culture)} {measure.Unit}".Trim();

    /// <summary>What an exemption is from, in the middle of a sentence.</summary>
    public string ExemptFrom(Exemption exemption) => Format(
        $"exemption.of-{Code(exemption.Kind)}", exemption.SubjectName, exemption.Period);

    /// <summary>Who was exempted from what, by when and why.</summary>
    public string Exemption(Exemption exemption) =>
        Format("exemption.sentence", exemption.AccountName, SwedishTime.DayOf(exemption.GivenAt), ExemptFrom(exemption), exemption.LastDay, exemption.Reason);

    /// <summary>"Mars": a month as a heading.</summary>
    /// <param name="month">1–12.</param>
    public string Month(int month) => _culture.TextInfo.ToTitleCase(_culture.DateTimeFormat.GetMonthName(month));

    /// <summary>"31 augusti".</summary>
    public string DayOfYear(DateOnly day) => day.ToString("d MMMM", _culture);

    /// <summary>Alone or first in a sentence, without its year.</summary>
    public string PeriodHead(PeriodName period) => period.Own ?? Format("period.head", period.Tertial.Number);

    /// <summary>Within a sentence, without its year: a name of one's own begins small there, but for an abbreviation.</summary>
    public string PeriodInText(PeriodName period) => period.Own is not { } own ? Format("period.in-text", period.Tertial.Number)
        : own.Length > 1 && char.IsUpper(own[0]) && char.IsLower(own[1]) ? char.ToLower(own[0], _culture) + own[1..] : own;

    /// <summary>Within a sentence, with its year.</summary>
    public string Period(PeriodName period) => $"{PeriodInText(period)} {period.Tertial.Year}";

    /// <summary>"a, b eller c".</summary>
    public string Or(IReadOnlyList<string> parts) => parts.Count < 2 ? string.Concat(parts) : Format("or", string.Join(", ", parts.SkipLast(1)), parts[^1]);

    /// <summary>What is wrong with a table, as a sentence that says what to do.</summary>
    public string Fault(TableFault fault) => fault.Kind switch
    {
        TableFaultKind.NoAnswer when fault.Mix.Count == 0 => this["table-fault.no-answer-none"],
        TableFaultKind.NoAnswer => Format("table-fault.no-answer", string.Join(", ", fault.Mix.Select(Outcome).Distinct())),
        _ => Format($"table-fault.{Code(fault.Kind)}", [.. fault.Rows.Select(r => (object?)(r - 1))]),
    };

    /// <summary>What the rule that refused asks for.</summary>
    public string Refusal(RuleBrokenException refusal) => Sentence(Format($"rule.{refusal.Rule}", refusal.Facts));

    /// <summary>That a text is longer than its field takes, with the field's name where there is one.</summary>
    /// <param name="field">The field's name in code, e.g. <c>Title</c>; null for one without.</param>
    public string TooLong(string? field, int length, int longest) =>
        Format("field.too-long", _resources.GetString($"field-name.{field}", _culture) ?? this["field-name"], length, longest);

    /// <summary>Kebab case, as in the program's JSON: <c>MetWithRemark</c> becomes <c>met-with-remark</c>.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    // A sentence may begin with one of its facts: "tertial 1 2025 är låst".
    private string Sentence(string text) => text.Length == 0 ? text : string.Concat(text[..1].ToUpper(_culture), text[1..]);

    private object? Phrase(object? fact) => fact switch
    {
        DateOnly day => day.ToString("d MMMM yyyy", _culture),
        Role role => Role(role),
        Assessment assessment => Assessment(assessment),
        GoalKind kind => GoalKind(kind),
        TableFault fault => Fault(fault),
        PeriodName period => Period(period),
        ActivityPriority priority => ActivityPriority(priority),
        _ => fact,
    };
}
