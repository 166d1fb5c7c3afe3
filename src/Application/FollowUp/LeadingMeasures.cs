using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;

namespace Styrkedja.Application.FollowUp;

/// <summary>Reads the measures that lead suggestions.</summary>
internal static class LeadingMeasures
{
    /// <returns>Of all the year's goals, in one statement; none, and no statement, where the year's model lets none lead.</returns>
    public static async Task<IReadOnlyList<Measure>> LeadingMeasuresAsync(this StyrkedjaDbContext database, GovernanceRules rules, int year, CancellationToken cancellation) =>
        !rules.MeasuresMayLead
            ? []
            : await database.Measures.AsNoTracking()
                .Where(m => database.Goals.Any(g => g.Id == m.GoalId && g.FirstYear <= year && g.LastYear >= year))
                .OrderBy(m => m.Order).ToListAsync(cancellation);
}
