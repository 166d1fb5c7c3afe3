using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Activities.Bulk;
using Styrkedja.Application.Audit;
using Styrkedja.Application.Cycle;
using Styrkedja.Application.Database;
using Styrkedja.Application.Database.Backups;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Import.Storing;
using Styrkedja.Application.Goals;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Application.Plans;
using Styrkedja.Application.Reports;
using Styrkedja.Documents;
using Styrkedja.Documents.Pdf;

namespace Styrkedja.Application;

public static class StyrkedjaServices
{
    /// <summary>The use cases, for the web, the command line and tests alike. One scope is one piece of work.</summary>
    /// <param name="source">Asked for the database once, when it is first needed.</param>
    public static IServiceCollection AddStyrkedja(this IServiceCollection services, Func<NpgsqlDataSource> source)
    {
        services.AddSingleton(_ => source());
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<Tenant>();
        services.AddDbContext<StyrkedjaDbContext>((scope, options) => options.UseStyrkedja(scope.GetRequiredService<NpgsqlDataSource>(), scope.GetRequiredService<Tenant>()), optionsLifetime: ServiceLifetime.Scoped);
        services.AddScoped<DatabaseConnections>();
        services.AddScoped<Municipalities>();
        services.AddScoped<CreateMunicipality>();
        services.AddScoped<ChangeMunicipality>();
        services.AddScoped<UnitReading>();
        services.AddScoped<UnitChoices>();
        services.AddScoped<ChangeUnit>();
        services.AddScoped<ChangeBody>();
        services.AddScoped<ChangeGovernanceModel>();
        services.AddScoped<YearsWords>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<Invitations>();
        services.AddScoped<AccountReading>();
        services.AddScoped<SignIns>();
        services.AddScoped<EmailAddresses>();
        services.AddScoped<InviteAccount>();
        services.AddScoped<ChangeAccount>();
        services.AddScoped<GrantRole>();
        services.AddScoped<EndRole>();
        services.AddScoped<DisableAccount>();
        services.AddScoped<LastAdministrator>();
        services.AddScoped<SendNewPassword>();
        services.AddScoped<MakeFirstAdministrator>();
        services.AddScoped<ChoosePassword>();
        services.AddScoped<PlanContents>();
        services.AddScoped<ChangePlan>();
        services.AddScoped<ChangeBudget>();
        services.AddScoped<PlanReports>();
        services.AddScoped<OpenPlanning>();
        services.AddScoped<CycleReading>();
        services.AddScoped<ChangeCycle>();
        services.AddScoped<FillCycleYear>();
        services.AddScoped<CycleCalendars>();
        services.AddScoped<Periods>();
        services.AddScoped<SchedulePeriods>();
        services.AddScoped<ActivityRows>();
        services.AddScoped<YearOverviews>();
        services.AddScoped<StatusDrafts>();
        services.AddScoped<ActivityReading>();
        services.AddScoped<ActivityChoices>();
        services.AddScoped<ChangeActivity>();
        services.AddScoped<ActivityTables>();
        services.AddScoped<TakeInTables>();
        services.AddScoped<MyTasks>();
        services.AddScoped<ReportActivity>();
        services.AddScoped<AssessGoal>();
        services.AddScoped<Measures.NoteValues>();
        services.AddScoped<LockPeriod>();
        services.AddScoped<PublishPeriod>();
        services.AddScoped<PublishedFollowUp>();
        services.AddScoped<ActivityListing>();
        services.AddScoped<GoalReading>();
        services.AddScoped<GoalChoices>();
        services.AddScoped<GoalsReview>();
        services.AddScoped<GoalVersions>();
        services.AddScoped<ChangeGoal>();
        services.AddScoped<DecideGoal>();
        services.AddScoped<ChangeMeasures>();
        services.AddScoped<RedThread>();
        services.AddScoped<SearchPlan>();
        services.AddScoped<SuggestedAssessments>();
        services.AddScoped<ImportPlanner>();
        services.AddScoped<TakeInDocument>();
        services.AddScoped<PendingImports>();
        services.AddScoped<CommitteeReports>();
        services.AddScoped<TertialReports>();
        services.AddScoped<MakeReport>();
        services.AddScoped<RenderReports>();
        services.AddSingleton(new PdfPrinter(new PdfPrinterOptions()));
        services.AddSingleton<ReportWriter>();
        services.AddScoped<Demo.DemoMunicipality>();
        services.AddScoped<TrailSealing>();
        services.AddScoped<TrailVerification>();
        services.AddScoped<BackUp>();
        return services;
    }
}
