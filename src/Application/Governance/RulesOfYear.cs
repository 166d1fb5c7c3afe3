using Microsoft.EntityFrameworkCore;
using Styrkedja.Domain;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Governance;

/// <summary>Which rules hold in a year.</summary>
public static class RulesOfYear
{
    /// <summary>The year's own; until it has a model, those of the latest year before it; else the product's.</summary>
    public static async Task<GovernanceRules> RulesOfAsync(this IQueryable<GovernanceModel> models, int year, CancellationToken cancellation) =>
        (await models.AsNoTracking().InForce().Where(m => m.Year <= year).OrderByDescending(m => m.Year).FirstOrDefaultAsync(cancellation))?.Rules ?? GovernanceRules.Default;

    /// <summary>Those of one body in the year: the municipality's, but for what it does its own way (R128).</summary>
    public static async Task<GovernanceRules> RulesOfAsync(this IQueryable<GovernanceModel> models, int year, BodyId? body, CancellationToken cancellation) =>
        (await models.RulesOfAsync(year, cancellation)).For(body);

    /// <summary>Those that hold, and not those being prepared.</summary>
    public static IQueryable<GovernanceModel> InForce(this IQueryable<GovernanceModel> models) => models.Where(m => m.InForce);
}
