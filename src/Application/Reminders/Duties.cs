using Styrkedja.Application.Activities;
using Styrkedja.Application.Activities.Rulings;
using Styrkedja.Application.Plans;
using Styrkedja.Application.Priorities;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Reminders;

namespace Styrkedja.Application.Reminders;

/// <summary>One thing a person has to do, as a reminder says it.</summary>
/// <param name="Title">The thing's name; empty where <paramref name="Count"/> says it all.</param>
/// <param name="Opens">First day it can be done; null for at any time.</param>
/// <param name="Due">Last day, included; null for none.</param>
/// <param name="Subject">Id of the activity, the measure's goal, the unit of a budget, the plan, review, thing exempted or step; null where there are several.</param>
/// <param name="Year">Of the period or the change of year; null where it belongs to none.</param>
/// <param name="Number">Of the period in its year.</param>
/// <param name="Note">More of it: the unit, the priority, why it was returned.</param>
/// <param name="Count">How many there are.</param>
public sealed record Duty(DutyKind Kind, string Title, DateOnly? Opens, DateOnly? Due, Guid? Subject = null, int? Year = null, int? Number = null, string? Note = null, int Count = 1);

/// <summary>
/// All that a person has to do now. The start page, the reminders and the calendar are cut out of the same, so that none
/// of them says otherwise than the others.
/// </summary>
/// <param name="Tasks">Null for those without a part in the plan, and where no period has been set up.</param>
/// <param name="Planning">What the person's units have left to plan.</param>
/// <param name="Near">Steps of the annual cycle that it is time for, or soon is.</param>
/// <param name="Exemptions">What has been opened to the person although it is closed.</param>
/// <param name="Reviews">Goals to weigh against priorities that came after them.</param>
/// <param name="YearToChange">The open year, when it is time for the strategist to close it; null otherwise.</param>
public sealed record Duties(
    Tasks? Tasks,
    IReadOnlyList<PlanningToDo> Planning,
    IReadOnlyList<CycleStep> Near,
    IReadOnlyList<Exemption> Exemptions,
    IReadOnlyList<ReviewLine> Reviews,
    int? YearToChange)
{
    /// <summary>What bodies have decided of the activities of the person's units, and nobody there has seen.</summary>
    public IReadOnlyList<UnseenRuling> Rulings { get; init; } = [];

    public static Duties None { get; } = new(null, [], [], [], [], null);

    /// <summary>What can be done on a day, in the order the start page has it.</summary>
    public IReadOnlyList<Duty> On(DateOnly today) => [.. All().Where(d => d.Opens is null || d.Opens <= today)];

    private IEnumerable<Duty> All()
    {
        if (YearToChange is { } year)
        {
            yield return new Duty(DutyKind.YearChange, "", Years.YearDue.FirstDay(year), new DateOnly(year, 12, 31), Year: year);
        }

        foreach (var exemption in Exemptions)
        {
            yield return new Duty(DutyKind.Exemption, exemption.SubjectName, Domain.Time.SwedishTime.DayOf(exemption.GivenAt), exemption.LastDay, exemption.SubjectId, exemption.Year, exemption.Number, Words.Code(exemption.Kind));
        }

        foreach (var unseen in Rulings)
        {
            yield return new Duty(DutyKind.Ruling, unseen.Title, null, null, unseen.Ruling.ActivityId.Value, Note: unseen.Ruling.Decision);
        }

        if (Tasks is { ToApprove: > 0 } approving)
        {
            yield return new Duty(DutyKind.Approve, "", approving.Period.Opens, approving.Period.ReportBy, Count: approving.ToApprove);
        }

        foreach (var line in Reviews)
        {
            yield return new Duty(DutyKind.Review, $"{line.Goal.Number} {line.Goal.Title}".Trim(), null, line.Review.Due, line.Review.Id, Note: line.Priority.Title);
        }

        foreach (var task in Planning)
        {
            yield return new Duty(DutyKind.Plan, task.PlanName, null, task.Due, task.Plan.Value, Note: task.UnitName);
        }

        foreach (var duty in OfPeriod())
        {
            yield return duty;
        }

        foreach (var step in Near)
        {
            yield return new Duty(DutyKind.CycleStep, step.Name, step.FirstDay.AddDays(-(step.ReminderDays ?? 0)), step.LastDay, step.Id.Value, step.FirstDay.Year);
        }
    }

    /// <summary>A locked period takes neither reports, values nor assessments.</summary>
    private IEnumerable<Duty> OfPeriod()
    {
        if (Tasks is not { Period: { IsLocked: false } period } tasks)
        {
            yield break;
        }

        foreach (var activity in tasks.Left)
        {
            yield return new Duty(DutyKind.Report, activity.Title, period.Opens, period.ReportBy, activity.Id.Value, period.Year, period.Number, activity.Returned?.Reason);
        }

        foreach (var duty in tasks.MeasuresLeft)
        {
            yield return new Duty(DutyKind.Measure, duty.Measure.Text, period.Opens, period.ReportBy, duty.Goal.Id.Value, period.Year, period.Number, $"{duty.Goal.Number} {duty.Goal.Title}".Trim());
        }

        foreach (var duty in tasks.BudgetsLeft)
        {
            yield return new Duty(DutyKind.Budget, duty.Unit.Name, period.Opens, period.ReportBy, duty.Unit.Id.Value, period.Year, period.Number);
        }

        if (tasks.GoalsToAssess.Count > 0)
        {
            // Before the cut-off there is little to assess by.
            yield return new Duty(DutyKind.Assess, "", period.Cutoff.AddDays(1), period.AssessBy, Year: period.Year, Number: period.Number, Count: tasks.GoalsToAssess.Count);
        }

        if (tasks.ToConfirm.Count > 0)
        {
            yield return new Duty(DutyKind.Confirm, "", period.Opens, period.AssessBy, Year: period.Year, Number: period.Number, Count: tasks.ToConfirm.Count);
        }
    }
}
