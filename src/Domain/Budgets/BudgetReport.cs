using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Domain.Budgets;

/// <summary>What has come of a row of the budget, and what is expected to.</summary>
/// <param name="AccountGroup">Null for the frame, or for what of it no account group has.</param>
/// <param name="Outcome">Thousands of kronor from 1 January to the cut-off; income is negative.</param>
/// <param name="Forecast">Thousands of kronor for the whole year.</param>
public sealed record BudgetOutcome(string? AccountGroup, decimal Outcome, decimal Forecast);

/// <summary>
/// A unit's outcome and forecast for a period (R078). What it says is never changed: a correction is a new revision, and the
/// highest counts.
/// </summary>
public sealed class BudgetReport
{
    private readonly List<BudgetOutcome> _rows = [];

    /// <param name="frame">The unit's money in the plan: each of its rows is told, and none besides.</param>
    /// <param name="comment">Demanded where the whole or any row deviates beyond the limit; paragraphs separated by a line feed.</param>
    /// <param name="exemption">One that opens a locked period to the person for this unit; null for none.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>budget-row-missing</c>, <c>budget-row-unknown</c>, <c>budget-amount-beyond</c>, <c>budget-comment-required</c>, <c>period-locked</c>.
    /// </exception>
    public BudgetReport(
        Guid id, PlanId plan, UnitFrame frame, FollowUpPeriod period, IReadOnlyList<BudgetOutcome> rows, string? comment, DeviationLimit limit, int revision, Signature by, Exemption? exemption = null)
    {
        period.RequireUnlocked(exemption);
        Id = id;
        PlanId = plan;
        UnitId = frame.Unit;
        Year = period.Year;
        Number = period.Number;
        Revision = revision;
        _rows.AddRange(frame.Rows.Select(row => Told(row, rows)));
        if (rows.FirstOrDefault(r => frame.Rows.All(f => f.AccountGroup != r.AccountGroup)) is { } unknown)
        {
            throw new RuleBrokenException("budget-row-unknown", unknown.AccountGroup ?? "");
        }

        Comment = Required.Optional(comment);
        if (Comment is null && AsksForComment(frame, rows, limit))
        {
            throw new RuleBrokenException("budget-comment-required", limit.Percent, limit.Amount);
        }

        ReportedBy = by.By;
        ReportedByName = by.Name;
        ReportedAt = by.At;
        ReportedInsteadOf = by.InsteadOf;
        IsLate = SwedishTime.DayOf(by.At) > period.ReportBy;
    }

    private BudgetReport()
    {
        ReportedByName = "";
    }

    public Guid Id { get; private set; }

    public PlanId PlanId { get; private set; }

    public UnitId UnitId { get; private set; }

    public int Year { get; private set; }

    public int Number { get; private set; }

    public PeriodKey Tertial => new(Year, Number);

    /// <summary>1 is the first for the period.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<BudgetOutcome> Rows => _rows;

    public string? Comment { get; private set; }

    public AccountId? ReportedBy { get; private set; }

    public string ReportedByName { get; private set; }

    public DateTimeOffset ReportedAt { get; private set; }

    /// <summary>Whom the one who reported stood in for; null for a report of one's own.</summary>
    public string? ReportedInsteadOf { get; private set; }

    /// <summary>Whether it came in after the last day units reported, as that was then.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Thousands of kronor to the cut-off.</summary>
    public decimal Outcome => _rows.Sum(r => r.Outcome);

    /// <summary>Thousands of kronor of the year.</summary>
    public decimal Forecast => _rows.Sum(r => r.Forecast);

    /// <summary>Of a row; null for one that came with a later version of the plan.</summary>
    public BudgetOutcome? Of(string? accountGroup) => _rows.Find(r => r.AccountGroup == accountGroup);

    /// <summary>Whether it says the same as another would, whoever says it.</summary>
    public bool SaysTheSameAs(IReadOnlyList<BudgetOutcome> rows, string? comment) =>
        Comment == Required.Optional(comment) && _rows.Count == rows.Count && _rows.TrueForAll(rows.Contains);

    /// <summary>Account groups that deviate each its way take each other out in the sum, and are explained all the same.</summary>
    public static bool AsksForComment(UnitFrame frame, IReadOnlyList<BudgetOutcome> rows, DeviationLimit limit) =>
        limit.IsPassedBy(frame.Budget, rows.Sum(r => r.Forecast))
        || frame.Rows.Any(f => rows.FirstOrDefault(r => r.AccountGroup == f.AccountGroup) is { } told && limit.IsPassedBy(f.Budget, told.Forecast));

    private static BudgetOutcome Told(FrameRow row, IReadOnlyList<BudgetOutcome> rows)
    {
        var told = rows.FirstOrDefault(r => r.AccountGroup == row.AccountGroup) ?? throw new RuleBrokenException("budget-row-missing", row.AccountGroup ?? "");
        return Math.Max(Math.Abs(told.Outcome), Math.Abs(told.Forecast)) <= TextLimits.LargestNumber
            ? told
            : throw new RuleBrokenException("budget-amount-beyond", told.Outcome);
    }
}
