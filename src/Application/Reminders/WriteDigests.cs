using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Reminders;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Reminders;

/// <summary>
/// Writes the day's letters, once: all of them and the note that they are written in one transaction. A node that stops in
/// the middle has written none, and another one writes them.
/// </summary>
public sealed class WriteDigests(StyrkedjaDbContext database, EveryonesDuties duties, Periods periods, MailOptions mail, TimeProvider clock)
{
    /// <returns>How many letters were written; 0 when it is not time, or another node has done it.</returns>
    public async Task<int> WriteAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = periods.Today;
        if (!mail.IsConfigured || await database.ReminderSettings.AsNoTracking().FirstOrDefaultAsync(cancellation) is not { } asked || !asked.IsTime(now) || asked.WrittenOn == today)
        {
            return 0;
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var setting = await database.ReminderSettings.FromSql($"select *, xmin from styrkedja.reminder_setting for update").FirstAsync(cancellation);
        if (!setting.IsTime(now) || setting.WrittenOn == today)
        {
            return 0;
        }

        var told = setting.DaysToldOn(today);
        var letters = await LettersAsync(told, cancellation);
        setting.Write(today);
        database.MailMessages.AddRange(letters.Select(l => new MailMessage(Guid.CreateVersion7(), l.To, today, MailKind.Digest, l.Content, now)));
        await database.SaveAsync("reminder.written", null, cancellation);
        await transaction.CommitAsync(cancellation);
        return letters.Count;
    }

    /// <summary>Who gets a letter, and about what.</summary>
    private async Task<IReadOnlyList<(AccountId To, MailContent Content)>> LettersAsync(IReadOnlyList<DateOnly> told, CancellationToken cancellation)
    {
        var today = told[^1];
        var everyone = await duties.LoadAsync(cancellation);
        var rules = everyone.Overview?.Rules ?? await database.GovernanceModels.RulesOfAsync(today.Year, cancellation);
        var approved = await ApprovedAsync(told[0], cancellation);
        var behind = new UnitsBehind(everyone);
        var open = everyone.Period?.IsOpenOn(today) == true ? everyone.Period : null;
        var escalates = open is not null && told.Any(day => rules.Reminders.EscalateOn(day, open.ReportBy));
        var summarises = open is not null && !escalates && told.Any(day => day.DayOfWeek == DayOfWeek.Monday);
        return [.. everyone.People.Select(p => (p.Account.AccountId, Content(p))).Where(l => !l.Item2.IsEmpty)];

        MailContent Content(PersonsDuties person)
        {
            var mine = person.Duties.On(today);
            var reminded = mine.Any(d => told.Any(day => rules.Reminders.FallOn(day, d.Opens, d.Due)));
            var heads = person.Person.Roles.Where(r => r.Role == Role.Head).ToList();
            var reach = (escalates || summarises) && heads.Count > 0 ? (person.Person with { Roles = heads }).UnitsFor(Permission.ApproveReports, everyone.Units) : null;
            return new MailContent
            {
                Duties = reminded ? mine : [],
                Behind = escalates && reach is not null ? behind.Of(reach) : [],
                Summary = summarises && reach is not null && person.Account.WantsExtras ? behind.Of(reach) : [],
                Approved = person.Account.WantsExtras ? [.. approved[person.Account.AccountId]] : [],
                Year = everyone.Period?.Year,
                Number = everyone.Period?.Number,
                ReportBy = everyone.Period?.ReportBy,
            };
        }
    }

    /// <summary>Whose reports have been approved by others since the letters before.</summary>
    private async Task<ILookup<AccountId, string>> ApprovedAsync(DateOnly first, CancellationToken cancellation)
    {
        // A day's letters tell of the day before.
        var since = new DateTimeOffset(first.AddDays(-1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var reports = await (
            from report in database.StatusReports.AsNoTracking()
            join activity in database.Activities.AsNoTracking() on report.ActivityId equals activity.Id
            where report.Approval == ReportApproval.Approved && report.ReportedBy != null && report.ReviewedAt >= since
            orderby activity.Title
            select new { By = report.ReportedBy!.Value, report.ReviewedAt, activity.Title }).ToListAsync(cancellation);
        return reports.Where(r => SwedishTime.DayOf(r.ReviewedAt!.Value) >= first.AddDays(-1) && SwedishTime.DayOf(r.ReviewedAt!.Value) < periods.Today).ToLookup(r => r.By, r => r.Title);
    }
}
