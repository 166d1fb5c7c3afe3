using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.Organisation.Reorganising;
using Styrkedja.Application.People;
using Styrkedja.Application.Plans;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Organisation;

public sealed class ReorganiseTests : IAsyncLifetime
{
    private const string Decision = "KF 2022-10-17, § 112";
    private static readonly DateOnly _start = new(2020, 1, 1);
    private static readonly DateOnly _newYear = new(2023, 1, 1);
    private readonly Clock _clock = new() { Today = new DateOnly(2022, 11, 1) };
    private readonly Unit _top = new(Ids.New<UnitId>(), "Förvaltningen", null, "Förvaltning", _start);
    private readonly Body _committee = new(Ids.New<BodyId>(), "Utbildningsnämnden", BodyKind.Committee, null, _start);
    private readonly Body _board = new(Ids.New<BodyId>(), "Kommunstyrelsen", BodyKind.Board, null, _start);
    private readonly Goal _goal = new(Ids.New<GoalId>(), GoalKind.Board, "Fler ska klara skolan", 2022, 2024);
    private readonly Account _head = new() { Name = "Maria Prov", UserName = "maria@prov.example", NormalizedUserName = "MARIA@PROV.EXAMPLE", Email = "maria@prov.example", NormalizedEmail = "MARIA@PROV.EXAMPLE" };
    private Unit _kitchen = null!;
    private Unit _cleaning = null!;
    private Unit _team = null!;
    private Activity _runs = null!;
    private Activity _done = null!;
    private RoleAssignment _role = null!;
    private TestMunicipality _test = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _test = await TestMunicipality.CreateAsync();
        _kitchen = new Unit(Ids.New<UnitId>(), "Kost", _top.Id, "Enhet", _start);
        _kitchen.Describe("Kost", "Enhet", 40, null);
        _cleaning = new Unit(Ids.New<UnitId>(), "Lokalvård", _top.Id, "Enhet", _start);
        _cleaning.Describe("Lokalvård", "Enhet", 30, null);
        _team = new Unit(Ids.New<UnitId>(), "Skolkök", _kitchen.Id, "Arbetslag", _start);
        _goal.Place("1", 1, null, _committee.Id);
        _goal.TakeAsAdopted();
        _runs = new Activity(Ids.New<ActivityId>(), _kitchen.Id, "Väga svinnet", new DateRange(new DateOnly(2022, 2, 1), new DateOnly(2023, 10, 31)), [_goal.Id]);
        _done = new Activity(Ids.New<ActivityId>(), _kitchen.Id, "Köpa vågar", new DateRange(new DateOnly(2022, 2, 1), new DateOnly(2023, 10, 31)), [_goal.Id]);
        _done.Involve([_cleaning.Id]);
        _runs.Involve([_cleaning.Id]);
        _role = new RoleAssignment(Guid.CreateVersion7(), _head.AccountId, Role.Head, _kitchen.Id, null, _start, null);
        var database = _test.Context();
        database.Users.Add(_head);
        await database.SaveAsync("test", null, Cancellation);
        database.AddRange(_top, _kitchen, _cleaning, _team, _committee, _board, _goal, _runs, _done);
        database.StatusReports.Add(StatusReport.TakeOver(_done.Id, new Tertial(2022, 2), new StatusGiven(new ActivityStatus(Phase.Completed, false), "Klart."), 1, new Signature(null, "Maria Prov", new DateTimeOffset(2022, 9, 1, 9, 0, 0, TimeSpan.Zero))));
        await database.SaveAsync("test", null, Cancellation);
        database.RoleAssignments.Add(_role);
        await database.SaveAsync("test", null, Cancellation);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task What_is_merged_moves_on_its_day_and_the_past_keeps_its_names()
    {
        var merge = Merge();
        var preview = await PreviewAsync(merge);
        preview.Lines.Select(l => l.Key).ShouldBe(["begins", "becomes", "becomes", "employees", "takes-part"]);
        preview.Lines[^1].Facts.ShouldBe(["Lokalvård", 1], "what is completed is not running");
        preview.Carried.Select(c => (c.Kind, c.Title)).ShouldBe([(CarriedKind.Unit, "Skolkök"), (CarriedKind.Activity, "Väga svinnet"), (CarriedKind.Role, "Maria Prov")]);
        (await _test.Context().Units.CountAsync(Cancellation)).ShouldBe(4, "a preview stores nothing");
        await HandleAsync(merge);

        (await OwnerAsync(2022)).ShouldBe("Kost");
        (await OwnerAsync(2023)).ShouldBe("Service");
        (await _test.Context().Activities.FindAsync([_runs.Id], Cancellation))!.OwnerUnitId.ShouldBe(_kitchen.Id, "the day has not come");

        _clock.Today = _newYear;
        await Task.WhenAll(Effect().RunAsync(Cancellation), Effect().RunAsync(Cancellation));
        await Effect().RunAsync(Cancellation);

        var service = await _test.Context().Units.SingleAsync(u => u.Name == "Service", Cancellation);
        service.Employees.ShouldBe(70);
        (await _test.Context().Activities.FindAsync([_runs.Id], Cancellation))!.OwnerUnitId.ShouldBe(service.Id);
        (await _test.Context().Activities.FindAsync([_done.Id], Cancellation))!.OwnerUnitId.ShouldBe(_kitchen.Id, "what is completed stays where it was done");
        (await OwnerAsync(2022)).ShouldBe("Kost");
        (await OwnerAsync(2023)).ShouldBe("Service");
        (await _test.Context().Units.SingleAsync(u => u.Name == "Skolkök", Cancellation)).ParentId.ShouldBe(service.Id);
        (await _test.AsOwnerAsync("select count(*) from styrkedja.event where verb = 'organisation.took-effect' and subject_table = 'activity'")).ShouldBe(1L);
        var roles = await _test.Context().RoleAssignments.OrderBy(r => r.ValidFrom).ToListAsync(Cancellation);
        roles.Select(r => (r.UnitId, r.ValidFrom, r.ValidTo)).ShouldBe([(_kitchen.Id, _start, _newYear.AddDays(-1)), (service.Id, _newYear, null)]);
    }

    [Fact]
    public async Task What_nobody_has_built_on_is_taken_back_as_one()
    {
        var act = await HandleAsync(Merge());
        _clock.Today = _newYear.AddDays(3);
        await Effect().RunAsync(Cancellation);

        await TakeBackAsync(act);

        var units = await _test.Context().Units.OrderBy(u => u.Name).ToListAsync(Cancellation);
        units.Select(u => (u.Name, u.ParentId, u.ValidTo)).ShouldBe([("Förvaltningen", null, null), ("Kost", _top.Id, null), ("Lokalvård", _top.Id, null), ("Skolkök", _kitchen.Id, null)]);
        (await _test.Context().Activities.FindAsync([_runs.Id], Cancellation))!.OwnerUnitId.ShouldBe(_kitchen.Id);
        (await _test.Context().RoleAssignments.SingleAsync(Cancellation)).ValidTo.ShouldBeNull();
        (await _test.Context().Handovers.CountAsync(Cancellation)).ShouldBe(0);
        (await RefusedAsync(() => TakeBackAsync(act))).ShouldBe("reorganisation-taken-back");
    }

    [Fact]
    public async Task What_has_been_reported_on_or_changed_again_is_not_taken_back()
    {
        var act = await HandleAsync(Merge());
        var service = await _test.Context().Units.SingleAsync(u => u.Name == "Service", Cancellation);
        var rename = await HandleAsync(Asked(ReorganisationKind.Rename, service.Id.Value) with { Day = new DateOnly(2023, 6, 1), Name = "Måltid och städ" });
        (await RefusedAsync(() => TakeBackAsync(act))).ShouldBe("reorganisation-followed");
        await TakeBackAsync(rename);

        var database = _test.Context();
        database.StatusReports.Add(StatusReport.TakeOver(_runs.Id, new Tertial(2022, 3), new StatusGiven(new ActivityStatus(Phase.Ongoing, false), "Går bra."), 1, new Signature(null, "Maria Prov", _clock.GetUtcNow().AddDays(1))));
        await database.SaveAsync("test", null, Cancellation);
        (await RefusedAsync(() => TakeBackAsync(act))).ShouldBe("reorganisation-in-use");
    }

    [Fact]
    public async Task A_split_asks_where_each_thing_goes()
    {
        var (schools, care) = (new NewPart(Guid.CreateVersion7(), "Skolmat"), new NewPart(Guid.CreateVersion7(), "Omsorgsmat"));
        var split = Asked(ReorganisationKind.Split, _kitchen.Id.Value) with { Parts = [schools, care], Choices = new Dictionary<Guid, Guid> { [_runs.Id.Value] = care.Id, [_role.Id] = ReorganisationAsked.Left } };
        await HandleAsync(split);
        (await OwnerAsync(2023)).ShouldBe("Omsorgsmat");
        (await _test.Context().Units.AsNoTracking().SingleAsync(u => u.Name == "Skolkök", Cancellation)).AsOn(_newYear).ParentId.ShouldBe(new UnitId(schools.Id));
        (await _test.Context().RoleAssignments.SingleAsync(Cancellation)).ValidTo.ShouldBe(_newYear.AddDays(-1));
        (await RefusedAsync(() => HandleAsync(split))).ShouldBe("reorganisation-done-already");
    }

    [Fact]
    public async Task A_unit_that_parts_with_another_goes_on_with_what_it_had()
    {
        await HandleAsync(Asked(ReorganisationKind.Split, _kitchen.Id.Value) with { Into = _kitchen.Id.Value, Parts = [new NewPart(Guid.CreateVersion7(), "Omsorgsmat")] });
        (await OwnerAsync(2023)).ShouldBe("Kost");
        (await _test.Context().RoleAssignments.SingleAsync(Cancellation)).ValidTo.ShouldBeNull();
        (await _test.Context().Handovers.CountAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_closed_before_it_is_said_where_everything_goes()
    {
        var close = Asked(ReorganisationKind.Close, _kitchen.Id.Value);
        (await PreviewAsync(close)).Unsaid.ShouldBe(3);
        (await RefusedAsync(() => HandleAsync(close))).ShouldBe("reorganisation-choices-missing");
        await HandleAsync(close with { Into = _cleaning.Id.Value });
        (await OwnerAsync(2023)).ShouldBe("Lokalvård");
    }

    [Fact]
    public async Task What_has_changed_since_the_preview_is_shown_again_before_it_is_done()
    {
        var preview = await PreviewAsync(Merge());
        var database = _test.Context();
        database.Activities.Add(new Activity(Ids.New<ActivityId>(), _kitchen.Id, "Ny sedan dess", DateRange.OfYear(2023), [_goal.Id]));
        await database.SaveAsync("test", null, Cancellation);
        (await RefusedAsync(() => Use().HandleAsync(Merge(), preview.Fingerprint, Cancellation))).ShouldBe("reorganisation-changed-meanwhile");
    }

    [Fact]
    public async Task A_ring_a_missing_parent_and_two_of_a_name_are_refused_also_on_a_coming_day()
    {
        var (a, b) = (_kitchen.Id.Value, _cleaning.Id.Value);
        await HandleAsync(Asked(ReorganisationKind.Move, a) with { Parent = b, Day = new DateOnly(2023, 5, 1) });
        (await RefusedAsync(() => PreviewAsync(Asked(ReorganisationKind.Move, b) with { Parent = a, Day = new DateOnly(2023, 3, 1) }))).ShouldBe("unit-ring");
        (await RefusedAsync(() => PreviewAsync(Asked(ReorganisationKind.Rename, b) with { Name = "kost" }))).ShouldBe("unit-name-twice");
        (await RefusedAsync(() => PreviewAsync(Asked(ReorganisationKind.Close, b) with { Into = a, Day = new DateOnly(2023, 4, 1), Choices = new Dictionary<Guid, Guid>() }))).ShouldBe("unit-parent-missing");
        (await RefusedAsync(() => PreviewAsync(Asked(ReorganisationKind.Merge, a)))).ShouldBe("reorganisation-needs-two");
        (await RefusedAsync(() => PreviewAsync(Asked(ReorganisationKind.Rename, a) with { Name = "Kost" }))).ShouldBe("reorganisation-changes-nothing");
    }

    [Fact]
    public async Task A_body_that_ceases_hands_its_goals_to_the_one_that_takes_over_and_keeps_its_old_plans()
    {
        var old = new OperationalPlan(Ids.New<PlanId>(), _committee.Id, 2022, "Plan 2022");
        var next = new OperationalPlan(Ids.New<PlanId>(), _board.Id, 2023, "Plan 2023");
        var database = _test.Context();
        database.Plans.AddRange(old, next);
        await database.SaveAsync("test", null, Cancellation);
        var end = Asked(ReorganisationKind.BodyEnd, _committee.Id.Value);
        (await RefusedAsync(() => HandleAsync(end))).ShouldBe("reorganisation-choices-missing");

        await HandleAsync(end with { Into = _board.Id.Value });
        _clock.Today = new DateOnly(2023, 2, 1);
        await Effect().RunAsync(Cancellation);

        (await _test.Context().Goals.SingleAsync(Cancellation)).BodyId.ShouldBe(_board.Id);
        (await PlanAsync(old.Id)).Goals.Select(g => g.Id).ShouldBe([_goal.Id]);
        (await PlanAsync(next.Id)).Goals.Select(g => g.Id).ShouldBe([_goal.Id]);
    }

    [Fact]
    public async Task A_goal_is_not_handed_to_a_body_that_ceases_before_it()
    {
        var database = _test.Context();
        database.Bodies.Single(b => b.Id == _board.Id).Close(new DateOnly(2023, 12, 31));
        await database.SaveAsync("test", null, Cancellation);
        (await RefusedAsync(() => HandleAsync(Asked(ReorganisationKind.BodyEnd, _committee.Id.Value) with { Into = _board.Id.Value }))).ShouldBe("goal-after-body");
    }

    [Fact]
    public async Task A_unit_in_use_is_not_removed_and_one_that_never_was_is()
    {
        var unused = new Unit(Ids.New<UnitId>(), "Oanvänd", _top.Id, "Enhet", _start);
        var database = _test.Context();
        database.Units.Add(unused);
        await database.SaveAsync("test", null, Cancellation);
        await Change().RemoveAsync(unused.Id, Cancellation);
        (await _test.Context().Units.AnyAsync(u => u.Id == unused.Id, Cancellation)).ShouldBeFalse();
        (await RefusedAsync(() => Change().RemoveAsync(_kitchen.Id, Cancellation))).ShouldBe("unit-in-use");
    }

    [Fact]
    public async Task A_past_reorganisation_takes_effect_at_once()
    {
        _clock.Today = new DateOnly(2024, 3, 1);
        await HandleAsync(Merge());
        (await _test.Context().Activities.FindAsync([_runs.Id], Cancellation))!.OwnerUnitId.ShouldBe((await _test.Context().Units.SingleAsync(u => u.Name == "Service", Cancellation)).Id);
        (await OwnerAsync(2022)).ShouldBe("Kost");
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Should.ThrowAsync<RuleBrokenException>(act)).Rule;

    private static ReorganisationAsked Asked(ReorganisationKind kind, params Guid[] subjects) => new(kind, _newYear, Decision, subjects);

    private readonly Guid _new = Guid.CreateVersion7();

    private ReorganisationAsked Merge() => Asked(ReorganisationKind.Merge, _kitchen.Id.Value, _cleaning.Id.Value) with { Name = "Service", Parent = _top.Id.Value, Parts = [new NewPart(_new, "Service")] };

    private TakeOrganisationIntoEffect Effect() => new(_test.Connections(), _clock);

    private Reorganise Use()
    {
        var tenant = _test.Tenant();
        var database = _test.Context(tenant);
        return new Reorganise(database, Effect(), TestMunicipality.Operator(database, tenant), _clock);
    }

    private ChangeUnit Change()
    {
        var tenant = _test.Tenant();
        var database = _test.Context(tenant);
        return new ChangeUnit(database, TestMunicipality.Operator(database, tenant));
    }

    private Task<ReorganisationPreview> PreviewAsync(ReorganisationAsked asked) => Use().PreviewAsync(asked, Cancellation);

    private async Task<ReorganisationId> HandleAsync(ReorganisationAsked asked) => await Use().HandleAsync(asked, (await PreviewAsync(asked)).Fingerprint, Cancellation);

    private Task TakeBackAsync(ReorganisationId act)
    {
        var tenant = _test.Tenant();
        var database = _test.Context(tenant);
        return new TakeBackReorganisation(database, Effect(), TestMunicipality.Operator(database, tenant), _clock).HandleAsync(act, Cancellation);
    }

    private async Task<PlanView> PlanAsync(PlanId id)
    {
        var database = _test.Context();
        return (await new PlanContents(database, new ActivityRows(_test.Connections(), _clock), _clock).FindAsync(id, Cancellation))!;
    }

    // The name that the follow-up of the year shows for the running activity.
    private async Task<string> OwnerAsync(int year)
    {
        var overview = await new YearOverviews(_test.Context(), new ActivityRows(_test.Connections(), _clock), _clock).LoadAsync(new Tertial(year, 3), Cancellation);
        return overview.Units.Find(overview.Activities.Single(a => a.Id == _runs.Id).Owner)!.Name;
    }

    private sealed class Clock : TimeProvider
    {
        private int _asked;

        public DateOnly Today { get; set; }

        // Time passes between one change and the next.
        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(Today.ToDateTime(new TimeOnly(11, 0)), TimeSpan.Zero).AddSeconds(Interlocked.Increment(ref _asked));
    }
}
