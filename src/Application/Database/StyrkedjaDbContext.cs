using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Styrkedja.Application.Cycle;
using Styrkedja.Application.Database.Mappings;
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
using Styrkedja.Domain.Years;

namespace Styrkedja.Application.Database;

/// <summary>
/// The database as objects, limited to the tenant's municipality twice: by a filter on every query here and by
/// row-level security in the database, which no forgotten filter gets past.
/// </summary>
public sealed class StyrkedjaDbContext(DbContextOptions<StyrkedjaDbContext> options, TenantOnConnection tenant) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Municipality> Municipalities => Set<Municipality>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Body> Bodies => Set<Body>();

    public DbSet<Reorganisation> Reorganisations => Set<Reorganisation>();

    public DbSet<Handover> Handovers => Set<Handover>();

    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();

    public DbSet<Substitution> Substitutions => Set<Substitution>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<GovernanceModel> GovernanceModels => Set<GovernanceModel>();

    public DbSet<Vision> Visions => Set<Vision>();

    public DbSet<FocusArea> FocusAreas => Set<FocusArea>();

    public DbSet<AreaInput> AreaInputs => Set<AreaInput>();

    public DbSet<AgendaTarget> AgendaTargets => Set<AgendaTarget>();

    public DbSet<RegionalStrategy> RegionalStrategies => Set<RegionalStrategy>();

    public DbSet<GoalArea> GoalAreas => Set<GoalArea>();

    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<GoalVersion> GoalVersions => Set<GoalVersion>();

    public DbSet<Measure> Measures => Set<Measure>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<ActivityRuling> ActivityRulings => Set<ActivityRuling>();

    public DbSet<OperationalPlan> Plans => Set<OperationalPlan>();

    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();

    public DbSet<BudgetLine> BudgetLines => Set<BudgetLine>();

    public DbSet<PlanningTask> PlanningTasks => Set<PlanningTask>();

    public DbSet<BudgetReport> BudgetReports => Set<BudgetReport>();

    public DbSet<CycleStep> CycleSteps => Set<CycleStep>();

    public DbSet<CycleFeed> CycleFeeds => Set<CycleFeed>();

    public DbSet<ReminderSetting> ReminderSettings => Set<ReminderSetting>();

    public DbSet<MailMessage> MailMessages => Set<MailMessage>();

    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();

    public DbSet<ReportLink> ReportLinks => Set<ReportLink>();

    public DbSet<StatusReport> StatusReports => Set<StatusReport>();

    public DbSet<FollowUpPeriod> Periods => Set<FollowUpPeriod>();

    public DbSet<Priority> Priorities => Set<Priority>();

    public DbSet<GoalReview> GoalReviews => Set<GoalReview>();

    public DbSet<Exemption> Exemptions => Set<Exemption>();

    public DbSet<YearChange> YearChanges => Set<YearChange>();

    public DbSet<GoalAssessment> Assessments => Set<GoalAssessment>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<ReportFile> ReportFiles => Set<ReportFile>();

    private YearsRules? _rules;

    internal Guid CurrentMunicipality => tenant.Municipality;

    /// <summary>What its connection has been told.</summary>
    internal TenantOnConnection OnConnection => tenant;

    /// <summary>The rules and the calendar of every year: read in one statement when first asked for, and again after a change.</summary>
    public async Task<YearsRules> YearsRulesAsync(CancellationToken cancellation) => _rules ??= await YearsRules.ReadAsync(this, cancellation);

    /// <summary>They have been read together with other things, and need not be once more.</summary>
    internal void Know(YearsRules rules) => _rules = rules;

    /// <summary>Saves the changes and their events in one transaction.</summary>
    /// <param name="verb">What was done, as area and past tense: <c>activity.reported</c>.</param>
    /// <param name="reason">Why, where the person was asked.</param>
    public async Task SaveAsync(string verb, string? reason, CancellationToken cancellation)
    {
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellation) : null;
        if (transaction is null || ChangeTracker.Entries<GovernanceModel>().Any(e => e.State != EntityState.Unchanged))
        {
            _rules = null;
        }

        // There is nothing in a transaction of its own to go back to.
        Database.AutoSavepointsEnabled = transaction is null;
        await SayWhyAsync(verb, reason, cancellation);
        await SaveChangesAsync(cancellation);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellation);
        }
    }

    /// <summary>The row's version as read; 0 for one that is not stored yet.</summary>
    public uint VersionOf(object entity) => (uint)Entry(entity).Property("Version").CurrentValue!;

    /// <summary>Saves a row that a person had before their eyes, unless someone has changed it since.</summary>
    /// <param name="seen">Its version then.</param>
    /// <exception cref="RuleBrokenException"><c>changed-meanwhile</c></exception>
    public Task SaveSeenAsync(object entity, uint seen, string verb, CancellationToken cancellation) => SaveSeenAsync(entity, seen, verb, null, cancellation);

    /// <inheritdoc cref="SaveSeenAsync(object, uint, string, CancellationToken)"/>
    /// <param name="reason">Why, where the person was asked.</param>
    public Task SaveSeenAsync(object entity, uint seen, string verb, string? reason, CancellationToken cancellation)
    {
        Entry(entity).Property("Version").OriginalValue = seen;
        return SaveUndisturbedAsync(verb, reason, cancellation);
    }

    /// <summary>Saves what nobody has changed or taken away since it was read.</summary>
    /// <exception cref="RuleBrokenException"><c>changed-meanwhile</c></exception>
    public async Task SaveUndisturbedAsync(string verb, string? reason, CancellationToken cancellation)
    {
        try
        {
            await SaveAsync(verb, reason, cancellation);
        }
        catch (DbUpdateException e) when (IsTakenMeanwhile(e))
        {
            throw new RuleBrokenException("changed-meanwhile");
        }
    }

    /// <summary>Whether somebody else has changed the row, or has given a plan the version number that this change would give it.</summary>
    internal static bool IsTakenMeanwhile(DbUpdateException fault) =>
        fault is DbUpdateConcurrencyException || fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "plan_version" };

    /// <summary>
    /// Tells the trail what the rest of the transaction is about. The municipality is told again, because it may have
    /// been made within the transaction.
    /// </summary>
    public Task SayWhyAsync(string verb, string? reason, CancellationToken cancellation) =>
        Database.ExecuteSqlAsync(
            $"select set_config('styrkedja.verb', {verb}, true), set_config('styrkedja.reason', {reason ?? ""}, true), set_config('styrkedja.municipality', {CurrentMunicipality.ToString()}, true)",
            cancellation);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        Columns.ConvertIds(configurationBuilder);
        Columns.StoreEnumsAsText(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("styrkedja");
        builder.MapPeople();
        builder.MapOrganisation();
        builder.MapGovernance();
        builder.MapGoals();
        builder.MapActivities();
        builder.MapPlans();
        builder.MapCycle();
        builder.MapFollowUp();
        builder.MapYears();
        builder.MapPriorities();
        builder.MapReminders();
        builder.MapReferences();
        Columns.UseSnakeCase(builder);
        Columns.KeepToMunicipality(builder, this);
    }
}
