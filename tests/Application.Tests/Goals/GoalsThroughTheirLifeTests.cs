using Styrkedja.Application.Database;
using Styrkedja.Application.Goals;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Goals;

/// <summary>Goals proposed, changed, decided, revised, closed and deleted, in PostgreSQL.</summary>
public sealed class GoalsThroughTheirLifeTests : IAsyncLifetime
{
    private const string Decision = "Kommunstyrelsen 14 oktober 2025, § 1";
    private readonly Body _board = new(Ids.New<BodyId>(), "Kommunstyrelsen", BodyKind.Board, null, new DateOnly(2023, 1, 1));
    private readonly Body _council = new(Ids.New<BodyId>(), "Kommunfullmäktige", BodyKind.Council, null, new DateOnly(2023, 1, 1));
    private readonly Goal _above = new(Ids.New<GoalId>(), GoalKind.Council, "Utsläppen ska halveras", 2023, 2026);
    private TestMunicipality _test = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _test = await TestMunicipality.CreateAsync();
        var database = _test.Context();
        database.AddRange(_board, _council, _above);
        await database.SaveAsync("test", null, Cancellation);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task A_proposal_keeps_all_that_its_form_gives()
    {
        var given = Given() with
        {
            Wording = new GoalWording("Matsvinnet ska minska", "Om", "Syfte", "Nuläge", "Barn", "Budget", true, 2026, 2026, [new SubGoal("Väga", 40, "gram", 2026)]),
            Number = "4.1", Body = _board.Id, Parents = [_above.Id],
        };
        var goal = Stored(await Change().ProposeAsync(given, Cancellation));
        goal.Wording.SaysTheSameAs(given.Wording).ShouldBeTrue();
        (goal.State, goal.Kind, goal.Number, goal.BodyId, goal.Order).ShouldBe((GoalState.Proposed, GoalKind.Board, "4.1", _board.Id, 1));
        goal.Parents.ShouldBe([_above.Id]);
    }

    [Fact]
    public async Task A_body_of_another_level_or_another_time_is_refused()
    {
        (await BrokenAsync(() => Change().ProposeAsync(Given() with { Body = _council.Id }, Cancellation))).ShouldBe("goal-of-another-level");
        (await BrokenAsync(() => Change().ProposeAsync(Given(2020) with { Body = _board.Id }, Cancellation))).ShouldBe("goal-before-body");
        (await BrokenAsync(() => Change().ProposeAsync(Given() with { Body = Ids.New<BodyId>() }, Cancellation))).ShouldBe("body-unknown");
    }

    [Fact]
    public async Task Whoever_saw_an_older_state_is_told_and_saves_nothing()
    {
        var id = await Change().ProposeAsync(Given(), Cancellation);
        var seen = await SeenAsync(id);
        await Change().HandleAsync(id, Given() with { Number = "1" }, seen, Cancellation);
        (await BrokenAsync(() => Change().HandleAsync(id, Given() with { Number = "2" }, seen, Cancellation))).ShouldBe("changed-meanwhile");
        Stored(id).Number.ShouldBe("1");
    }

    [Fact]
    public async Task Several_are_adopted_by_one_decision_or_none_of_them()
    {
        var (one, two) = (await Change().ProposeAsync(Given(), Cancellation), await Change().ProposeAsync(Given(), Cancellation));
        await Decide().PrepareAsync([one], Cancellation);
        await Decide().AdoptAsync([one], Decision, Cancellation);
        (await BrokenAsync(() => Decide().AdoptAsync([two, one], Decision, Cancellation))).ShouldBe("goal-state");
        Stored(two).State.ShouldBe(GoalState.Proposed);
        (await BrokenAsync(() => Decide().PrepareAsync([two, Ids.New<GoalId>()], Cancellation))).ShouldBe("goal-unknown");

        await Decide().AdoptAsync([two], Decision, Cancellation);
        _test.Context().GoalVersions.Select(v => v.Number).ToList().ShouldBe([1, 1]);
        Stored(two).Decision.ShouldBe(Decision);
    }

    [Fact]
    public async Task A_revision_keeps_the_old_wording_and_takes_the_new_place_with_it()
    {
        var id = await AdoptedAsync();
        await Decide().ReviseAsync(id, Given("Matsvinnet ska halveras") with { Number = "9" }, "KS § 30", "Ny mätning", await SeenAsync(id), Cancellation);
        var versions = _test.Context().GoalVersions.OrderBy(v => v.Number).ToList();
        versions.Select(v => (v.Number, v.Wording.Title, v.Reason)).ShouldBe([(1, "Matsvinnet ska minska", null), (2, "Matsvinnet ska halveras", "Ny mätning")]);
        (Stored(id).Title, Stored(id).Number).ShouldBe(("Matsvinnet ska halveras", "9"));
    }

    [Fact]
    public async Task A_goal_taken_in_without_its_decision_keeps_what_held_before_it_was_revised()
    {
        var database = _test.Context();
        var goal = new Goal(Ids.New<GoalId>(), GoalKind.Board, "Ur ett dokument", 2026, 2026);
        goal.TakeAsAdopted();
        database.Goals.Add(goal);
        await database.SaveAsync("test", null, Cancellation);

        await Decide().ReviseAsync(goal.Id, Given("Ny lydelse"), "KS § 30", "Skäl", await SeenAsync(goal.Id), Cancellation);
        _test.Context().GoalVersions.OrderBy(v => v.Number).Select(v => v.Number).ToList().ShouldBe([1, 2]);
        _test.Context().GoalVersions.Single(v => v.Number == 1).Wording.Title.ShouldBe("Ur ett dokument");
    }

    [Fact]
    public async Task A_revision_of_what_somebody_else_has_revised_is_told()
    {
        var id = await AdoptedAsync();
        var seen = await SeenAsync(id);
        await Decide().ReviseAsync(id, Given("Den första"), "KS § 30", "Skäl", seen, Cancellation);
        (await BrokenAsync(() => Decide().ReviseAsync(id, Given("Den andra"), "KS § 31", "Skäl", seen, Cancellation))).ShouldBe("changed-meanwhile");
        _test.Context().GoalVersions.Count().ShouldBe(2);
    }

    [Fact]
    public async Task An_adopted_goal_moves_without_a_decision_but_is_not_reworded_so()
    {
        var id = await AdoptedAsync();
        await Change().HandleAsync(id, Given() with { Number = "7" }, await SeenAsync(id), Cancellation);
        Stored(id).Number.ShouldBe("7");
        (await BrokenAsync(async () => await Change().HandleAsync(id, Given("Annat"), await SeenAsync(id), Cancellation))).ShouldBe("goal-adopted-is-revised");
    }

    [Fact]
    public async Task It_is_closed_with_its_last_year()
    {
        var id = await AdoptedAsync();
        await Decide().CloseAsync(id, 2026, "KF § 2", await SeenAsync(id), Cancellation);
        Stored(id).State.ShouldBe(GoalState.Closed);
        (await BrokenAsync(() => Decide().DeleteAsync(id, Cancellation))).ShouldBe("goal-not-a-proposal");
    }

    [Fact]
    public async Task A_proposal_that_nothing_leads_to_is_deleted_with_its_measures()
    {
        var id = await Change().ProposeAsync(Given(), Cancellation);
        await Measures().HandleAsync(id, [Number("Svinn")], Cancellation);
        var database = _test.Context();
        var unit = new Unit(Ids.New<UnitId>(), "Kost", null, "Enhet", new DateOnly(2023, 1, 1));
        var activity = new Activity(Ids.New<ActivityId>(), unit.Id, "Väga", DateRange.OfYear(2026), [id]);
        database.AddRange(unit, activity);
        await database.SaveAsync("test", null, Cancellation);
        (await BrokenAsync(() => Decide().DeleteAsync(id, Cancellation))).ShouldBe("goal-in-use");

        var other = await Change().ProposeAsync(Given(), Cancellation);
        await Measures().HandleAsync(other, [Number("Svinn")], Cancellation);
        await Decide().DeleteAsync(other, Cancellation);
        _test.Context().Goals.Count(g => g.Id == other).ShouldBe(0);
        _test.Context().Measures.Count(m => m.GoalId == other).ShouldBe(0);
    }

    [Fact]
    public async Task Measures_are_added_changed_reordered_and_removed_at_once()
    {
        var id = await Change().ProposeAsync(Given(), Cancellation);
        await Measures().HandleAsync(id, [Number("Svinn"), Number("Vikt"), new MeasureGiven(null, "Dialog", null, MeasureKind.Qualitative, null, Direction.Up, null, null, null, null, null, null, false)], Cancellation);
        var stored = await Measures().OfAsync(id, Cancellation);
        stored.Select(m => (m.Text, m.Kind, m.Target)).ShouldBe([("Svinn", MeasureKind.Number, 40), ("Vikt", MeasureKind.Number, 40), ("Dialog", MeasureKind.Qualitative, null)]);

        var seen = await Measures().VersionsOfAsync(id, Cancellation);
        var dialog = new MeasureGiven(stored[2].Id, "Dialog finns", "Ja när …", MeasureKind.YesNo, null, Direction.Up, null, null, null, null, null, null, false) { Seen = seen[stored[2].Id] };
        await Measures().HandleAsync(id, [dialog, Number("Svinn") with { Id = stored[0].Id, Seen = seen[stored[0].Id] }], Cancellation);
        (await Should.ThrowAsync<RuleBrokenException>(() => Measures().HandleAsync(id, [dialog with { Text = "Dialog kanske" }], Cancellation))).Rule.ShouldBe("changed-meanwhile");
        (await Measures().OfAsync(id, Cancellation)).Select(m => (m.Id, m.Text)).ShouldBe([(stored[2].Id, "Dialog finns"), (stored[0].Id, "Svinn")]);
    }

    [Fact]
    public async Task A_measure_with_values_stays_and_a_strange_one_is_refused()
    {
        var id = await Change().ProposeAsync(Given(), Cancellation);
        await Measures().HandleAsync(id, [Number("Svinn")], Cancellation);
        var database = _test.Context();
        database.Measures.Single(m => m.GoalId == id).Note(new DateOnly(2026, 4, 30), 45);
        await database.SaveAsync("test", null, Cancellation);

        (await BrokenAsync(() => Measures().HandleAsync(id, [], Cancellation))).ShouldBe("measure-has-values");
        (await BrokenAsync(() => Measures().HandleAsync(id, [Number("Svinn") with { Id = Ids.New<MeasureId>() }], Cancellation))).ShouldBe("measure-has-values");
        (await BrokenAsync(() => Measures().HandleAsync(Ids.New<GoalId>(), [], Cancellation))).ShouldBe("goal-unknown");
        (await Measures().OfAsync(id, Cancellation)).ShouldHaveSingleItem().Values.ShouldHaveSingleItem().Value.ShouldBe(45);
    }

    private async Task<GoalId> AdoptedAsync()
    {
        var id = await Change().ProposeAsync(Given(), Cancellation);
        await Decide().AdoptAsync([id], Decision, Cancellation);
        return id;
    }

    private static GoalGiven Given(string title = "Matsvinnet ska minska", int year = 2026) =>
        new(GoalKind.Board, new GoalWording(title, null, null, null, null, null, false, year, year, []), null, null, null, [], []);

    private static GoalGiven Given(int year) => Given("Matsvinnet ska minska", year);

    private static MeasureGiven Number(string text) => new(null, text, null, MeasureKind.Number, "gram", Direction.Down, 40, 50, 2025, 60, "Egen mätning", null, false);

    private Goal Stored(GoalId id) => _test.Context().Goals.Single(g => g.Id == id);

    private async Task<uint> SeenAsync(GoalId id) => (await Change().ForChangeAsync(id, Cancellation))!.Value.Version;

    private ChangeGoal Change() => Change(_test.Context());

    private ChangeGoal Change(StyrkedjaDbContext database) => new(database, TestMunicipality.Operator(database, _test.Tenant()));

    private DecideGoal Decide()
    {
        var database = _test.Context();
        return new DecideGoal(database, Change(database), TestMunicipality.Operator(database, _test.Tenant()), TimeProvider.System);
    }

    private ChangeMeasures Measures()
    {
        var database = _test.Context();
        return new ChangeMeasures(database, TestMunicipality.Operator(database, _test.Tenant()));
    }

    private static async Task<string> BrokenAsync(Func<Task> act) => (await Should.ThrowAsync<RuleBrokenException>(act)).Rule;
}
