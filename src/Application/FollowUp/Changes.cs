using Npgsql;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <summary>What counted of an activity at the follow-up before.</summary>
/// <param name="Tertial">The follow-up it was said for; may be an earlier one.</param>
public sealed record StateBefore(PeriodKey Tertial, ActivityStatus Status, ExpectedEnd? ExpectedEnd);

/// <param name="Before">Null when nothing had been said.</param>
/// <param name="EndMoved">The end as it was expected then and now, where that is another day; the plan's own where nobody said otherwise.</param>
public sealed record ActivityChange(ActivityRow Activity, StateBefore? Before, Movement Movement, (DateOnly Before, DateOnly Now)? EndMoved)
{
    /// <summary>Compares what is reported for just the period; unreported is unknown, and no change.</summary>
    public static ActivityChange Of(ActivityRow activity, StateBefore? before, PeriodKey tertial)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var now = activity.IsReportedFor(tertial) ? activity.Latest : null;
        ExpectedEnd planned = new ExpectedEnd.Day(activity.Plan.End);
        var (then, expected) = (before?.ExpectedEnd ?? planned, now?.ExpectedEnd ?? planned);
        var goesOn = now?.Status.Phase is Phase.NotStarted or Phase.Ongoing or Phase.OnHold;
        var moved = before is not null && goesOn && !then.CanMean(expected.Latest) && !expected.CanMean(then.Latest);
        return new ActivityChange(activity, before, Movements.Of(before?.Status, now?.Status), moved ? (then.Latest, expected.Latest) : null);
    }
}

/// <param name="Before">Null when nobody had assessed it.</param>
/// <param name="Now">Null while nobody has.</param>
public sealed record GoalChange(Goal Goal, GoalAssessment? Before, GoalAssessment? Now)
{
    public Movement Movement => Movements.Of(Before?.Decided, Now?.Decided);
}

/// <param name="Activities">Only those that have changed, in the order of the plan.</param>
/// <param name="Goals">Only those that have changed, in order.</param>
public sealed record ChangesSinceLast(IReadOnlyList<ActivityChange> Activities, IReadOnlyList<GoalChange> Goals);

/// <summary>What has changed since the follow-up before.</summary>
public sealed class Changes(ContextConnection database)
{
    private const string BeforeSql = """
        select a.id, s.year, s.number, s.phase, s.deviation, s.expected_end
        from styrkedja.activity a
        join lateral (
            select * from styrkedja.status_report r
            where r.municipality_id = a.municipality_id and r.activity_id = a.id and (r.year, r.number) <= ($3, $4) and r.approval <> 'Returned'
            order by r.year desc, r.number desc, r.revision desc limit 1) s on true
        where a.planned_start <= $2 and a.planned_end >= $1
        """;

    /// <summary>In one statement more than the overview.</summary>
    public async Task<ChangesSinceLast> OfAsync(FilteredOverview filtered, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filtered);
        var overview = filtered.Overview;
        var before = await BeforeAsync(overview, cancellation);
        return new ChangesSinceLast(
            [.. filtered.Activities.Select(a => ActivityChange.Of(a, before.GetValueOrDefault(a.Id), overview.Tertial)).Where(c => c.Movement != Movement.Same || c.EndMoved is not null)],
            [.. overview.Goals.Where(g => filtered.Keeps(g.Id) && (filtered.Filter.Unit is null || overview.ActivitiesOf(g.Id).Any(a => filtered.Keeps(a.Owner))))
                .Select(g => new GoalChange(g, overview.AssessmentOf(g.Id, overview.Before.Tertial), overview.AssessmentOf(g.Id))).Where(c => c.Movement != Movement.Same)]);
    }

    private async Task<Dictionary<ActivityId, StateBefore>> BeforeAsync(YearOverview overview, CancellationToken cancellation)
    {
        var year = DateRange.OfYear(overview.Tertial.Year);
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(BeforeSql, connection)
        {
            Parameters = { new() { Value = year.Start }, new() { Value = year.End }, new() { Value = overview.Before.Year }, new() { Value = overview.Before.Number } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var states = new Dictionary<ActivityId, StateBefore>();
        while (await reader.ReadAsync(cancellation))
        {
            states.Add(new ActivityId(reader.GetGuid(0)), new StateBefore(
                new PeriodKey(reader.GetInt32(1), reader.GetInt32(2)),
                new ActivityStatus(Enum.Parse<Phase>(reader.GetString(3)), reader.GetBoolean(4)),
                ExpectedEnd.Parse(reader.IsDBNull(5) ? null : reader.GetString(5))));
        }

        return states;
    }
}
