using Styrkedja.Application.Activities;
using Styrkedja.Application.Cycle;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Years;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Cycle;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;
using Styrkedja.Domain.Years;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Years;

public sealed class YearChangeTests : IAsyncLifetime
{
    private static readonly Signature _by = new(null, "Maria Prov", new DateTimeOffset(2026, 9, 2, 10, 0, 0, TimeSpan.Zero));
    private static readonly string[] _tables = ["governance_model", "plan", "budget_line", "follow_up_period", "cycle_step", "goal", "activity", "activity_goal", "activity_unit", "status_report", "goal_assessment"];

    private readonly Body _board = new(Ids.New<BodyId>(), "Kommunstyrelsen", BodyKind.Board, null, new DateOnly(2023, 1, 1));
    private readonly Unit _kitchen = new(Ids.New<UnitId>(), "Kost", null, "Enhet", new DateOnly(2023, 1, 1));
    private readonly Goal _short = new(Ids.New<GoalId>(), GoalKind.Board, "Matsvinnet ska minska", 2026, 2026);
    private readonly Goal _long = new(Ids.New<GoalId>(), GoalKind.Board, "Fler ska äta i skolan", 2026, 2028);
    private readonly OperationalPlan _plan;
    private Activity _unfinished = null!;
    private Activity _running = null!;
    private Activity _spanning = null!;
    private Activity _finished = null!;
    private TestMunicipality _test = null!;

    public YearChangeTests() => _plan = new OperationalPlan(Ids.New<PlanId>(), _board.Id, 2026, "Verksamhetsplan 2026");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _test = await TestMunicipality.CreateAsync();
        _unfinished = Activity("Väga svinnet", 2026, _short, _long);
        _running = Activity("Servera mat", 2026, _long);
        _running.Detail(new ActivityDetails { ServicePromise = true });
        _spanning = Activity("Bygga kök", 2027, _short);
        _finished = Activity("Köpa vågar", 2026, _short);
        _plan.Propose();
        var version = _plan.Adopt("KS § 1", new DateOnly(2025, 11, 1), null, null, new PlanContent([], [], []), _by);
        var period = new FollowUpPeriod(Guid.CreateVersion7(), PeriodCalendar.Default[new PeriodKey(2026, 3)], new DateOnly(2026, 12, 17), new DateOnly(2027, 1, 6), new DateOnly(2027, 1, 11));
        var database = _test.Context();
        database.AddRange(_board, _kitchen, _short, _long, _plan, version, period, _unfinished, _running, _spanning, _finished);
        database.Add(new BudgetLine(Guid.CreateVersion7(), _plan.Id, _kitchen.Id, null, 12500.5m, 1));
        database.Add(GovernanceModel.Prepare(Guid.CreateVersion7(), 2027, "Styrmodell 2027", GovernanceRules.Default with { MinimumActivities = 3 }));
        database.Add(new CycleStep(Ids.New<CycleStepId>(), new CycleStepDetails("Budget 2027 fastställs", CycleStepKind.Budget, new DateRange(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)), null, null, null, null, null, null, false), null, _by.At));
        database.Add(StatusReport.TakeOver(_finished.Id, new PeriodKey(2026, 2), new StatusGiven(ActivityStatus.CompletedAsPlanned, "Klart."), 1, _by));
        database.Add(StatusReport.TakeOver(_unfinished.Id, new PeriodKey(2026, 2), new StatusGiven(ActivityStatus.OngoingAsPlanned, "Pågår."), 1, _by));
        await database.SaveAsync("test", null, Cancellation);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task The_preview_tells_what_goes_on_what_ends_and_what_is_left_to_do()
    {
        var preview = await Previews(_test.Context()).OfAsync(2026, 2027, Cancellation);
        preview.Prepared!.Name.ShouldBe("Styrmodell 2027");
        preview.GoalsGoingOn.ShouldHaveSingleItem().Id.ShouldBe(_long.Id.Value);
        preview.GoalsEnding.ShouldHaveSingleItem().Id.ShouldBe(_short.Id.Value);
        preview.GoalsUnassessed.ShouldHaveSingleItem().Id.ShouldBe(_short.Id.Value);
        preview.GoingOn.ShouldHaveSingleItem().Id.ShouldBe(_spanning.Id.Value);
        preview.WithoutGoalAhead.ShouldHaveSingleItem().Id.ShouldBe(_spanning.Id.Value, "its only goal ends");
        preview.Running.ShouldHaveSingleItem().Id.ShouldBe(_running.Id.Value);
        preview.Unfinished.ShouldHaveSingleItem().Id.ShouldBe(_unfinished.Id);
        preview.Plans.ShouldHaveSingleItem().BudgetLines.ShouldBe(1);
        preview.PeriodsMissing.ShouldBe([1, 2, 3]);
        preview.Steps.ShouldBe(1);
        preview.UnlockedPeriods.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task One_act_closes_the_old_year_opens_the_new_and_keeps_all_that_was()
    {
        await ChangeAsync(Choices(UnfinishedChoice.TakeOver));
        var database = _test.Context();
        var change = database.YearChanges.Single();
        change.Outcome.ShouldBe(new YearChangeOutcome(true, 1, 1, 1, 3, 1, 1, 0, 1, 0));
        database.Plans.Single(p => p.Year == 2026).State.ShouldBe(PlanState.Closed);
        var plan = database.Plans.Single(p => p.Year == 2027);
        (plan.State, plan.Name).ShouldBe((PlanState.Draft, "Verksamhetsplan 2027"));
        database.BudgetLines.Single(b => b.PlanId == plan.Id).Amount.ShouldBe(12500.5m);
        database.GovernanceModels.Single(m => m.Year == 2027).InForce.ShouldBeTrue();
        database.CycleSteps.Single(s => s.FirstDay.Year == 2027).Name.ShouldBe("Budget 2028 fastställs");
        var heir = database.Activities.AsEnumerable().Single(a => a.DescendsFrom.Contains(_unfinished.Id));
        heir.Goals.ShouldBe([_long.Id], "only the goal that goes on");
        (heir.Plan, heir.AdoptedOn).ShouldBe((DateRange.OfYear(2027), null));
        database.Activities.Single(a => a.Id == _running.Id).PlannedEnd.ShouldBe(new DateOnly(2027, 12, 31));
        (await new ActivityRows(_test.Connection(), TimeProvider.System).OfYearAsync(PeriodCalendar.Default[new PeriodKey(2027, 1)], Cancellation)).Select(a => a.Title).ShouldBe(["Väga svinnet", "Servera mat", "Bygga kök"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(UnfinishedChoice.LetEnd)]
    [InlineData(UnfinishedChoice.Prolong)]
    [InlineData(UnfinishedChoice.TakeOver)]
    public async Task Taken_back_every_table_is_as_it_was(UnfinishedChoice choice)
    {
        var before = await DigestAsync();
        var id = await ChangeAsync(Choices(choice));
        (await DigestAsync()).ShouldNotBe(before);
        await Reverse(_test.Context()).HandleAsync(id, "För tidigt", Cancellation);
        (await DigestAsync()).ShouldBe(before);

        await ChangeAsync(Choices(choice));
        _test.Context().YearChanges.Count(c => c.State == YearChangeState.Done).ShouldBe(1, "what was taken back can be done again");
    }

    [Fact]
    public async Task What_somebody_has_worked_on_since_stays_when_the_change_is_taken_back()
    {
        var id = await ChangeAsync(Choices(UnfinishedChoice.TakeOver));
        var database = _test.Context();
        database.Activities.AsEnumerable().Single(a => a.DescendsFrom.Count > 0).Describe("Väga och skylta svinnet", null, null);
        database.BudgetLines.Remove(database.BudgetLines.AsEnumerable().Single(b => b.PlanId != _plan.Id));
        database.BudgetLines.Add(new BudgetLine(Guid.CreateVersion7(), database.Plans.Single(p => p.Year == 2027).Id, _kitchen.Id, null, 777, 1));
        await database.SaveAsync("test", null, Cancellation);

        await Reverse(_test.Context()).HandleAsync(id, "För tidigt", Cancellation);
        database = _test.Context();
        database.BudgetLines.Count(b => b.Amount == 777).ShouldBe(1);
        database.Activities.AsEnumerable().Count(a => a.Title == "Väga och skylta svinnet").ShouldBe(1);
        database.Activities.Single(a => a.Id == _unfinished.Id).ReplacedOn.ShouldNotBeNull("its heir stands in its place");
        database.Plans.Single(p => p.Id == _plan.Id).State.ShouldBe(PlanState.Adopted);
        database.Periods.Count(p => p.Year == 2027).ShouldBe(0);
    }

    [Fact]
    public async Task The_first_report_of_the_new_year_is_named_when_it_can_no_longer_be_taken_back()
    {
        var id = await ChangeAsync(Choices(UnfinishedChoice.LetEnd));
        var database = _test.Context();
        database.Add(StatusReport.TakeOver(_spanning.Id, new PeriodKey(2027, 1), new StatusGiven(ActivityStatus.OngoingAsPlanned, null), 1, new Signature(null, "Sara", TimeProvider.System.GetUtcNow().AddMinutes(1))));
        await database.SaveAsync("test", null, Cancellation);
        var refusal = await Should.ThrowAsync<RuleBrokenException>(() => Reverse(_test.Context()).HandleAsync(id, "Ångrar", Cancellation));
        refusal.Rule.ShouldBe("year-change-used-report");
        Words.Swedish.Refusal(refusal).ShouldContain("”Bygga kök” rapporterades av Sara");
    }

    [Fact]
    public async Task Two_who_press_at_once_make_one_change_and_the_same_year_is_never_changed_twice()
    {
        var seen = await SeenAsync();
        var asked = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            var database = _test.Context();
            try
            {
                await Change(database).AskAsync(2027, false, Choices(UnfinishedChoice.LetEnd), seen, Cancellation);
                return "asked";
            }
            catch (RuleBrokenException refusal)
            {
                return refusal.Rule;
            }
        }));
        asked.ShouldBe(["asked", "year-change-once"], ignoreOrder: true);
        (await Task.WhenAll(CarryOutAsync(), CarryOutAsync())).Count(done => done).ShouldBe(1);
        _test.Context().Plans.Count(p => p.Year == 2027).ShouldBe(1);
    }

    [Fact]
    public async Task A_program_that_dies_in_the_middle_leaves_nothing_half_and_the_change_is_begun_anew()
    {
        var before = await DigestAsync();
        var id = await AskAsync(Choices(UnfinishedChoice.TakeOver));

        // As after kill -9: claimed, some steps taken in a transaction that nobody committed, and no sign of life since.
        await _test.AsOwnerAsync($"select set_config('styrkedja.verb', 'test', false); update styrkedja.year_change set state = 'Working', alive_at = now() - interval '2 minutes' where id = '{id}'");
        await using (var database = _test.Context())
        {
            await using var transaction = await database.Database.BeginTransactionAsync(Cancellation);
            await Steps(database).TakeAsync(await Previews(database).OfAsync(2026, 2027, Cancellation), Choices(UnfinishedChoice.TakeOver), (_, _) => Task.CompletedTask, Cancellation);
        }

        (await DigestAsync()).ShouldBe(before, "half a change must leave no trace");
        (await CarryOutAsync()).ShouldBeTrue();
        _test.Context().YearChanges.Single().State.ShouldBe(YearChangeState.Done);
    }

    [Fact]
    public async Task Something_changed_since_the_person_looked_stops_the_change()
    {
        var id = await AskAsync(Choices(UnfinishedChoice.LetEnd));
        var database = _test.Context();
        database.Add(Activity("Kom till sedan", 2026, _short));
        await database.SaveAsync("test", null, Cancellation);
        await CarryOutAsync();
        var change = _test.Context().YearChanges.Single(c => c.Id == id);
        (change.State, change.Refusal).ShouldBe((YearChangeState.Refused, Words.Swedish["rule.year-change-seen-other"]));
        _test.Context().Plans.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(2025, "year-change-backwards")]
    [InlineData(2028, "year-change-skips")]
    public async Task A_year_is_not_changed_backwards_nor_past_one_without_saying_so(int to, string rule)
    {
        var seen = (await Previews(_test.Context()).OfAsync(2026, to, Cancellation)).Fingerprint();
        (await Should.ThrowAsync<RuleBrokenException>(() => Change(_test.Context()).AskAsync(to, false, Choices(UnfinishedChoice.LetEnd), seen, Cancellation))).Rule.ShouldBe(rule);
    }

    private async Task<Guid> ChangeAsync(YearChoices choices)
    {
        var id = await AskAsync(choices);
        (await CarryOutAsync()).ShouldBeTrue();
        return id;
    }

    private async Task<Guid> AskAsync(YearChoices choices) => await Change(_test.Context()).AskAsync(2027, false, choices, await SeenAsync(), Cancellation);

    private async Task<string> SeenAsync() => (await Previews(_test.Context()).OfAsync(2026, 2027, Cancellation)).Fingerprint();

    private Task<bool> CarryOutAsync()
    {
        var database = _test.Context();
        return new CarryOutYearChanges(database, _test.Connections(), Previews(database), Steps(database), TestMunicipality.Operator(database, _test.Tenant()), TimeProvider.System)
            .CarryOutNextAsync(Cancellation);
    }

    /// <summary>Every row of every table that a change touches, whichever order they are stored in.</summary>
    private async Task<string> DigestAsync() => string.Join('\n', await Task.WhenAll(_tables.Select(async table =>
        $"{table}: {await _test.AsOwnerAsync($"select string_agg(to_jsonb(t)::text, E'\\n' order by to_jsonb(t)::text) from styrkedja.{table} t")}")));

    private static YearChoices Choices(UnfinishedChoice unfinished) =>
        new(true, true, true, true, unfinished, new Dictionary<Guid, UnfinishedChoice>(), null, unfinished == UnfinishedChoice.Prolong ? "Upphandlingen drog ut" : null);

    private YearPreviews Previews(StyrkedjaDbContext database) => new(database, new ActivityRows(_test.Connection(), TimeProvider.System), new Periods(database, TimeProvider.System));

    private ChangeYear Change(StyrkedjaDbContext database) => new(database, Previews(database), TestMunicipality.Operator(database, _test.Tenant()), TimeProvider.System);

    private YearSteps Steps(StyrkedjaDbContext database) => new(database, new FillCycleYear(database, TestMunicipality.Operator(database, _test.Tenant()), TimeProvider.System), new RhythmUse(database));

    private ReverseYearChange Reverse(StyrkedjaDbContext database) => new(database, TestMunicipality.Operator(database, _test.Tenant()), TimeProvider.System);

    private Activity Activity(string title, int lastYear, params Goal[] goals)
    {
        var activity = new Activity(Ids.New<ActivityId>(), _kitchen.Id, title, new DateRange(new DateOnly(2026, 2, 1), new DateOnly(lastYear, 11, 30)), goals.Select(g => g.Id));
        activity.Adopt(new DateOnly(2025, 11, 1));
        return activity;
    }
}
