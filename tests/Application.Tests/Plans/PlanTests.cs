using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.Plans;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Plans;

public sealed class PlanTests : IAsyncLifetime
{
    private const int Year = 2027;
    private static readonly DateOnly _adopted = new(2026, 10, 13);
    private readonly Body _board = new(Ids.New<BodyId>(), "Kommunstyrelsen", BodyKind.Board, null, new DateOnly(2023, 1, 1));
    private readonly Unit _administration = new(Ids.New<UnitId>(), "Förvaltningen", null, "Förvaltning", new DateOnly(2023, 1, 1));
    private readonly Goal _waste = new(Ids.New<GoalId>(), GoalKind.Board, "Matsvinnet ska minska", Year, Year);
    private readonly Goal _absence = new(Ids.New<GoalId>(), GoalKind.FinancialManagement, "Sjukfrånvaron ska minska", Year, Year);
    private Unit _kitchen = null!;
    private Unit _roads = null!;
    private Activity _scales = null!;
    private TestMunicipality _test = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _test = await TestMunicipality.CreateAsync();
        _kitchen = new Unit(Ids.New<UnitId>(), "Kost", _administration.Id, "Enhet", new DateOnly(2023, 1, 1));
        _roads = new Unit(Ids.New<UnitId>(), "Gata", _administration.Id, "Enhet", new DateOnly(2023, 1, 1));
        _scales = new Activity(Ids.New<ActivityId>(), _kitchen.Id, "Väga svinnet", DateRange.OfYear(Year), [_waste.Id]);
        _waste.Place("1", 1, null, _board.Id);
        var database = _test.Context();
        database.AddRange(_board, _administration, _kitchen, _roads, _waste, _absence, _scales);
        await database.SaveAsync("test", null, Cancellation);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task A_plan_is_adopted_on_a_condition_taken_up_again_and_its_versions_told_apart()
    {
        var id = await StartAsync();
        await StepAsync(id, (c, v) => c.ProposeAsync(id, v, Cancellation));
        await StepAsync(id, (c, v) => c.AdoptAsync(id, new AdoptionGiven("KS § 12", _adopted, "KF beslutar om budgeten", new DateOnly(2026, 11, 30)), v, Cancellation));

        var view = await FindAsync(id);
        view.Plan.State.ShouldBe(PlanState.AdoptedOnCondition);
        view.Goals.Single(g => g.Id == _waste.Id).State.ShouldBe(GoalState.Adopted);
        view.Goals.Single(g => g.Id == _absence.Id).State.ShouldBe(GoalState.Proposed, "the council's goals are not the board's to adopt");
        (await _test.Context().Activities.FindAsync([_scales.Id], Cancellation))!.AdoptedOn.ShouldBe(_adopted);

        await StepAsync(id, (c, v) => c.AnswerConditionAsync(id, met: true, v, Cancellation));
        (await FindAsync(id)).Plan.IsInForceOn(new DateOnly(Year, 6, 1)).ShouldBeTrue();

        await StepAsync(id, (c, v) => c.TakeUpAgainAsync(id, v, Cancellation));
        var database = _test.Context();
        var stored = (await database.Activities.FindAsync([_scales.Id], Cancellation))!;
        stored.Describe("Väga och skylta svinnet", null, null);
        database.Activities.Add(new Activity(Ids.New<ActivityId>(), _roads.Id, "Rehabilitera tidigt", DateRange.OfYear(Year), [_absence.Id]));
        await database.SaveAsync("test", null, Cancellation);
        await StepAsync(id, (c, v) => c.ProposeAsync(id, v, Cancellation));
        await StepAsync(id, (c, v) => c.AdoptAsync(id, new AdoptionGiven("KS § 30", new DateOnly(2027, 2, 9), null, null), v, Cancellation));

        var versions = _test.Context().PlanVersions.OrderBy(v => v.Number).ToList();
        versions.Select(v => (v.Number, v.Decision)).ShouldBe([(1, "KS § 12"), (2, "KS § 30")]);
        PlanDifferences.Between(versions[0].Content, versions[1].Content).ShouldBe(
        [
            new PlanDifference("activities", DifferenceKind.Changed, "Väga och skylta svinnet", "title", "Väga svinnet", "Väga och skylta svinnet"),
            new PlanDifference("activities", DifferenceKind.Added, "Rehabilitera tidigt", null, null, null),
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task Adoption_gives_each_planning_unit_its_task_once_and_the_unit_says_when_it_is_done()
    {
        var id = await StartAsync();
        await StepAsync(id, (c, v) => c.ProposeAsync(id, v, Cancellation));
        await StepAsync(id, (c, v) => c.AdoptAsync(id, new AdoptionGiven("KS § 12", _adopted, null, new DateOnly(2026, 11, 30)), v, Cancellation));
        _test.Context().PlanningTasks.Select(t => t.UnitId).ToList().ShouldBe([_kitchen.Id, _roads.Id], ignoreOrder: true);

        await Change(_test.Context()).FinishPlanningAsync(id, _kitchen.Id, done: true, Cancellation);
        _test.Context().PlanningTasks.Single(t => t.UnitId == _kitchen.Id).DoneByName.ShouldBe("test");
    }

    [Fact]
    public async Task Coverage_names_units_that_plan_too_little_and_goals_that_nobody_works_towards()
    {
        var coverage = Coverage.Of(await FindAsync(await StartAsync()), GovernanceRules.Default);
        coverage.Units.Select(u => (u.Unit.Name, u.Planned, u.Expected, Missed: u.FinancialManagementGoalsMissed.Count)).ShouldBe([("Gata", 0, 2, 1), ("Kost", 1, 2, 1)]);
        coverage.GoalsWithoutActivities.ShouldHaveSingleItem().Id.ShouldBe(_absence.Id);
        coverage.HasTooFewGoals.ShouldBeTrue();
        coverage.IsWhole.ShouldBeFalse();
    }

    [Fact]
    public async Task A_unit_whose_minimum_is_nothing_leaves_the_planning_to_the_one_above()
    {
        var database = _test.Context();
        var team = new Unit(Ids.New<UnitId>(), "Skolkök", _kitchen.Id, "Arbetslag", new DateOnly(2023, 1, 1));
        var crew = new Unit(Ids.New<UnitId>(), "Vägarbetslag", _roads.Id, "Arbetslag", new DateOnly(2023, 1, 1));
        team.Describe("Skolkök", "Arbetslag", null, 0);
        crew.Describe("Vägarbetslag", "Arbetslag", null, null);
        database.AddRange(team, crew);
        await database.SaveAsync("test", null, Cancellation);

        Coverage.Of(await FindAsync(await StartAsync()), GovernanceRules.Default).Units.Select(u => u.Unit.Name).ShouldBe(["Kost", "Vägarbetslag"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_second_plan_of_the_same_body_and_year_is_refused()
    {
        await StartAsync();
        (await Should.ThrowAsync<RuleBrokenException>(StartAsync)).Rule.ShouldBe("plan-exists");
    }

    [Fact]
    public async Task Whoever_saw_an_older_state_of_the_plan_is_told()
    {
        var id = await StartAsync();
        var seen = (await FindAsync(id)).Version;
        await Change(_test.Context()).ProposeAsync(id, seen, Cancellation);
        (await Should.ThrowAsync<RuleBrokenException>(() => Change(_test.Context()).TakeBackAsync(id, seen, Cancellation))).Rule.ShouldBe("changed-meanwhile");
    }

    [Fact]
    public async Task A_pasted_budget_is_read_with_each_fault_at_its_row_and_column()
    {
        var change = Budget();
        var (lines, faults) = await change.ReadAsync("Enhet\tKontogrupp\tTkr\nKost\t\t12 500\nkost\tLöner\t8\u00a0000,5\nKost\tIntäkter\t−300\n", Year, Cancellation);
        faults.ShouldBeEmpty();
        lines.Select(l => (l.AccountGroup, l.Amount)).ShouldBe([(null, 12500m), ("Löner", 8000.5m), ("Intäkter", -300m)]);

        (_, faults) = await change.ReadAsync("Kost;100\nFinns ej;5\nGata;mycket\nKost;200\nensam", Year, Cancellation);
        faults.Select(f => (f.Row, f.Column, f.Problem)).ShouldBe([(2, 1, "unit-unknown"), (3, 2, "amount-wrong"), (4, 1, "twice"), (5, 1, "too-few-columns")]);
    }

    [Fact]
    public async Task A_pasted_budget_takes_the_units_name_of_that_year_and_todays()
    {
        var database = _test.Context();
        var unit = (await database.Units.FindAsync([_kitchen.Id], Cancellation))!;
        unit.ChangeFrom(new DateOnly(Year, 3, 1), "Måltid", unit.ParentId, unit.Level, null, null);
        unit.TakeEffect(new DateOnly(Year, 4, 1));
        await database.SaveAsync("test", null, Cancellation);
        var (lines, faults) = await Budget().ReadAsync("Kost;;100\nMåltid;Löner;5", Year, Cancellation);
        faults.ShouldBeEmpty();
        lines.ShouldAllBe(l => l.Unit == _kitchen.Id);
    }

    [Fact]
    public async Task A_budget_replaces_the_earlier_and_stands_in_the_plan()
    {
        var id = await StartAsync();
        await Budget().HandleAsync(id, [new BudgetGiven(_kitchen.Id, null, 100)], null, Cancellation);
        (await Should.ThrowAsync<RuleBrokenException>(() => Budget().HandleAsync(id, [], null, Cancellation))).Rule.ShouldBe("changed-meanwhile");
        var seen = (await Budget().LinesAsync(id, Cancellation))[0].Id;
        await Budget().HandleAsync(id, [new BudgetGiven(_kitchen.Id, null, 12500), new BudgetGiven(_kitchen.Id, "Löner", 8000), new BudgetGiven(_roads.Id, null, 500)], seen, Cancellation);
        var content = (await FindAsync(id)).Content;
        content.Budget.Select(b => (b.Unit, b.AccountGroup, b.Amount)).ShouldBe([("Kost", null, 12500m), ("Kost", "Löner", 8000m), ("Gata", null, 500m)]);
        content.TotalFrame.ShouldBe(13000);
    }

    private Task<PlanId> StartAsync() => Change(_test.Context()).StartAsync(_board.Id, Year, "Verksamhetsplan 2027", Cancellation);

    private async Task StepAsync(PlanId id, Func<ChangePlan, uint, Task> step)
    {
        var seen = (await FindAsync(id)).Version;
        await step(Change(_test.Context()), seen);
    }

    private async Task<PlanView> FindAsync(PlanId id) => (await Contents(_test.Context()).FindAsync(id, Cancellation))!;

    private PlanContents Contents(StyrkedjaDbContext database) => new(database, new ActivityRows(_test.Connection(), TimeProvider.System), TimeProvider.System);

    private ChangePlan Change(StyrkedjaDbContext database) => new(database, Contents(database), TestMunicipality.Operator(database, _test.Tenant()), TimeProvider.System);

    private ChangeBudget Budget()
    {
        var database = _test.Context();
        return new ChangeBudget(database, TestMunicipality.Operator(database, _test.Tenant()));
    }
}
