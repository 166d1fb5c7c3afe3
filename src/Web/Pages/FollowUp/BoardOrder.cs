using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;

namespace Styrkedja.Web.Pages.FollowUp;

/// <summary>The rows of the board's tables in the order that the address says.</summary>
/// <param name="nameOf">A unit's name on the day shown.</param>
public sealed class BoardOrder(FollowUpQuery query, Func<UnitId, string> nameOf)
{
    /// <summary>By default in the order of the tree.</summary>
    public IEnumerable<UnitFigures> Of(IEnumerable<UnitFigures> units)
    {
        Func<UnitFigures, object?>? key = query.Sort switch
        {
            "namn" => u => u.Unit.Name,
            "rapporterat" => u => u.Sum.ShareReported ?? 1,
            "aktiviteter" => u => u.Sum.Activities,
            "plan" => u => u.Sum.ShareAsPlanned ?? -1,
            "avvikelser" => u => u.Sum.Deviations,
            "sena" => u => u.Sum.Late,
            "minst" => u => u.Minimum is { } least ? u.Planned - least : int.MaxValue,
            "lage" => u => u.Sum.Activities == 0 ? 3 : u.Sum.Left > 0 ? 0 : u.Sum.Waiting > 0 ? 1 : 2,
            _ => null,
        };
        return Sorted(units, key);
    }

    /// <summary>By default what waits first, then in the order of the plan.</summary>
    public IEnumerable<DeviatingActivity> Of(IEnumerable<DeviatingActivity> rows) => Sorted(rows, query.Sort switch
    {
        "aktivitet" => d => d.Activity.Title,
        "enhet" => d => nameOf(d.Activity.Owner),
        "sedan" => d => (d.Since.Year * 100) + d.Since.Number,
        "slut" => d => (d.Activity.Latest?.ExpectedEnd?.Latest ?? d.Activity.Plan.End).DayNumber,
        _ => d => d.Activity.Latest!.Status.Phase == Phase.OnHold ? 0 : 1,
    });

    /// <summary>By default the worse first.</summary>
    public IEnumerable<ActivityChange> Of(IEnumerable<ActivityChange> rows) => Sorted(rows, query.Sort switch
    {
        "aktivitet" => c => c.Activity.Title,
        "enhet" => c => nameOf(c.Activity.Owner),
        "fore" => c => PlaceOf(c.Before?.Status),
        "nu" => c => PlaceOf(c.Activity.Latest?.Status),
        "slut" => c => c.EndMoved is { } end ? end.Now.DayNumber - end.Before.DayNumber : 0,
        _ => c => PlaceOf(c.Movement),
    });

    /// <summary>By default by what is found.</summary>
    public IEnumerable<ReportFinding> Of(IEnumerable<ReportFinding> rows) => Sorted(rows, query.Sort switch
    {
        "aktivitet" => f => f.Activity.Title,
        "enhet" => f => nameOf(f.Activity.Owner),
        _ => f => f.Observation.Code,
    });

    /// <summary>Worse before better: what needs somebody is read first.</summary>
    public static int PlaceOf(Movement movement) => movement switch
    {
        Movement.Worse => 0,
        Movement.Changed => 1,
        Movement.Improved => 2,
        Movement.Ended => 3,
        Movement.New => 4,
        _ => 5,
    };

    private static int PlaceOf(ActivityStatus? status) => status is { } known ? ActivityStatus.All.Index().First(s => s.Item == known).Index : ActivityStatus.All.Count;

    private IEnumerable<T> Sorted<T>(IEnumerable<T> rows, Func<T, object?>? key)
    {
        var order = Comparer<object?>.Create((a, b) => a is string one && b is string other ? StringComparer.CurrentCulture.Compare(one, other) : Comparer<object?>.Default.Compare(a, b));
        return key is null ? rows : query.Descending ? rows.OrderByDescending(key, order) : rows.OrderBy(key, order);
    }
}
