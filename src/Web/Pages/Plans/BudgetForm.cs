using Styrkedja.Domain;
using Styrkedja.Web.Components;

namespace Styrkedja.Web.Pages.Plans;

/// <summary>A plan's budget as typed.</summary>
public sealed class BudgetForm
{
    public List<BudgetRow> Rows { get; set; } = [];

    /// <summary>Rows copied from a spreadsheet, not yet read.</summary>
    [Longest(200_000)]
    public string? Pasted { get; set; }

    /// <summary>Id of the first stored line that the person had before their eyes; null for an empty budget.</summary>
    public Guid? Seen { get; set; }

    public void AddRows(int count) => Rows.AddRange(Enumerable.Range(0, count).Select(_ => new BudgetRow()));
}

/// <summary>A row that says no amount and no account group is left out.</summary>
public sealed class BudgetRow
{
    public Guid? Unit { get; set; }

    /// <summary>Empty for the unit's frame.</summary>
    [Longest(TextLimits.Name)]
    public string? AccountGroup { get; set; }

    [Longest(TextLimits.Number)]
    public string? Amount { get; set; }

    public bool IsEmpty => AccountGroup is null && Amount is null;
}
