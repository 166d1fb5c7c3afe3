using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;

namespace Styrkedja.Application.Reports;

/// <summary>What reports tell of exemptions: a reader must see that something was opened again (R078).</summary>
internal static class ReportedExemptions
{
    /// <param name="number">The tertial the report is of; null for the whole year.</param>
    /// <param name="subjects">Ids of the things the report is about; null for all of the year.</param>
    /// <returns>A Swedish sentence for each, the oldest first.</returns>
    public static async Task<IReadOnlyList<string>> ExemptionsOfAsync(
        this StyrkedjaDbContext database, int year, int? number, IReadOnlyCollection<Guid>? subjects, CancellationToken cancellation)
    {
        var given = await database.Exemptions.AsNoTracking().Where(e => e.Year == year && (number == null || e.Number == null || e.Number == number))
            .OrderBy(e => e.GivenAt).ToListAsync(cancellation);
        return [.. given.Where(e => subjects?.Contains(e.SubjectId) != false).Select(Words.Swedish.Exemption)];
    }
}
