using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.FollowUp;

/// <summary>
/// Tries rules that nobody has stored on every assessment there is of goals that activities lead to. The activities are
/// counted in the database, so that it takes as many statements for five years as for one period.
/// </summary>
public sealed class TryRule(StyrkedjaDbContext database, ContextConnection connections, CurrentUser user)
{
    private static readonly string _sql = $"""
        select s.id, r.phase, r.deviation, a.planned_start > p.cutoff, count(*)
        from unnest($1::int[], $2::int[], $3::date[]) as p(year, number, cutoff)
        join styrkedja.goal_assessment s on s.year = p.year and s.number = p.number
        join styrkedja.activity_goal g on g.municipality_id = s.municipality_id and g.goal_id = s.goal_id
        join styrkedja.activity a on a.municipality_id = g.municipality_id and a.id = g.activity_id
            and a.planned_start <= make_date(p.year, 12, 31) and a.planned_end >= make_date(p.year, 1, 1)
            and {ExpectedSql.Stands("p.cutoff")} and {ExpectedSql.IsExpected("p.year", "p.number", "p.cutoff")}
        left join lateral (
            select l.phase, l.deviation from styrkedja.status_report l
            where l.municipality_id = a.municipality_id and l.activity_id = a.id and (l.year, l.number) <= (p.year, p.number) and l.approval <> 'Returned'
            order by l.year desc, l.number desc, l.revision desc limit 1) r on true
        group by 1, 2, 3, 4
        """;

    /// <param name="rules">As they are edited.</param>
    /// <param name="body">The body whose own way they are (R128); null for the municipality's, which bodies with a table of their own do not follow.</param>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>assessment-table-has-a-gap</c>.</exception>
    public async Task<RuleTrial> HandleAsync(GovernanceRules rules, BodyId? body, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var years = await database.YearsRulesAsync(cancellation);
        var goals = (await database.Goals.AsNoTracking().ToListAsync(cancellation)).Where(g => g.TakesActivities).ToDictionary(g => g.Id);
        var assessments = (await database.Assessments.AsNoTracking().ToListAsync(cancellation))
            .Where(a => goals.TryGetValue(a.GoalId, out var goal) && (body is null ? !GoesOwnWay(years.Of(a.Year), goal.BodyId) : goal.BodyId == body)).ToList();
        var periods = assessments.Select(a => a.Tertial).Distinct().ToDictionary(t => t, t => years.Calendar[t]);
        var counts = await CountsAsync([.. periods.Values], cancellation);
        var measures = rules.MeasuresFirst ? (await database.Measures.AsNoTracking().OrderBy(m => m.Order).ToListAsync(cancellation)).ToLookup(m => m.GoalId) : null;
        return new RuleTrial(
        [
            .. assessments.OrderByDescending(a => a.Tertial).ThenBy(a => goals[a.GoalId].Order).ThenBy(a => goals[a.GoalId].Title, StringComparer.CurrentCulture)
                .Select(a => new TriedAssessment(
                    goals[a.GoalId],
                    a,
                    rules.Suggest(goals[a.GoalId], new OutcomeCounts(counts.GetValueOrDefault(a.Id) ?? []), measures?[a.GoalId] ?? [], periods[a.Tertial]).Suggests)),
        ]);
    }

    private static bool GoesOwnWay(GovernanceRules rules, BodyId? body) => rules.OwnWays.Any(o => o.Body == body && o.Parts.Contains(ModelPart.Table));

    private async Task<Dictionary<Guid, List<ActivityOutcome>>> CountsAsync(IReadOnlyList<YearPeriod> periods, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(_sql, connection)
        {
            Parameters =
            {
                new() { Value = periods.Select(p => p.Year).ToArray() },
                new() { Value = periods.Select(p => p.Number).ToArray() },
                new() { Value = periods.Select(p => p.Cutoff).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<Guid, List<ActivityOutcome>>();
        while (await reader.ReadAsync(cancellation))
        {
            ActivityStatus? status = reader.IsDBNull(1) ? null : new ActivityStatus(Enum.Parse<Phase>(reader.GetString(1)), reader.GetBoolean(2));
            var outcome = ActivityOutcomes.At(status, isAhead: reader.GetBoolean(3));
            if (!counts.TryGetValue(reader.GetGuid(0), out var outcomes))
            {
                counts.Add(reader.GetGuid(0), outcomes = []);
            }

            outcomes.AddRange(Enumerable.Repeat(outcome, (int)reader.GetInt64(4)));
        }

        return counts;
    }
}
