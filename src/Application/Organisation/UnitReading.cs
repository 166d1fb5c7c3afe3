using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Organisation;

/// <param name="Depth">0 for the top of the tree.</param>
public sealed record UnitLine(UnitDuty Duty, int Depth);

/// <param name="Activities">Its own and those it takes part in; not those of units below.</param>
/// <param name="Reporters">Who may report for it.</param>
public sealed record UnitView(
    Unit Unit, IReadOnlyList<Unit> Path, IReadOnlyList<UnitLine> Below, UnitDuty Duty, IReadOnlyList<ActivityRow> Activities, IReadOnlyList<AccountView> Reporters, YearOverview Overview)
{
    public int Own => Activities.Count(a => a.Owner == Unit.Id && a.IsExpected);

    public int Reported => Activities.Count(a => a.Owner == Unit.Id && a.IsExpected && a.IsReportedFor(Overview.Tertial));
}

/// <summary>Reads the units with what they have planned this year.</summary>
public sealed class UnitReading(StyrkedjaDbContext database, YearOverviews overviews, AccountReading accounts, Periods periods, CurrentUser user)
{
    /// <summary>The tertial people work with now.</summary>
    public async Task<PeriodKey> TertialAsync(CancellationToken cancellation) =>
        (await periods.AtHandAsync(cancellation)).Tertial;

    /// <summary>Units that exist during the year, each after the one it is below.</summary>
    public async Task<(IReadOnlyList<UnitLine> Lines, YearOverview Overview)> AllAsync(CancellationToken cancellation)
    {
        user.Require(Permission.ReadPlan);
        var overview = await overviews.LoadAsync(await TertialAsync(cancellation), cancellation);
        return ([.. overview.Units.Roots.SelectMany(u => Lines(u, 0, overview))], overview);
    }

    /// <returns>Null when the municipality has no such unit.</returns>
    public async Task<UnitView?> FindAsync(UnitId id, CancellationToken cancellation)
    {
        user.Require(Permission.ReadPlan);
        var overview = await overviews.LoadAsync(await TertialAsync(cancellation), cancellation);
        if (overview.Units.Find(id) is not { } unit)
        {
            return null;
        }

        var reporters = await accounts.ForUnitAsync(id, overview.Units, periods.Today, cancellation);
        return new UnitView(
            unit,
            overview.Units.PathTo(id),
            [.. overview.Units.ChildrenOf(id).SelectMany(u => Lines(u, 0, overview))],
            UnitDuty.Of(unit, overview),
            [.. overview.Planned.Where(a => a.Owner == id || a.TakingPart.Contains(id))],
            reporters,
            overview);
    }

    /// <summary>The unit and the version that a change must have seen.</summary>
    public async Task<(Unit Unit, uint Version)?> ForChangeAsync(UnitId id, CancellationToken cancellation) =>
        await database.Units.FirstOrDefaultAsync(u => u.Id == id, cancellation) is { } unit ? (unit, database.VersionOf(unit)) : null;

    private static IEnumerable<UnitLine> Lines(Unit unit, int depth, YearOverview overview) =>
        unit.ExistsDuring(DateRange.OfYear(overview.Tertial.Year))
            ? overview.Units.ChildrenOf(unit.Id).SelectMany(c => Lines(c, depth + 1, overview)).Prepend(new UnitLine(UnitDuty.Of(unit, overview), depth))
            : [];
}
