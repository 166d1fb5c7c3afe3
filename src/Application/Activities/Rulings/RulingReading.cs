using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;

namespace Styrkedja.Application.Activities.Rulings;

/// <summary>A decision that no head of the unit has seen yet.</summary>
/// <param name="IsOvertaken">Whether another with a later day holds.</param>
public sealed record UnseenRuling(ActivityRuling Ruling, string Title, UnitId Owner, bool IsOvertaken);

/// <summary>Reads what bodies have decided of activities.</summary>
public sealed class RulingReading(StyrkedjaDbContext database, CurrentUser user)
{
    /// <summary>Of one activity, the latest first.</summary>
    public async Task<IReadOnlyList<ActivityRuling>> OfAsync(ActivityId activity, CancellationToken cancellation) =>
        await database.ActivityRulings.AsNoTracking().Where(r => r.ActivityId == activity).OrderByDescending(r => r.DecidedOn).ThenByDescending(r => r.RecordedAt).ToListAsync(cancellation);

    /// <summary>Those that the person at hand is to see, as head of the unit.</summary>
    public async Task<IReadOnlyList<UnseenRuling>> MineAsync(CancellationToken cancellation) =>
        user.May(Permission.PlanActivities) && await user.UnitsForAsync(Permission.PlanActivities, cancellation) is { } reach ? Of(reach, await UnseenAsync(cancellation)) : [];

    /// <param name="reach">The units that the person plans for; null for all, and then none is that person's own to see.</param>
    internal static IReadOnlyList<UnseenRuling> Of(IReadOnlySet<UnitId>? reach, IReadOnlyList<UnseenRuling> unseen) => reach is null ? [] : [.. unseen.Where(u => reach.Contains(u.Owner))];

    /// <summary>Those that nobody has seen, the oldest first.</summary>
    internal async Task<IReadOnlyList<UnseenRuling>> UnseenAsync(CancellationToken cancellation) =>
    [
        .. (await (
            from ruling in database.ActivityRulings.AsNoTracking()
            join activity in database.Activities.AsNoTracking() on ruling.ActivityId equals activity.Id
            where ruling.SeenAt == null
            orderby ruling.DecidedOn, ruling.RecordedAt
            select new { ruling, activity.Title, activity.OwnerUnitId, IsOvertaken = database.ActivityRulings.Any(later => later.ActivityId == ruling.ActivityId && later.DecidedOn > ruling.DecidedOn) })
            .ToListAsync(cancellation)).Select(r => new UnseenRuling(r.ruling, r.Title, r.OwnerUnitId, r.IsOvertaken)),
    ];
}
