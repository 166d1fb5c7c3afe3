using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Reports;

/// <summary>The fixed texts of a year's reports: the strategist's where there are any, else the product's own.</summary>
public static class ReportTexts
{
    /// <param name="key">One of <see cref="ReportTextKeys"/>.</param>
    public static string Of(GovernanceRules rules, string key, int year, string board) =>
        rules.ReportTexts.TryGetValue(key, out var own) && own.Length > 0 ? own : Default(key, year, board);

    public static string Default(string key, int year, string board) => Words.Swedish.Format($"report-text.{key}", year, InSentence(board));

    /// <summary>A body's name is no proper noun in Swedish running text; an abbreviation keeps its capitals.</summary>
    private static string InSentence(string name) =>
        name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
