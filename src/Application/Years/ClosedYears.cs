using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Years;

namespace Styrkedja.Application.Years;

/// <summary>Which years are closed, and for whom a thing of one is open all the same.</summary>
public static class ClosedYears
{
    /// <returns>The latest year that has been closed, and with it every earlier one; null while none has.</returns>
    public static Task<int?> ClosedThroughAsync(this StyrkedjaDbContext database, CancellationToken cancellation) =>
        database.YearChanges.Where(c => c.State == YearChangeState.Done).MaxAsync(c => (int?)c.FromYear, cancellation);

    /// <summary>For what no exemption is given: a whole table of activities, a document.</summary>
    /// <exception cref="RuleBrokenException"><c>year-closed</c></exception>
    public static async Task RequireOpenAsync(this StyrkedjaDbContext database, int year, CancellationToken cancellation)
    {
        if (year <= await database.ClosedThroughAsync(cancellation))
        {
            throw new RuleBrokenException("year-closed", year);
        }
    }

    /// <param name="subject">Id of the thing that is to be changed.</param>
    /// <param name="number">The tertial, for a report or an assessment; null for the rest.</param>
    /// <returns>The exemption that opens it to the person at hand, also in a locked period of an open year; null for none.</returns>
    /// <exception cref="RuleBrokenException"><c>year-closed</c></exception>
    public static async Task<Exemption?> RequireOpenAsync(
        this StyrkedjaDbContext database, CurrentUser user, ExemptionKind kind, Guid subject, int year, int? number, CancellationToken cancellation)
    {
        var me = user.Id ?? new AccountId(Guid.Empty);
        var (municipality, today) = (new MunicipalityId(database.CurrentMunicipality), user.Today);
        var access = await database.Municipalities.AsNoTracking().Where(m => m.Id == municipality).Select(_ => new
        {
            Closed = database.YearChanges.Where(c => c.State == YearChangeState.Done).Max(c => (int?)c.FromYear),
            Exemption = database.Exemptions.Where(e => e.SubjectId == subject && e.Kind == kind && e.Year == year && e.Number == number && e.AccountId == me && e.EndedAt == null && e.LastDay >= today)
                .OrderByDescending(e => e.LastDay).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancellation);
        if (access?.Exemption is null && year <= access?.Closed)
        {
            throw new RuleBrokenException("year-closed", year);
        }

        return access?.Exemption;
    }
}
