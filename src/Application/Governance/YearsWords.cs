using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Domain.Governance;

namespace Styrkedja.Application.Governance;

/// <summary>
/// The words of every year's model, for a page that shows several years: read in one statement, when the first is asked
/// for.
/// </summary>
public sealed class YearsWords(StyrkedjaDbContext database)
{
    private List<(int Year, GovernanceRules Rules)>? _models;

    /// <summary>In the language of the page at hand.</summary>
    public Task<ModelWords> OfAsync(int year, CancellationToken cancellation) => OfAsync(year, Words.Current, cancellation);

    public async Task<ModelWords> OfAsync(int year, Words words, CancellationToken cancellation)
    {
        _models ??= [.. (await database.GovernanceModels.AsNoTracking().InForce().OrderByDescending(m => m.Year).Select(m => new { m.Year, m.Rules }).ToListAsync(cancellation)).Select(m => (m.Year, m.Rules))];
        var found = _models.Find(m => m.Year <= year);
        return new ModelWords(found.Rules ?? GovernanceRules.Default, words);
    }
}
