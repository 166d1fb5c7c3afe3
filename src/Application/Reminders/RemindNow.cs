using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;

namespace Styrkedja.Application.Reminders;

/// <param name="Reminded">Names of those who get a letter.</param>
/// <param name="Already">Names of those who have been reminded by somebody today.</param>
public sealed record RemindOutcome(IReadOnlyList<string> Reminded, IReadOnlyList<string> Already);

/// <summary>A strategist or a head asks that those who have not reported be reminded now, at most once a day each.</summary>
public sealed class RemindNow(StyrkedjaDbContext database, EveryonesDuties duties, Periods periods, CurrentUser user, MailOptions mail, TimeProvider clock)
{
    /// <summary>Whether it can be done: a server is named and the municipality has turned reminders on.</summary>
    public async Task<bool> IsPossibleAsync(CancellationToken cancellation) =>
        mail.IsConfigured && await database.ReminderSettings.AsNoTracking().AnyAsync(s => s.IsOn, cancellation);

    /// <param name="units">The units to remind; those that have reported are passed over.</param>
    /// <exception cref="RuleBrokenException"><c>not-permitted</c>, <c>reminders-off</c>, <c>reminder-no-period</c>.</exception>
    public async Task<RemindOutcome> HandleAsync(IReadOnlyCollection<UnitId> units, CancellationToken cancellation)
    {
        foreach (var unit in units)
        {
            await user.RequireAsync(Permission.ApproveReports, unit, cancellation);
        }

        if (!await IsPossibleAsync(cancellation))
        {
            throw new RuleBrokenException("reminders-off");
        }

        var today = periods.Today;
        var everyone = await duties.LoadAsync(cancellation);
        if (everyone.Period?.IsOpenOn(today) != true)
        {
            throw new RuleBrokenException("reminder-no-period");
        }

        var behind = new UnitsBehind(everyone);
        var late = behind.Of(units.ToHashSet()).Select(b => new UnitId(b.Unit)).ToList();
        var people = late.SelectMany(behind.ReportersOf).DistinctBy(p => p.Account.Id).OrderBy(p => p.Account.Name, StringComparer.CurrentCulture).ToList();

        // Two who ask in the same moment ask one after the other.
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(styrkedja.current_municipality()::text, 22))", cancellation);
        var done = (await database.MailMessages.AsNoTracking().Where(m => m.Day == today && m.Kind == MailKind.Reminder).Select(m => m.AccountId).ToListAsync(cancellation)).ToHashSet();
        foreach (var person in people.Where(p => !done.Contains(p.Account.AccountId)))
        {
            database.MailMessages.Add(new MailMessage(Guid.CreateVersion7(), person.Account.AccountId, today, MailKind.Reminder, Content(person), clock.GetUtcNow()));
        }

        await database.SaveAsync("reminder.asked", null, cancellation);
        await transaction.CommitAsync(cancellation);
        return new RemindOutcome(
            [.. people.Where(p => !done.Contains(p.Account.AccountId)).Select(p => p.Account.Name)],
            [.. people.Where(p => done.Contains(p.Account.AccountId)).Select(p => p.Account.Name)]);

        MailContent Content(PersonsDuties person) => new()
        {
            Duties = [.. person.Duties.On(today).Where(d => d.Kind == DutyKind.Report)],
            Year = everyone.Period.Year,
            Number = everyone.Period.Number,
            ReportBy = everyone.Period.ReportBy,
            AskedBy = user.Name,
        };
    }
}
