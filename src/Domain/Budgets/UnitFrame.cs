namespace Styrkedja.Domain.Budgets;

/// <summary>A row that a unit's money is followed up by.</summary>
/// <param name="AccountGroup">Null for the frame, or for what of it no account group has.</param>
/// <param name="Budget">Thousands of kronor of the year; income is negative.</param>
public sealed record FrameRow(string? AccountGroup, decimal Budget);

/// <summary>A unit's money in an adopted plan (R115), in the rows it is followed up by.</summary>
public sealed record UnitFrame(UnitId Unit, IReadOnlyList<FrameRow> Rows)
{
    /// <summary>Thousands of kronor of the year.</summary>
    public decimal Budget => Rows.Sum(r => r.Budget);

    /// <summary>
    /// A row for each account group, and one for what of the frame they do not take. Without a frame the account groups are
    /// all there is; without account groups the frame is.
    /// </summary>
    public static UnitFrame Of(UnitId unit, IReadOnlyCollection<(string? AccountGroup, decimal Amount)> lines)
    {
        var groups = lines.Where(l => l.AccountGroup is not null).Select(l => new FrameRow(l.AccountGroup, l.Amount)).ToList();
        var frames = lines.Where(l => l.AccountGroup is null).Select(l => l.Amount).ToList();
        var rest = frames.Sum() - groups.Sum(g => g.Budget);
        return new UnitFrame(unit, frames.Count > 0 && (groups.Count == 0 || rest != 0) ? [.. groups, new FrameRow(null, rest)] : groups);
    }
}
