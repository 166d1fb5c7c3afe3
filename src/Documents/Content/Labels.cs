using System.Globalization;
using System.Resources;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;
using Styrkedja.Documents.Reports;

[assembly: NeutralResourcesLanguage("sv", UltimateResourceFallbackLocation.Satellite)]

namespace Styrkedja.Documents.Content;

/// <summary>The documents' own words in one language. A language we do not have gets Swedish.</summary>
internal sealed class Labels(CultureInfo culture)
{
    private static readonly ResourceManager Texts = new("Styrkedja.Documents.Resources.Documents", typeof(Labels).Assembly);

    public CultureInfo Culture { get; } = culture;

    /// <exception cref="MissingManifestResourceException">when the key exists in no language.</exception>
    public string this[string key] =>
        Texts.GetString(key, Culture) ?? throw new MissingManifestResourceException($"No text for \"{key}\".");

    public string Fill(string key, params object[] parts) => string.Format(Culture, this[key], parts);

    /// <summary>Picks <c>key.One</c> or <c>key.Many</c>; {0} is the number.</summary>
    public string Count(string key, int count) => Fill(count == 1 ? $"{key}.One" : $"{key}.Many", count);

    /// <summary>"a, b och c".</summary>
    public string And(IReadOnlyList<string> parts) => parts.Count < 2
        ? string.Concat(parts)
        : Fill("And", string.Join(", ", parts.SkipLast(1)), parts[^1]);

    /// <summary>Thousands of kronor, with decimals only where there are some and a real minus sign.</summary>
    public string Amount(decimal amount) => amount.ToString("#,##0.###", Culture).Replace('-', '−');

    /// <summary>With its sign, and whether it is a surplus or a deficit.</summary>
    public string Deviation(decimal amount) =>
        Fill(amount switch { > 0 => "Budget.Surplus", < 0 => "Budget.Deficit", _ => "Budget.Even" }, (amount > 0 ? "+" : "") + Amount(amount));

    public string Day(DateOnly day) => day.ToString(this["Day"], Culture);

    /// <summary>"1 januari – 24 september 2024"; the year is said once when both days share it.</summary>
    public string Days(DateRange range) => range.Start.Year == range.End.Year
        ? $"{range.Start.ToString(this["DayOfYear"], Culture)} – {Day(range.End)}"
        : $"{Day(range.Start)} – {Day(range.End)}";

    /// <summary>Swedish adds no s to a name that ends in s, x or z; English keeps the name and says "of".</summary>
    public string Owner(string name) =>
        Culture.TwoLetterISOLanguageName == "sv" && name.Length > 0 && name[^1] is not ('s' or 'x' or 'z') ? name + "s" : name;

    /// <summary>Inside a sentence; at its beginning or alone, <see cref="PeriodHead"/>.</summary>
    public string PeriodInText(PeriodName period) => period.Own is { } own
        ? $"{CoverSection.LowerFirst(PlainText.Line(own))} {period.Tertial.Year}"
        : Fill("TertialName", period.Tertial.Number, period.Tertial.Year);

    public string PeriodHead(PeriodName period) => period.Own is { } own
        ? $"{PlainText.Line(own)} {period.Tertial.Year}"
        : Fill("TertialHead", period.Tertial.Number, period.Tertial.Year);

    /// <summary>The report's name, without the board's.</summary>
    public string Title(TertialReport report) => report.Called() is { Own: not null } period
        ? Fill("Period.Title", PeriodInText(period))
        : Fill("Tertial.Cover", report.Tertial.Number, report.Tertial.Year);

    public Badge? Status(ReportedActivity activity) =>
        activity.Status is { } status ? new Badge(BadgeKind.Status, status.Code, StatusWord(status, activity.StatusWord)) : null;

    /// <summary>As the activity's own row says it, with whether the report awaits approval.</summary>
    public Badge? StatusInRow(ReportedActivity activity) =>
        Status(activity) is { } badge && activity.AwaitsApproval ? badge with { Word = $"{badge.Word} {this["Status.awaits-approval"]}" } : Status(activity);

    /// <summary>For figures, where "not reported" is counted like a status.</summary>
    public Badge StatusOrNone(ReportedActivity activity) =>
        Status(activity) ?? new Badge(BadgeKind.Status, "not-reported", this["Status.not-reported"]);

    public static Badge? Assessment(ReportedAssessment? assessment) => assessment is null
        ? null
        : new Badge(BadgeKind.Assessment, assessment.Code, PlainText.Line(assessment.Word), assessment.Look);

    private string StatusWord(ActivityStatus status, string? word) =>
        string.IsNullOrWhiteSpace(word) ? this[$"Status.{status.Code}"] : PlainText.Line(word);
}
