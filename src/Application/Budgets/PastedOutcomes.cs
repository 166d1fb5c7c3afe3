using System.Text.RegularExpressions;
using Styrkedja.Application.Plans;
using Styrkedja.Domain.Budgets;

namespace Styrkedja.Application.Budgets;

/// <summary>Outcomes and forecasts copied from a spreadsheet.</summary>
public static partial class PastedOutcomes
{
    /// <summary>
    /// Reads rows of account group, outcome and forecast, separated by tabs or semicolons; for a unit without account groups
    /// outcome and forecast are enough. More columns before the two last are passed over, and so is a heading row.
    /// </summary>
    /// <param name="restName">What the page calls the row that has no account group.</param>
    /// <returns>What was understood, and every fault; with faults nothing should be stored.</returns>
    public static (IReadOnlyList<BudgetOutcome> Rows, IReadOnlyList<BudgetFault> Faults) Read(string? text, UnitFrame frame, string restName)
    {
        var rows = new List<BudgetOutcome>();
        var faults = new List<BudgetFault>();
        foreach (var (index, row) in (text ?? "").ReplaceLineEndings("\n").Split('\n').Index().Where(r => r.Item.Trim().Length > 0))
        {
            var cells = row.Split(row.Contains('\t', StringComparison.Ordinal) ? '\t' : ';').Select(c => c.Trim().Trim('"').Trim()).ToList();
            var isAlone = frame.Rows.Count == 1 && cells.Count == 2;
            if (cells.Count < 3 && !isAlone)
            {
                faults.Add(new BudgetFault(index + 1, 1, "too-few-columns", row.Trim()));
                continue;
            }

            var (outcome, forecast) = (ChangeBudget.AmountOf(cells[^2]), ChangeBudget.AmountOf(cells[^1]));
            var of = isAlone ? frame.Rows[0] : frame.Rows.FirstOrDefault(r => string.Equals(r.AccountGroup ?? restName, cells[0], StringComparison.OrdinalIgnoreCase));
            if (rows.Count == 0 && faults.Count == 0 && (isAlone || of is null) && cells[^2..].TrueForAll(c => c.Any(char.IsLetter)))
            {
                // A heading: the row of an account group is never one.
                continue;
            }

            if (of is null)
            {
                faults.Add(new BudgetFault(index + 1, 1, "group-unknown", cells[0]));
            }
            else if (FaultIn(cells[^2]) is { } inOutcome)
            {
                faults.Add(new BudgetFault(index + 1, cells.Count - 1, inOutcome, cells[^2]));
            }
            else if (FaultIn(cells[^1]) is { } inForecast)
            {
                faults.Add(new BudgetFault(index + 1, cells.Count, inForecast, cells[^1]));
            }
            else if (rows.Exists(r => r.AccountGroup == of.AccountGroup))
            {
                faults.Add(new BudgetFault(index + 1, 1, "twice", row.Trim()));
            }
            else
            {
                rows.Add(new BudgetOutcome(of.AccountGroup, decimal.Round(outcome!.Value, 3), decimal.Round(forecast!.Value, 3)));
            }
        }

        return (rows, faults);
    }

    // What an English spreadsheet writes as 1,234 is a thousand there and a little more than one here.
    private static string? FaultIn(string amount) =>
        ChangeBudget.IsBeyond(amount) ? "amount-beyond"
        : ChangeBudget.AmountOf(amount) is null ? "amount-wrong"
        : MayBeThousands().IsMatch(amount) ? "amount-unclear" : null;

    [GeneratedRegex("^[-−–+]?[1-9][0-9]{0,2}[.,][0-9]{3}$")]
    private static partial Regex MayBeThousands();
}
