using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Styrkedja.Application.Database;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.People;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;

namespace Styrkedja.EndToEnd.Tests.YearsWalk;

/// <summary>A small municipality whose plan for the year is adopted: two units, two goals, five activities and the people who follow them up.</summary>
internal sealed class AdoptedYear
{
    public const int Year = 2025;
    public const string Password = "ett-helt-ar-vid-havet";
    public const string Parks = "Park och natur", Kitchens = "Skolkök", Committee = "Samhällsutskottet";
    public const string NearNature = "Tre nya grönområden ska öppnas i tätorten", LessWaste = "Matsvinnet i skolorna ska minska";
    public const string Path = "Röja stigen runt Nyviken", Trees = "Plantera lindar på torget", Park = "Anlägga en park vid stationen";
    public const string Scales = "Väga svinnet i alla skolkök", Leftovers = "Servera överbliven mat som lunch";
    public const string Measure = "Nya grönområden", Plan = "Verksamhetsplan 2025";

    private static readonly DateOnly _from = new(2023, 1, 1);
    private static readonly Signature _adopted = new(null, "Kommunstyrelsen", new DateTimeOffset(2024, 10, 14, 14, 0, 0, TimeSpan.Zero));

    private readonly Body _council = new(Ids.New<BodyId>(), "Kommunfullmäktige", BodyKind.Council, null, _from);
    private readonly Body _board;
    private readonly Body _committee;
    private readonly Unit _administration = new(Ids.New<UnitId>(), "Samhällsbyggnad", null, "Förvaltning", _from);
    private readonly Unit _parks;
    private readonly Unit _kitchens;
    private readonly Goal _nearNature;
    private readonly Goal _lessWaste;
    private readonly List<GoalVersion> _wordings;
    private readonly List<Activity> _activities;

    private AdoptedYear()
    {
        _board = new(Ids.New<BodyId>(), "Kommunstyrelsen", BodyKind.Board, _council.Id, _from);
        _committee = new(Ids.New<BodyId>(), Committee, BodyKind.SubCommittee, _board.Id, _from);
        _administration.Describe(_administration.Name, _administration.Level, 60, 0);
        _parks = new(Ids.New<UnitId>(), Parks, _administration.Id, "Enhet", _from);
        _kitchens = new(Ids.New<UnitId>(), Kitchens, _administration.Id, "Enhet", _from);
        _nearNature = Goal("1.1", NearNature, 1);
        _lessWaste = Goal("1.2", LessWaste, 2);
        _wordings = [_nearNature.Adopt("Kommunstyrelsen 14 oktober 2024, § 162", _adopted), _lessWaste.Adopt("Kommunstyrelsen 14 oktober 2024, § 162", _adopted)];
        _activities =
        [
            Activity(_parks, Path, "02-01", "12-15", _nearNature),
            Activity(_parks, Trees, "03-15", "09-30", _nearNature),
            Activity(_parks, Park, "03-01", "12-01", _nearNature),
            Activity(_kitchens, Scales, "01-15", "12-15", _lessWaste),
            Activity(_kitchens, Leftovers, "02-01", "12-15", _lessWaste),
        ];
    }

    public static async Task FillAsync(IServiceProvider services)
    {
        await services.GetRequiredService<CreateMunicipality>().HandleAsync("Nyviks kommun", CancellationToken.None);
        var database = services.GetRequiredService<StyrkedjaDbContext>();
        await using var transaction = await database.Database.BeginTransactionAsync();
        await database.SayWhyAsync("year.adopted", null, CancellationToken.None);
        var year = new AdoptedYear();
        foreach (var generation in year.Generations())
        {
            database.AddRange(generation);
            await database.SaveChangesAsync();
        }

        await year.InviteAsync(services.GetRequiredService<UserManager<Account>>(), database);
        await transaction.CommitAsync();
    }

    private static Goal Goal(string number, string title, int order)
    {
        var goal = new Goal(Ids.New<GoalId>(), GoalKind.Board, title, Year, Year);
        goal.Place(number, order, null, null);
        return goal;
    }

    private static Activity Activity(Unit unit, string title, string start, string end, Goal goal)
    {
        var activity = new Activity(Ids.New<ActivityId>(), unit.Id, title, new DateRange(Day(start), Day(end)), [goal.Id]);
        activity.Adopt(new DateOnly(Year, 1, 1));
        return activity;
    }

    private static DateOnly Day(string monthAndDay) => DateOnly.ParseExact($"{Year}-{monthAndDay}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private IEnumerable<IEnumerable<object>> Generations()
    {
        var measure = new Measure(Ids.New<MeasureId>(), _nearNature.Id, Measure, 1);
        measure.Describe("Grönområden på minst ett hektar som har öppnat under året.", "Egen räkning");
        measure.Quantify("stycken", Direction.Up, 3);
        measure.AnswerFor(_parks.Id, false);
        var plan = new OperationalPlan(Ids.New<PlanId>(), _board.Id, Year, Plan);
        plan.Propose();
        var content = new PlanContent(
            [.. new[] { _nearNature, _lessWaste }.Select(g => new GoalInPlan(g.Id, g.Number, g.Title, g.Kind, null, [], g == _nearNature ? [Measure] : []))],
            [.. _activities.Select(a => new ActivityInPlan(a.Id, a.Title, a.OwnerUnitId == _parks.Id ? Parks : Kitchens, a.Plan.Start, a.Plan.End, null, a.Goals))],
            [new BudgetInPlan(Parks, null, 12_500) { UnitId = _parks.Id }]);
        var version = plan.Adopt("Kommunstyrelsen 14 oktober 2024, § 162", new DateOnly(2024, 10, 14), null, null, content, _adopted);
        return [[_council, _administration], [_board, _parks, _kitchens], [_committee, _nearNature, _lessWaste], [.. _wordings, measure, .. _activities, plan, new BudgetLine(Guid.CreateVersion7(), plan.Id, _parks.Id, null, 12_500, 1)], [version]];
    }

    private async Task InviteAsync(UserManager<Account> accounts, StyrkedjaDbContext database)
    {
        (string Name, Role Role, UnitId? Unit, BodyId? Body)[] people =
        [
            ("Stina Strateg", Role.Strategist, null, null), ("Sven Strateg", Role.Strategist, null, null), ("Henrik Chef", Role.Head, _administration.Id, null),
            ("Rut Rapportör", Role.Reporter, _parks.Id, null), ("Sara Sekreterare", Role.Secretary, null, _committee.Id), ("Mona Ledamot", Role.Member, null, _committee.Id),
        ];
        foreach (var (name, role, unit, body) in people)
        {
            var email = EmailOf(name);
            var account = new Account { Name = name, UserName = email, Email = email, EmailConfirmed = true };
            (await accounts.CreateAsync(account, Password)).Succeeded.ShouldBeTrue(name);
            database.RoleAssignments.Add(new RoleAssignment(Guid.CreateVersion7(), account.AccountId, role, unit, body, _from, null));
        }

        await database.SaveChangesAsync();
    }

    public static string EmailOf(string name) => $"{name.Split(' ')[0].ToLowerInvariant()}@nyvik.example";
}
