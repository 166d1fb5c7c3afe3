using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Styrkedja.Application.Database;
using Styrkedja.Application.Demo;
using Styrkedja.Application.People;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Budgets;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Demo;

/// <summary>The demo as it is when it is loaded on some day, read back out of its database.</summary>
internal sealed class LoadedDemo : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly NpgsqlDataSource _source;
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private LoadedDemo(TestDatabase database, NpgsqlDataSource source, ServiceProvider services)
    {
        _database = database;
        _source = source;
        _services = services;
        _scope = services.CreateAsyncScope();
    }

    public string OwnerConnectionString => _database.ConnectionString;

    public string ApplicationConnectionString => _database.ConnectionStringAs(DatabaseLocation.ApplicationRole);

    public required DateOnly Today { get; init; }

    public IReadOnlyList<FollowUpPeriod> Periods { get; private set; } = [];

    public IReadOnlyList<Goal> Goals { get; private set; } = [];

    public IReadOnlyList<Measure> Measures { get; private set; } = [];

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public IReadOnlyList<StatusReport> Reports { get; private set; } = [];

    public IReadOnlyList<GoalAssessment> Assessments { get; private set; } = [];

    public IReadOnlyList<OperationalPlan> Plans { get; private set; } = [];

    public IReadOnlyList<PlanVersion> PlanVersions { get; private set; } = [];

    public IReadOnlyList<BudgetReport> Budgets { get; private set; } = [];

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public IReadOnlyList<RoleAssignment> Roles { get; private set; } = [];

    public IReadOnlyList<(string Email, string Role)> SignIns { get; private set; } = [];

    public FollowUpPeriod Open => Periods.Single(p => p.IsOpenOn(Today));

    public IEnumerable<int> Years => Periods.Select(p => p.Year).Distinct();

    public IEnumerable<PeriodKey> Past => Periods.Where(p => p.Tertial < Open.Tertial).Select(p => p.Tertial);

    public static async Task<LoadedDemo> OnAsync(DateOnly today, CancellationToken cancellation)
    {
        var database = await TestMunicipality.WithoutAnyAsync();
        var source = NpgsqlDataSource.Create(database.ConnectionStringAs(DatabaseLocation.ApplicationRole));
        var services = new ServiceCollection().AddLogging().AddStyrkedja(() => source).AddSingleton<TimeProvider>(new NoonOf(today));
        services.AddIdentityCore<Account>(o =>
        {
            o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        }).AddEntityFrameworkStores<StyrkedjaDbContext>();
        // What makes a password slow to guess also makes it slow to set, and here nobody guesses.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
        var demo = new LoadedDemo(database, source, services.BuildServiceProvider()) { Today = today };
        await demo.LoadAsync(cancellation);
        return demo;
    }

    public IEnumerable<Activity> ActivitiesOf(int year) => Activities.Where(a => a.Plan.Overlaps(year));

    public IEnumerable<Activity> OwnedBy(string unit, int year) => ActivitiesOf(year).Where(a => a.OwnerUnitId == Units.Single(u => u.Name == unit).Id);

    public bool IsReported(Activity activity, PeriodKey tertial) => Reports.Any(r => r.ActivityId == activity.Id && r.Tertial == tertial);

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        await _scope.ServiceProvider.GetRequiredService<DemoMunicipality>().LoadAsync(cancellation);
        var database = _scope.ServiceProvider.GetRequiredService<StyrkedjaDbContext>();
        database.ChangeTracker.Clear();
        Periods = await database.Periods.OrderBy(p => p.Year).ThenBy(p => p.Number).ToListAsync(cancellation);
        Goals = await database.Goals.ToListAsync(cancellation);
        Measures = await database.Measures.ToListAsync(cancellation);
        Activities = await database.Activities.ToListAsync(cancellation);
        Reports = await database.StatusReports.ToListAsync(cancellation);
        Assessments = await database.Assessments.ToListAsync(cancellation);
        Plans = await database.Plans.ToListAsync(cancellation);
        PlanVersions = await database.PlanVersions.ToListAsync(cancellation);
        Budgets = await database.BudgetReports.ToListAsync(cancellation);
        Units = await database.Units.ToListAsync(cancellation);
        Accounts = await database.Users.ToListAsync(cancellation);
        Roles = await database.RoleAssignments.ToListAsync(cancellation);
        SignIns = await _scope.ServiceProvider.GetRequiredService<SignIns>().AllAsync(cancellation);
    }

    private sealed class NoonOf(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
    }
}
