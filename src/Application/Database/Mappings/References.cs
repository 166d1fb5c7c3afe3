using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Budgets;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Priorities;
using Styrkedja.Domain.Reports;

namespace Styrkedja.Application.Database.Mappings;

/// <summary>
/// What points at what. Entities hold ids, not each other; told here, rows are written in an order that the database's
/// own constraints accept.
/// </summary>
internal static class References
{
    public static void MapReferences(this ModelBuilder builder)
    {
        builder.Points<Unit, Unit>(u => u.ParentId);
        builder.Points<Body, Body>(b => b.ParentId);
        builder.Points<Handover, Reorganisation>(h => h.ReorganisationId);
        builder.Points<RoleAssignment, Unit>(r => r.UnitId);
        builder.Points<RoleAssignment, Body>(r => r.BodyId);
        builder.Points<AreaInput, FocusArea>(i => i.FocusAreaId);
        builder.Points<Goal, GoalArea>(g => g.GoalAreaId);
        builder.Points<Goal, Body>(g => g.BodyId);
        builder.Points<GoalVersion, Goal>(v => v.GoalId);
        builder.Points<Measure, Goal>(m => m.GoalId);
        builder.Points<Measure, Unit>(m => m.UnitId);
        builder.Points<Activity, Unit>(a => a.OwnerUnitId);
        builder.Points<OperationalPlan, Body>(p => p.BodyId);
        builder.Points<PlanVersion, OperationalPlan>(v => v.PlanId);
        builder.Points<BudgetLine, OperationalPlan>(b => b.PlanId);
        builder.Points<BudgetLine, Unit>(b => b.UnitId);
        builder.Points<PlanningTask, OperationalPlan>(t => t.PlanId);
        builder.Points<PlanningTask, Unit>(t => t.UnitId);
        builder.Points<BudgetReport, OperationalPlan>(r => r.PlanId);
        builder.Points<BudgetReport, Unit>(r => r.UnitId);
        builder.Points<CycleStep, Body>(s => s.BodyId);
        builder.Points<StatusReport, Activity>(r => r.ActivityId);
        builder.Points<ActivityRuling, Activity>(r => r.ActivityId);
        builder.Points<GoalAssessment, Goal>(a => a.GoalId);
        builder.Points<Priority, FocusArea>(p => p.FocusAreaId);
        builder.Points<GoalReview, Priority>(r => r.PriorityId);
        builder.Points<GoalReview, Goal>(r => r.GoalId);
        builder.Points<ReportLink, MailMessage>(l => l.MessageId);
        builder.Points<ReportLink, Activity>(l => l.ActivityId);
        builder.Points<ReportFile, Report>(f => f.ReportId);
    }

    private static void Points<TFrom, TTo>(this ModelBuilder builder, Expression<Func<TFrom, object?>> at)
        where TFrom : class
        where TTo : class =>
        builder.Entity<TFrom>().HasOne<TTo>().WithMany().HasForeignKey(at).OnDelete(DeleteBehavior.NoAction);
}
