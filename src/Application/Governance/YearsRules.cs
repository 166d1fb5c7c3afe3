using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Governance;

/// <summary>The rules of every year, for what looks across years.</summary>
/// <param name="models">Those in force.</param>
public sealed class YearsRules(IReadOnlyList<(int Year, GovernanceRules Rules)> models)
{
    /// <summary>When each year is followed up.</summary>
    public PeriodCalendar Calendar { get; } = new(models.Select(m => (m.Year, m.Rules.Rhythm)));

    /// <inheritdoc cref="RulesOfYear.RulesOfAsync(IQueryable{GovernanceModel}, int, CancellationToken)"/>
    public GovernanceRules Of(int year) => models.Where(m => m.Year <= year).OrderByDescending(m => m.Year).Select(m => m.Rules).FirstOrDefault() ?? GovernanceRules.Default;

    /// <summary>Asks for them together with other things.</summary>
    internal static NpgsqlBatchCommand Asked() => new("select year, rules from styrkedja.governance_model where in_force");

    /// <param name="rows">At the answer to <see cref="Asked"/>.</param>
    internal static async Task<YearsRules> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var models = new List<(int, GovernanceRules)>();
        while (await rows.ReadAsync(cancellation))
        {
            models.Add((rows.GetInt32(0), StoredRules.Read(rows.GetString(1))));
        }

        return new YearsRules(models);
    }

    public static async Task<YearsRules> ReadAsync(StyrkedjaDbContext database, CancellationToken cancellation) => new(
        [.. (await database.GovernanceModels.AsNoTracking().InForce().Select(m => new { m.Year, m.Rules }).ToListAsync(cancellation)).Select(m => (m.Year, m.Rules))]);
}
