using Styrkedja.Application.Activities;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Components;

/// <summary>How many activities have each status; null is "not reported". Only those that occur, in the order they are printed.</summary>
public sealed record StatusCounts(IReadOnlyList<(ActivityStatus? Status, int Count)> Parts)
{
    public int Total => Parts.Sum(p => p.Count);

    /// <summary>What was reported for just this tertial: an older status would make the bar say more than anyone has said.</summary>
    public static StatusCounts Of(IEnumerable<ActivityRow> activities, PeriodKey tertial)
    {
        var counts = activities.GroupBy(a => a.IsReportedFor(tertial) ? a.Latest!.Status.Code : "").ToDictionary(g => g.Key, g => g.Count());
        return new StatusCounts([.. ActivityStatus.All.Select(s => (ActivityStatus?)s).Append(null)
            .Select(s => (s, counts.GetValueOrDefault(s?.Code ?? "")))
            .Where(p => p.Item2 > 0)]);
    }
}
