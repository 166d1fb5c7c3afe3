using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;

namespace Styrkedja.Application.Plans;

/// <param name="AccountGroup">Null for the unit's frame.</param>
/// <param name="Amount">Thousands of kronor.</param>
public sealed record BudgetGiven(UnitId Unit, string? AccountGroup, decimal Amount);

/// <summary>A row of pasted text that could not be read.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Problem"><c>unit-unknown</c>, <c>amount-wrong</c>, <c>too-few-columns</c>, <c>twice</c>.</param>
public sealed record BudgetFault(int Row, int Column, string Problem, string Text);

/// <summary>A plan's budget, typed or pasted from a spreadsheet (R115).</summary>
public sealed partial class ChangeBudget(StyrkedjaDbContext database, CurrentUser user)
{
    private static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>
    /// Reads rows of unit, account group and amount, separated by tabs or semicolons; with two columns they are unit and
    /// amount, its frame. A heading row is passed over.
    /// </summary>
    /// <returns>What was understood, and every fault; with faults nothing should be stored.</returns>
    public async Task<(IReadOnlyList<BudgetGiven> Lines, IReadOnlyList<BudgetFault> Faults)> ReadAsync(string? text, int year, CancellationToken cancellation)
    {
        var time = Domain.Time.DateRange.OfYear(year);
        var units = (await database.Units.AsNoTracking().ToListAsync(cancellation)).Where(u => u.ExistsDuring(time))
            .SelectMany(u => u.NamesDuring(time), (u, name) => (name, u.Id)).ToLookup(u => u.name.Trim(), u => u.Id, StringComparer.CurrentCultureIgnoreCase);
        var taken = new HashSet<(UnitId, string?)>();
        var lines = new List<BudgetGiven>();
        var faults = new List<BudgetFault>();
        foreach (var (index, row) in (text ?? "").ReplaceLineEndings("\n").Split('\n').Index().Where(r => r.Item.Trim().Length > 0))
        {
            var cells = row.Split(row.Contains('\t', StringComparison.Ordinal) ? '\t' : ';').Select(c => c.Trim().Trim('"').Trim()).ToList();
            if (cells.Count < 2)
            {
                faults.Add(new BudgetFault(index + 1, 1, "too-few-columns", row.Trim()));
                continue;
            }

            var amount = AmountOf(cells[^1]);
            if (amount is null && lines.Count == 0 && faults.Count == 0 && !units.Contains(cells[0]))
            {
                continue;
            }

            if (!units.Contains(cells[0]))
            {
                faults.Add(new BudgetFault(index + 1, 1, "unit-unknown", cells[0]));
            }
            else if (amount is null)
            {
                faults.Add(new BudgetFault(index + 1, cells.Count, IsBeyond(cells[^1]) ? "amount-beyond" : "amount-wrong", cells[^1]));
            }
            else
            {
                var line = new BudgetGiven(units[cells[0]].First(), cells.Count > 2 && cells[1].Length > 0 ? cells[1] : null, amount.Value);
                if (!taken.Add((line.Unit, line.AccountGroup)))
                {
                    faults.Add(new BudgetFault(index + 1, 1, "twice", row.Trim()));
                }

                lines.Add(line);
            }
        }

        return (lines, faults);
    }

    /// <summary>The plan's lines in order.</summary>
    public Task<List<BudgetLine>> LinesAsync(PlanId id, CancellationToken cancellation) =>
        database.BudgetLines.AsNoTracking().Where(b => b.PlanId == id).OrderBy(b => b.Order).ToListAsync(cancellation);

    /// <summary>These lines and no others.</summary>
    /// <param name="seen">
    /// Id of the first line that the person had before their eyes, null for an empty budget: every saving gives all
    /// lines new ids, so one of them tells which saving it was.
    /// </param>
    /// <exception cref="RuleBrokenException"><c>plan-unknown</c>, <c>plan-state</c>, <c>year-closed</c>, <c>changed-meanwhile</c>.</exception>
    public async Task HandleAsync(PlanId id, IReadOnlyList<BudgetGiven> given, Guid? seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var plan = await database.Plans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation) ?? throw new RuleBrokenException("plan-unknown");
        await database.RequireOpenAsync(user, ExemptionKind.Plan, id.Value, plan.Year, null, cancellation);
        if (plan.State is not (PlanState.Draft or PlanState.Proposed))
        {
            throw new RuleBrokenException("plan-state", plan.Name, plan.State);
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Database.ExecuteSqlAsync($"select from styrkedja.plan where id = {id.Value} for update", cancellation);
        var stored = await database.BudgetLines.Where(b => b.PlanId == id).OrderBy(b => b.Order).ToListAsync(cancellation);
        if (stored.FirstOrDefault()?.Id != seen)
        {
            throw new RuleBrokenException("changed-meanwhile");
        }

        database.BudgetLines.RemoveRange(stored);
        await database.SaveAsync("budget.changed", null, cancellation);
        database.BudgetLines.AddRange(given.Select((b, i) => new BudgetLine(Guid.CreateVersion7(), id, b.Unit, b.AccountGroup, b.Amount, i + 1)));
        await database.SaveAsync("budget.changed", null, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Reads "1 234,5", "1234.5", "-300", "−300" and "–300", with any kind of space between thousands; null for what is no amount or too large a one.</summary>
    public static decimal? AmountOf(string text) => Read(text) is { } amount && Math.Abs(amount) <= TextLimits.LargestNumber ? amount : null;

    /// <summary>Whether it is an amount, and larger than any that is stored.</summary>
    public static bool IsBeyond(string text) => Written().IsMatch(text) && AmountOf(text) is null;

    private static decimal? Read(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace('−', '-').Replace('–', '-').Replace('.', ',');
        return Written().IsMatch(text) && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, _swedish, out var amount) ? amount : null;
    }

    // Spaces stand between thousands and nowhere else: "12 3" is two amounts, or a slip.
    [GeneratedRegex(@"^\s*[-−–+]?\s*([0-9]+|[0-9]{1,3}(\s[0-9]{3})+)([.,][0-9]+)?\s*$")]
    private static partial Regex Written();
}
