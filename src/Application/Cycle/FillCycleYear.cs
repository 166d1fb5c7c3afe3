using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Cycle;

/// <summary>
/// Gives a year its steps, from what most municipalities do or from the year before. Doing it again adds only what is
/// missing, and what was taken away stays away.
/// </summary>
public sealed class FillCycleYear(StyrkedjaDbContext database, CurrentUser user, TimeProvider clock)
{
    /// <returns>How many steps were added.</returns>
    public async Task<int> SuggestAsync(int year, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var rules = await database.YearsRulesAsync(cancellation);
        var stored = await database.Periods.AsNoTracking().Where(p => p.Year == year || p.Year == year - 1).ToListAsync(cancellation);
        var periods = rules.Calendar.Of(year).Prepend(rules.Calendar.Last(year - 1))
            .Select(p => stored.Find(s => s.Tertial == p.Tertial) ?? Periods.Plan(p.Tertial, rules.Of(p.Year)));

        var bodies = await database.Bodies.AsNoTracking().Where(b => b.ValidTo == null || b.ValidTo >= new DateOnly(year, 1, 1)).OrderBy(b => b.Name).ToListAsync(cancellation);
        return await AddMissingAsync(
            year, SuggestedSteps.Of(year, periods, bodies.Find(b => b.Kind == BodyKind.Council)?.Id, bodies.Find(b => b.Kind == BodyKind.Board)?.Id), "cycle.suggested", cancellation);
    }

    /// <summary>Copies the year before, each step with its dates moved a year; 29 February becomes 28.</summary>
    /// <returns>How many steps were added.</returns>
    public async Task<int> CopyAsync(int year, CancellationToken cancellation)
    {
        user.Require(Permission.ManageGovernance);
        var (first, last) = (new DateOnly(year - 1, 1, 1), new DateOnly(year - 1, 12, 31));
        var before = await database.CycleSteps.AsNoTracking().Where(s => s.CancelledAt == null && s.FirstDay >= first && s.FirstDay <= last).ToListAsync(cancellation);
        return await AddMissingAsync(
            year, before.Select(s => new SuggestedStep(s.Origin ?? s.Id.Value.ToString("N"), Moved(s.Details, year - 1))), "cycle.copied", cancellation);
    }

    private async Task<int> AddMissingAsync(int year, IEnumerable<SuggestedStep> suggested, string verb, CancellationToken cancellation)
    {
        // A change of year copies within its own transaction.
        await using var transaction = database.Database.CurrentTransaction is null ? await database.Database.BeginTransactionAsync(cancellation) : null;

        // Two who fill the same year at once: the second waits here, and then sees what the first added.
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({$"cycle {database.CurrentMunicipality} {year}"}))", cancellation);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var there = await database.CycleSteps.Where(s => s.FirstDay >= first && s.FirstDay <= last && s.Origin != null).Select(s => s.Origin!).ToListAsync(cancellation);
        var missing = suggested.Where(s => !there.Contains(s.Key)).Select(s => new CycleStep(Ids.New<CycleStepId>(), s.Details, s.Key, clock.GetUtcNow())).ToList();
        database.CycleSteps.AddRange(missing);
        await database.SaveAsync(verb, null, cancellation);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellation);
        }

        return missing.Count;
    }

    /// <summary>A year that a name or an address says moves along: "Uppföljning 1 2024" is for 2025 the year after.</summary>
    private static CycleStepDetails Moved(CycleStepDetails step, int from) => step with
    {
        Time = new DateRange(step.Time.Start.AddYears(1), step.Time.End.AddYears(1)),
        Name = YearsMoved(step.Name, from),
        Link = step.Link is { } link ? YearsMoved(link, from) : null,
    };

    private static string YearsMoved(string text, int from) => System.Text.RegularExpressions.Regex.Replace(
        text,
        @"(?<!\d)\d{4}(?!\d)",
        found => int.Parse(found.Value, System.Globalization.CultureInfo.InvariantCulture) is var year && year >= from - 1 && year <= from + 1
            ? (year + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : found.Value,
        System.Text.RegularExpressions.RegexOptions.None,
        TimeSpan.FromSeconds(1));
}
