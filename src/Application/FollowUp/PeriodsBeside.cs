using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <summary>A goal in one of the periods that are seen beside each other.</summary>
/// <param name="Assessment">Null where nobody has made it.</param>
/// <param name="Activities">Of the period's year that lead to the goal and are told of in reports.</param>
/// <param name="Reported">Of those, how many are reported for just the period.</param>
public sealed record PeriodBeside(YearPeriod Period, GoalAssessment? Assessment, int Activities, int Reported);

/// <summary>A goal's year, period by period after the last of the year before, in two statements whatever the rhythm.</summary>
public sealed class PeriodsBeside(StyrkedjaDbContext database, ContextConnection connections)
{
    private static readonly string _sql = $"""
        select p.number, p.year, count(a.id), count(r.activity_id)
        from unnest($2::int[], $3::int[], $4::date[]) as p(year, number, cutoff)
        left join styrkedja.activity_goal g on g.goal_id = $1
        left join styrkedja.activity a on a.id = g.activity_id
            and a.planned_start <= make_date(p.year, 12, 31) and a.planned_end >= make_date(p.year, 1, 1)
            and {ExpectedSql.Stands("p.cutoff")} and {ExpectedSql.IsExpected("p.year", "p.number", "p.cutoff")}
        left join lateral (
            select l.activity_id from (
                select s.activity_id, s.approval from styrkedja.status_report s
                where s.activity_id = a.id and s.year = p.year and s.number = p.number
                order by s.revision desc limit 1) l
            where l.approval <> 'Returned') r on true
        group by p.year, p.number
        """;

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<PeriodBeside>> OfAsync(GoalId goal, int year, CancellationToken cancellation)
    {
        var calendar = (await database.YearsRulesAsync(cancellation)).Calendar;
        IReadOnlyList<YearPeriod> periods = [calendar.Last(year - 1), .. calendar.Of(year)];
        var assessments = await database.Assessments.AsNoTracking().Where(a => a.GoalId == goal && (a.Year == year || a.Year == year - 1)).ToListAsync(cancellation);
        var coverage = await CoverageAsync(goal, periods, cancellation);
        return [.. periods.Select(p => new PeriodBeside(p, assessments.Find(a => a.Tertial == p.Tertial), coverage[p.Tertial].Activities, coverage[p.Tertial].Reported))];
    }

    private async Task<Dictionary<PeriodKey, (int Activities, int Reported)>> CoverageAsync(GoalId goal, IReadOnlyList<YearPeriod> periods, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(_sql, connection)
        {
            Parameters =
            {
                new() { Value = goal.Value },
                new() { Value = periods.Select(p => p.Year).ToArray() },
                new() { Value = periods.Select(p => p.Number).ToArray() },
                new() { Value = periods.Select(p => p.Cutoff).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var coverage = new Dictionary<PeriodKey, (int, int)>();
        while (await reader.ReadAsync(cancellation))
        {
            coverage.Add(new PeriodKey(reader.GetInt32(1), reader.GetInt32(0)), ((int)reader.GetInt64(2), (int)reader.GetInt64(3)));
        }

        return coverage;
    }
}
