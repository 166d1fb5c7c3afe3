using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Years;

namespace Styrkedja.Application.Years;

/// <summary>Asks for a change of year; a job carries it out.</summary>
public sealed class ChangeYear(StyrkedjaDbContext database, YearPreviews previews, CurrentUser user, TimeProvider clock)
{
    /// <summary>The newest first.</summary>
    public Task<List<YearChange>> AllAsync(CancellationToken cancellation) =>
        database.YearChanges.AsNoTracking().OrderByDescending(c => c.MadeAt).ToListAsync(cancellation);

    /// <param name="toYear">The year to open; the one after the open one where nothing else is meant.</param>
    /// <param name="skips">Whether the person has said that years between are to be skipped.</param>
    /// <param name="seen">Sum of the preview that the person had before their eyes.</param>
    /// <exception cref="RuleBrokenException">of the change, <c>year-change-once</c>, <c>year-change-seen-other</c>.</exception>
    public async Task<Guid> AskAsync(int toYear, bool skips, YearChoices choices, string? seen, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var fromYear = await previews.OpenYearAsync(cancellation);
        var change = new YearChange(Guid.CreateVersion7(), fromYear, toYear, skips, choices, seen ?? "", user.Sign(clock));
        if ((await previews.OfAsync(fromYear, toYear, cancellation)).Fingerprint() != seen)
        {
            throw new RuleBrokenException("year-change-seen-other");
        }

        database.YearChanges.Add(change);
        try
        {
            await database.SaveAsync("year-change.asked", null, cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "year_change_once" })
        {
            database.ChangeTracker.Clear();
            throw new RuleBrokenException("year-change-once", fromYear);
        }

        return change.Id;
    }
}
