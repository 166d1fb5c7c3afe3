using Styrkedja.Application.Budgets;
using Styrkedja.Domain;
using Styrkedja.Domain.Budgets;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Budgets;

/// <summary>A unit's outcome and forecast as typed.</summary>
public sealed class OutcomeForm
{
    public List<OutcomeRow> Rows { get; set; } = [];

    [Longest(TextLimits.Text)]
    public string? Comment { get; set; }

    /// <summary>Rows copied from a spreadsheet, not yet read.</summary>
    [Longest(200_000)]
    public string? Pasted { get; set; }

    /// <summary>The revision that the person had before their eyes; 0 for none.</summary>
    public int Seen { get; set; }

    /// <summary>What is stored; where nothing is, the forecast that was told last, to be confirmed.</summary>
    public static OutcomeForm Of(UnitsMoney money) => new()
    {
        Rows = [.. money.Frame.Rows.Select(row => Row(row.AccountGroup, money.Report?.Of(row.AccountGroup)?.Outcome, (money.Report ?? money.Before)?.Of(row.AccountGroup)?.Forecast))],
        Comment = money.Report?.Comment,
        Seen = money.Report?.Revision ?? 0,
    };

    /// <summary>The rows of the budget in its order, with what was typed in each: a later version of the plan may have others.</summary>
    public void Arrange(UnitFrame frame) => Rows = [.. frame.Rows.Select(row => Rows.Find(r => r.Group == row.AccountGroup) ?? Row(row.AccountGroup, null, null))];

    public void Take(BudgetOutcome told)
    {
        if (Rows.Find(r => r.Group == told.AccountGroup) is { } row)
        {
            (row.Outcome, row.Forecast) = (Money.Typed(told.Outcome), Money.Typed(told.Forecast));
        }
    }

    private static OutcomeRow Row(string? group, decimal? outcome, decimal? forecast) =>
        new() { Group = group, Outcome = outcome is { } told ? Money.Typed(told) : null, Forecast = forecast is { } expected ? Money.Typed(expected) : null };
}

/// <summary>A row of the budget.</summary>
public sealed class OutcomeRow
{
    /// <summary>Empty for the frame, or for what of it no account group has.</summary>
    [Longest(TextLimits.Name)]
    public string? Group { get; set; }

    [Longest(TextLimits.Number)]
    public string? Outcome { get; set; }

    [Longest(TextLimits.Number)]
    public string? Forecast { get; set; }
}
