namespace Styrkedja.Application.Import.Checks;

/// <summary>Collects warnings and phrases them.</summary>
internal sealed class WarningList(ImportTexts texts)
{
    private readonly List<ImportWarning> warnings = [];

    /// <summary>In the order of the source.</summary>
    public IReadOnlyList<ImportWarning> InOrder => [.. warnings.OrderBy(warning => warning.Line)];

    public ImportTexts Texts => texts;

    public void Add(string code, string? goal, string? activity, int? line, params ReadOnlySpan<object?> values) =>
        AddAs(code, code, goal, activity, line, values);

    /// <param name="variant">Which of a code's sentences to use.</param>
    public void AddAs(string code, string variant, string? goal, string? activity, int? line, params ReadOnlySpan<object?> values) =>
        warnings.Add(new ImportWarning(code, goal, activity, line, texts["warning." + variant, values]));
}

/// <summary>Codes the program adds to those of the interface description.</summary>
internal static class WarningCodes
{
    public const string SameActivityDifferentPlan = "same-activity-different-plan";
    public const string PersonalData = "text-may-identify-a-person";
    public const string UnknownStatus = "unknown-status";
    public const string GoalNotInCatalogue = "goal-not-in-catalogue";
    public const string CutLine = "cut-line";
    public const string UnplacedLine = "unplaced-line";
    public const string UnreadableDate = "unreadable-date";
    public const string BadCell = "bad-cell";
    public const string UnknownColumn = "unknown-column";
    public const string MeasureToBeDescribed = "measure-to-be-described";
    public const string TitleTooLong = "title-too-long";
    public const string ActivityWithoutTitle = "activity-without-title";
}
