using Styrkedja.Application.Database;

namespace Styrkedja.Application.Governance;

/// <summary>
/// The words of every year's model, for a page that shows several years: read in one statement, when the first is asked
/// for.
/// </summary>
public sealed class YearsWords(StyrkedjaDbContext database)
{
    /// <summary>In the language of the page at hand.</summary>
    public Task<ModelWords> OfAsync(int year, CancellationToken cancellation) => OfAsync(year, Words.Current, cancellation);

    public async Task<ModelWords> OfAsync(int year, Words words, CancellationToken cancellation)
    {
        var rules = await database.YearsRulesAsync(cancellation);
        return new ModelWords(rules.Of(year), words);
    }

    /// <summary>What the follow-ups of every year are called, in the language of the page at hand.</summary>
    public async Task<PeriodNames> PeriodsAsync(CancellationToken cancellation) => new((await database.YearsRulesAsync(cancellation)).Calendar, Words.Current);
}
