using Styrkedja.Application.Activities;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <summary>Counts of activities, alike for all units so that they can be laid beside each other.</summary>
/// <param name="Reported">For just the period.</param>
/// <param name="Waiting">Of the reported, with the head of the unit to approve.</param>
/// <param name="Late">Of the reported, those that came after the last day.</param>
/// <param name="AsPlanned">Of the reported, done or going as planned, or not yet due.</param>
/// <param name="Deviations">Of the reported, those with a deviation or on hold.</param>
/// <param name="ByStatus">Of the reported, in the order of <see cref="ActivityStatus.All"/>.</param>
public sealed record UnitTally(int Activities, int Reported, int Waiting, int Late, int AsPlanned, int Deviations, IReadOnlyList<int> ByStatus)
{
    public static UnitTally Empty { get; } = new(0, 0, 0, 0, 0, 0, new int[ActivityStatus.All.Count]);

    public int Left => Activities - Reported;

    public int InTime => Reported - Late;

    public bool IsDone => Left == 0 && Waiting == 0;

    /// <summary>0–1 of the reported; null while nothing is.</summary>
    public double? ShareAsPlanned => Reported == 0 ? null : (double)AsPlanned / Reported;

    /// <summary>0–1; null where there is nothing to report.</summary>
    public double? ShareReported => Activities == 0 ? null : (double)Reported / Activities;

    public static UnitTally Of(IEnumerable<ActivityRow> activities, PeriodKey tertial, DateOnly cutoff)
    {
        var (all, reported, waiting, late, planned, deviations) = (0, 0, 0, 0, 0, 0);
        var byStatus = new int[ActivityStatus.All.Count];
        foreach (var activity in activities)
        {
            all++;
            if (!activity.IsReportedFor(tertial))
            {
                continue;
            }

            var (latest, status) = (activity.Latest!, activity.Latest!.Status);
            reported++;
            waiting += latest.IsWaiting ? 1 : 0;
            late += latest.IsLate ? 1 : 0;
            planned += ActivityOutcomes.At(cutoff, status, activity.Plan.Start).IsAsPlanned() ? 1 : 0;
            deviations += Deviating.Is(status) ? 1 : 0;
            byStatus[PlaceOf(status)]++;
        }

        return new UnitTally(all, reported, waiting, late, planned, deviations, byStatus);
    }

    public UnitTally Plus(UnitTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Activities + other.Activities, Reported + other.Reported, Waiting + other.Waiting, Late + other.Late, AsPlanned + other.AsPlanned, Deviations + other.Deviations, [.. ByStatus.Zip(other.ByStatus, (a, b) => a + b)]);
    }

    private static int PlaceOf(ActivityStatus status)
    {
        var place = 0;
        while (ActivityStatus.All[place] != status)
        {
            place++;
        }

        return place;
    }
}

/// <summary>A unit beside others: what it answers for itself, and with all below it.</summary>
/// <param name="Depth">0 for the top of what is shown.</param>
/// <param name="Own">What it owns itself.</param>
/// <param name="Sum">With the units below.</param>
/// <param name="Minimum">How many activities it is expected to plan (R069); null for one whose units below do.</param>
/// <param name="Planned">Its own, also those left out of reports.</param>
public sealed record UnitFigures(Unit Unit, int Depth, UnitTally Own, UnitTally Sum, bool HasBelow, int? Minimum, int Planned)
{
    public bool ReachesMinimum => Minimum is not { } least || Planned >= least;

    /// <summary>The units of the year in the order of the tree, each after the one it is below; from the filter's unit down where it has one.</summary>
    public static IReadOnlyList<UnitFigures> Of(FilteredOverview filtered)
    {
        ArgumentNullException.ThrowIfNull(filtered);
        var overview = filtered.Overview;
        var owned = filtered.Activities.ToLookup(a => a.Owner);
        var planned = overview.Planned.ToLookup(a => a.Owner);
        var year = DateRange.OfYear(overview.Tertial.Year);
        var lines = new List<UnitFigures>();
        var roots = filtered.Filter.Unit is { } top ? overview.Units.Find(top) is { } unit ? [unit] : [] : overview.Units.Roots;
        foreach (var root in roots)
        {
            Add(root, 0, []);
        }

        return lines;

        // A loop in stored data ends the walk instead of the program.
        UnitTally Add(Unit unit, int depth, HashSet<UnitId> above)
        {
            if (!above.Add(unit.Id))
            {
                return UnitTally.Empty;
            }

            var place = lines.Count;
            var own = UnitTally.Of(owned[unit.Id], overview.Tertial, overview.At.Cutoff);
            var sum = overview.Units.ChildrenOf(unit.Id).Aggregate(own, (total, child) => total.Plus(Add(child, depth + 1, above)));
            above.Remove(unit.Id);
            var hasBelow = lines.Count > place;
            if (planned.Contains(unit.Id) || hasBelow || unit.ExistsDuring(year))
            {
                var plans = planned.Contains(unit.Id) || !hasBelow;
                lines.Insert(place, new UnitFigures(unit, depth, own, sum, hasBelow, plans ? unit.MinimumActivities ?? overview.Rules.MinimumActivities : null, planned[unit.Id].Count()));
            }

            return sum;
        }
    }
}
