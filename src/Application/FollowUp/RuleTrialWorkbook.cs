using Styrkedja.Application.Governance;
using Styrkedja.Documents.Excel;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;

namespace Styrkedja.Application.FollowUp;

/// <summary>A tried rule as a workbook: every assessment, with what was suggested, what was decided and what it would be.</summary>
public static class RuleTrialWorkbook
{
    /// <param name="output">Needs only be writable; it is left open.</param>
    /// <param name="wordsOf">The words of a year, for a goal's body.</param>
    /// <param name="tried">The words of the rules that are tried.</param>
    public static void Write(Stream output, RuleTrial trial, Func<int, Goal, ModelWords> wordsOf, ModelWords tried, PeriodNames names, Words words) => Sheets.Write(
        output,
        new ExcelSheet(
            words["rule-trial.sheet"],
            [
                new ExcelColumn(words["rule-trial.goal"], 60), new ExcelColumn(words["rule-trial.year"], 8), new ExcelColumn(words["rule-trial.period"], 16),
                new ExcelColumn(words["rule-trial.suggested"], 24), new ExcelColumn(words["rule-trial.decided"], 24), new ExcelColumn(words["rule-trial.would"], 24), new ExcelColumn(words["rule-trial.changes"], 10),
            ],
            trial.All.Select(t =>
            {
                var year = wordsOf(t.Assessment.Year, t.Goal);
                return (IReadOnlyList<object?>)
                [
                    $"{t.Goal.Number} {t.Goal.Title}".Trim(), t.Assessment.Year, names.Head(t.Assessment.Tertial),
                    year.Assessment(t.Assessment.Suggested), year.Assessment(t.Assessment.Decided), tried.Assessment(t.Would), words[t.Changes ? "rule-trial.yes" : "rule-trial.no"],
                ];
            })));
}
