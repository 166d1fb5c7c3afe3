using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.People;
using Styrkedja.Documents.Calendar;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;

namespace Styrkedja.Application.Reminders;

/// <summary>The last days that are the person's at hand, for their own calendar; cancelled there when they are done.</summary>
public sealed class CalendarDeadlines(MyTasks tasks, StyrkedjaDbContext database, Periods periods, CurrentUser user)
{
    /// <summary>The day before, so that there is time.</summary>
    private const int ReminderDays = 1;

    /// <param name="root">Where the product answers, without a slash at the end.</param>
    public async Task<IReadOnlyList<CalendarEvent>> MineAsync(string root, CancellationToken cancellation) =>
        [.. await OfPeriodAsync(root, cancellation), .. await PlanningAsync(root, cancellation)];

    private async Task<IEnumerable<CalendarEvent>> OfPeriodAsync(string root, CancellationToken cancellation)
    {
        var events = new List<CalendarEvent>();
        if (await tasks.LoadAsync(cancellation) is not { } mine)
        {
            return events;
        }

        var period = mine.Period;
        var name = Words.Swedish.Period(period.Called);
        var opened = new DateTimeOffset(period.Opens.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        if (mine.Left.Count + mine.Done.Count > 0)
        {
            var changed = mine.Left.Concat(mine.Done).SelectMany(a => new[] { a.Latest?.ReportedAt, a.Returned?.At }).Max() is { } latest && latest > opened ? latest : opened;
            events.Add(Event("report", $"{period.Year}/{period.Number}", period.ReportBy, Words.Swedish.Format("deadline.report", name), root + "/", mine.Left.Count == 0 || period.IsLocked, opened, changed));
        }

        if (mine.Measures.Count > 0)
        {
            var done = !mine.MeasuresLeft.Any() || period.IsLocked;
            events.Add(Event("measure", $"{period.Year}/{period.Number}", period.ReportBy, Words.Swedish.Format("deadline.measure", name), root + "/", done, opened, done ? period.LockedAt ?? opened.AddMinutes(1) : opened));
        }

        if (mine.Budgets.Count > 0)
        {
            var done = !mine.BudgetsLeft.Any() || period.IsLocked;
            events.Add(Event("budget", $"{period.Year}/{period.Number}", period.ReportBy, Words.Swedish.Format("deadline.budget", name), root + "/", done, opened, done ? period.LockedAt ?? opened.AddMinutes(1) : opened));
        }

        if (user.May(Permission.AssessGoals))
        {
            var done = mine.GoalsToAssess.Count == 0 || period.IsLocked;
            events.Add(Event("assess", $"{period.Year}/{period.Number}", period.AssessBy, Words.Swedish.Format("deadline.assess", name), root + "/", done, opened, done ? period.LockedAt ?? opened.AddMinutes(1) : opened));
        }

        return events;
    }

    /// <summary>Planning of this year and the last; older ones nobody's calendar needs any more.</summary>
    private async Task<IEnumerable<CalendarEvent>> PlanningAsync(string root, CancellationToken cancellation)
    {
        if (!user.May(Permission.PlanActivities) || await user.UnitsForAsync(Permission.PlanActivities, cancellation) is not { } mine)
        {
            return [];
        }

        var first = new DateOnly(periods.Today.Year - 1, 1, 1);
        var planning = await (
            from task in database.PlanningTasks.AsNoTracking()
            join plan in database.Plans.AsNoTracking() on task.PlanId equals plan.Id
            join unit in database.Units.AsNoTracking() on task.UnitId equals unit.Id
            where task.Due >= first
            select new { task.PlanId, task.UnitId, task.Due, task.DoneAt, Plan = plan.Name, Unit = unit.Name, Closed = plan.State == PlanState.Closed }).ToListAsync(cancellation);
        return planning.Where(t => mine.Contains(t.UnitId)).Select(t =>
        {
            var due = new DateTimeOffset(t.Due.AddYears(-1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return Event("plan", $"{t.PlanId.Value}/{t.UnitId.Value}", t.Due, Words.Swedish.Format("deadline.plan", t.Unit, t.Plan), $"{root}/planer/{t.PlanId.Value}", t.DoneAt is not null || t.Closed, due, t.DoneAt ?? due);
        });
    }

    /// <param name="first">Before anything of it could change: a later version has a higher number of whole minutes since then.</param>
    private CalendarEvent Event(string kind, string subject, DateOnly day, string title, string address, bool isDone, DateTimeOffset first, DateTimeOffset changed) => new(
        StableId($"{user.Id!.Value.Value}/{kind}/{subject}"),
        (int)Math.Clamp((changed - first).TotalMinutes, 0, int.MaxValue),
        changed,
        new DateRange(day, day),
        title,
        null,
        Words.Swedish["deadline"],
        address,
        ReminderDays,
        isDone);

    /// <summary>The same for the same thing each time the calendar is asked for, without being stored.</summary>
    private static Guid StableId(string of) => new(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 16), bigEndian: true);
}
