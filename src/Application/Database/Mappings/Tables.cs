using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Styrkedja.Application.Cycle;
using Styrkedja.Application.Governance;
using Styrkedja.Application.People;
using Styrkedja.Application.Reminders;
using Styrkedja.Domain;
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
using Styrkedja.Domain.Reminders;
using Styrkedja.Domain.Reports;
using Styrkedja.Domain.Time;
using Styrkedja.Domain.Years;

namespace Styrkedja.Application.Database.Mappings;

/// <summary>Which table each kind lives in, and where it differs from its columns' names.</summary>
internal static class Tables
{
    public static void MapPeople(this ModelBuilder builder)
    {
        builder.Entity<Account>(e =>
        {
            e.ToTable("account");
            e.Ignore(a => a.AccountId);
            e.Property(a => a.UserName).IsRequired();
            e.Property(a => a.NormalizedUserName).IsRequired();
            e.Property(a => a.Email).IsRequired();
            e.Property(a => a.NormalizedEmail).IsRequired();
        });
        builder.Entity<IdentityUserPasskey<Guid>>(e =>
        {
            e.ToTable("account_passkey");
            e.HasKey(p => p.CredentialId);
            e.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
            e.OwnsOne(p => p.Data, d => d.ToJson("data"));
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
        builder.Entity<RoleAssignment>(e =>
        {
            e.ToTable("role_assignment");
            e.Ignore(r => r.Through);
        });
        builder.Entity<Substitution>().ToTable("substitution");
        builder.Entity<AccessKey>().ToTable("access_key");
        builder.Entity<Invitation>(e =>
        {
            e.ToTable("invitation");
            e.Property(i => i.Purpose).HasConversion<PurposeConverter>();
        });
    }

    public static void MapOrganisation(this ModelBuilder builder)
    {
        builder.Entity<Municipality>(e =>
        {
            e.ToTable("municipality");
            e.HasVersion();
        });
        builder.Entity<Unit>(e =>
        {
            e.ToTable("unit");
            e.Ignore(u => u.Standings).Ignore(u => u.NameToday);
            e.OwnsMany<UnitStanding>("_standings", s =>
            {
                s.ToTable("unit_standing");
                s.WithOwner().HasForeignKey("UnitId");
                s.HasKey("UnitId", nameof(UnitStanding.FirstDay));
                s.HasOne<Unit>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.NoAction);
            });
            e.HasVersion();
        });
        builder.Entity<Body>(e =>
        {
            e.ToTable("body");
            e.Ignore(b => b.Standings).Ignore(b => b.NameToday);
            e.OwnsMany<BodyStanding>("_standings", s =>
            {
                s.ToTable("body_standing");
                s.WithOwner().HasForeignKey("BodyId");
                s.HasKey("BodyId", nameof(BodyStanding.FirstDay));
                s.HasOne<Body>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.NoAction);
            });
            e.HasVersion();
        });
        builder.Entity<Reorganisation>(e =>
        {
            e.ToTable("reorganisation");
            e.Ignore(r => r.Before).Ignore(r => r.After).Ignore(r => r.Concerned).Ignore(r => r.IsOfBodies);
            e.PrimitiveCollection<List<Guid>>("_before").HasColumnName("before");
            e.PrimitiveCollection<List<Guid>>("_after").HasColumnName("after");
            e.Property(r => r.Effects).AsJson();
            e.HasVersion();
        });
        builder.Entity<Handover>().ToTable("handover");
    }

    public static void MapGovernance(this ModelBuilder builder)
    {
        builder.Entity<GovernanceModel>(e =>
        {
            e.ToTable("governance_model");
            e.Property(m => m.Rules).AsJson(text => StoredRules.Read(text));
            e.HasVersion();
        });
        builder.Entity<Vision>(e =>
        {
            e.ToTable("vision");
            e.Ignore(v => v.Areas).Ignore(v => v.Wording);
            e.Property<List<FocusAreaWording>>("_areas").HasColumnName("areas").AsJson();
            e.HasVersion();
        });
        builder.Entity<FocusArea>(e =>
        {
            e.ToTable("focus_area");
            e.Ignore(f => f.Agenda).Ignore(f => f.Regional);
            e.PrimitiveCollection<List<string>>("_agenda").HasColumnName("agenda");
            e.Property<List<RegionalLink>>("_regional").HasColumnName("regional").AsJson();
            e.HasVersion();
        });
        builder.Entity<AreaInput>(e =>
        {
            e.ToTable("area_input");
            e.Ignore(i => i.Keywords);
            e.PrimitiveCollection<List<string>>("_keywords").HasColumnName("keywords");
            e.HasVersion();
        });
        builder.Entity<AgendaTarget>(e =>
        {
            e.ToTable("agenda_target");
            e.HasKey(t => t.Code);
            e.Property(t => t.Code).HasColumnName("id");
        });
        builder.Entity<RegionalStrategy>(e =>
        {
            e.ToTable("regional_strategy");
            e.Ignore(s => s.Entries);
            e.Property<List<RegionalEntry>>("_entries").HasColumnName("entries").AsJson();
            e.HasVersion();
        });
        builder.Entity<GoalArea>(e =>
        {
            e.ToTable("goal_area");
            e.HasVersion();
        });
    }

    public static void MapGoals(this ModelBuilder builder)
    {
        builder.Entity<Goal>(e =>
        {
            e.ToTable("goal");
            e.Ignore(g => g.Parents).Ignore(g => g.FocusAreas).Ignore(g => g.Agenda).Ignore(g => g.SubGoals).Ignore(g => g.Wording);
            e.PrimitiveCollection<List<string>>("_agenda").HasColumnName("agenda");
            e.HasIds<Goal, GoalId>("_parents", "parents");
            e.HasIds<Goal, FocusAreaId>("_focusAreas", "focus_areas");
            e.Property<List<SubGoal>>("_subGoals").HasColumnName("sub_goals").AsJson();
            e.HasVersion();
        });
        builder.Entity<GoalVersion>(e =>
        {
            e.ToTable("goal_version");
            e.Property(v => v.Wording).AsJson();
        });
        builder.Entity<Measure>(e =>
        {
            e.ToTable("measure");
            e.Ignore(m => m.Values).Ignore(m => m.Periods).Ignore(m => m.DescriptionIsMissing);
            e.Property<List<MeasureValue>>("_values").HasColumnName("noted").AsJson();
            e.Property<List<MeasurePeriod>>("_periods").HasColumnName("periods").AsJson();
            e.HasVersion();
        });
    }

    public static void MapActivities(this ModelBuilder builder)
    {
        builder.Entity<Activity>(e =>
        {
            e.ToTable("activity");
            e.Ignore(a => a.Goals).Ignore(a => a.TakingPart).Ignore(a => a.Plan).Ignore(a => a.DescendsFrom);
            e.HasIds<Activity, ActivityId>("_descendsFrom", "descends_from");
            e.Property(a => a.Details).AsJson();
            e.OwnsMany<GoalLink>("_goalLinks", l =>
            {
                l.ToTable("activity_goal");
                l.WithOwner().HasForeignKey("ActivityId");
                l.HasKey("ActivityId", nameof(GoalLink.GoalId));
                l.HasOne<Goal>().WithMany().HasForeignKey(g => g.GoalId).OnDelete(DeleteBehavior.NoAction);
            });
            e.OwnsMany<UnitLink>("_unitLinks", l =>
            {
                l.ToTable("activity_unit");
                l.WithOwner().HasForeignKey("ActivityId");
                l.HasKey("ActivityId", nameof(UnitLink.UnitId));
                l.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.NoAction);
            });
            e.HasVersion();
        });
        builder.Entity<ActivityRuling>().ToTable("activity_ruling");
        builder.Entity<StatusReport>(e =>
        {
            e.ToTable("status_report");
            e.Ignore(r => r.Status).Ignore(r => r.Tertial).Ignore(r => r.NeedsNewComment);
            e.HasVersion();
            e.Property(r => r.ExpectedEnd).HasConversion(new ValueConverter<ExpectedEnd?, string?>(v => v == null ? null : v.ToString(), s => ExpectedEnd.Parse(s)));
        });
    }

    public static void MapPlans(this ModelBuilder builder)
    {
        builder.Entity<OperationalPlan>(e =>
        {
            e.ToTable("plan");
            e.Ignore(p => p.Time);
            e.HasVersion();
        });
        builder.Entity<PlanVersion>(e =>
        {
            e.ToTable("plan_version");
            e.Property(v => v.Content).AsJson();
        });
        builder.Entity<BudgetLine>().ToTable("budget_line");
        builder.Entity<PlanningTask>().ToTable("planning_task");
        builder.Entity<BudgetReport>(e =>
        {
            e.ToTable("budget_report");
            e.Ignore(r => r.Rows).Ignore(r => r.Tertial).Ignore(r => r.Outcome).Ignore(r => r.Forecast);
            e.Property<List<BudgetOutcome>>("_rows").HasColumnName("rows").AsJson();
        });
    }

    public static void MapCycle(this ModelBuilder builder)
    {
        builder.Entity<CycleStep>(e =>
        {
            e.ToTable("cycle_step");
            e.Ignore(s => s.Time).Ignore(s => s.Details);
            e.HasVersion();
        });
        builder.Entity<CycleFeed>(e =>
        {
            e.ToTable("cycle_feed");
            e.HasKey(f => f.AccountId);
        });
    }

    public static void MapFollowUp(this ModelBuilder builder)
    {
        builder.Entity<FollowUpPeriod>(e =>
        {
            e.ToTable("follow_up_period");
            e.Ignore(p => p.Tertial).Ignore(p => p.Called);
            e.HasVersion();
        });
        builder.Entity<GoalAssessment>(e =>
        {
            e.ToTable("goal_assessment");
            e.Ignore(a => a.Tertial).Ignore(a => a.Returns);
            e.Property<List<ReturnedAssessment>>("_returns").HasColumnName("returns").AsJson();
            e.HasVersion();
        });
        builder.Entity<Report>(e =>
        {
            e.ToTable("report");
            e.Property(r => r.Frozen).HasColumnType("jsonb");
        });
        builder.Entity<ReportFile>(e =>
        {
            e.ToTable("report_file");
            e.HasKey(f => new { f.ReportId, f.Format });
        });
    }

    public static void MapYears(this ModelBuilder builder)
    {
        builder.Entity<YearChange>(e =>
        {
            e.ToTable("year_change");
            e.Property(c => c.Choices).AsJson();
            e.Property(c => c.Outcome).AsJson();
        });
        builder.Entity<Exemption>(e =>
        {
            e.ToTable("exemption");
            e.Ignore(x => x.Period);
        });
    }

    public static void MapPriorities(this ModelBuilder builder)
    {
        builder.Entity<Priority>(e =>
        {
            e.ToTable("priority");
            e.Ignore(p => p.Goals).Ignore(p => p.Term);
            e.HasIds<Priority, GoalId>("_goals", "goals");
            e.HasVersion();
        });
        builder.Entity<GoalReview>(e =>
        {
            e.ToTable("goal_review");
            e.HasVersion();
        });
    }

    public static void MapReminders(this ModelBuilder builder)
    {
        builder.Entity<ReminderSetting>(e =>
        {
            e.ToTable("reminder_setting");
            e.Ignore(s => s.Days).Ignore(s => s.Choices);
            e.PrimitiveCollection<List<int>>("_days").HasColumnName("days");
            e.HasVersion();
        });
        builder.Entity<MailMessage>(e =>
        {
            e.ToTable("mail_message");
            e.Property(m => m.Content).AsJson();
        });
        builder.Entity<ReportLink>().ToTable("report_link");
    }

    private sealed class PurposeConverter() : ValueConverter<InvitationPurpose, string>(p => Write(p), s => Read(s))
    {
        private static string Write(InvitationPurpose purpose) => purpose switch
        {
            InvitationPurpose.FirstAdministrator => "first-administrator",
            InvitationPurpose.Invitation => "invitation",
            _ => "new-password",
        };

        private static InvitationPurpose Read(string stored) => stored switch
        {
            "first-administrator" => InvitationPurpose.FirstAdministrator,
            "invitation" => InvitationPurpose.Invitation,
            _ => InvitationPurpose.NewPassword,
        };
    }
}
