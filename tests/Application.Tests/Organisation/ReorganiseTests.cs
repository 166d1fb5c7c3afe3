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
        database.StatusReports.Add(StatusReport.TakeOver(_done.Id, new PeriodKey(2022, 2), new StatusGiven(new ActivityStatus(Phase.Completed, false), "Klart."), 1, new Signature(null, "Maria Prov", new DateTimeOffset(2022, 9, 1, 9, 0, 0, TimeSpan.Zero))));
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
        (await TakeBackAsync(act)).Already.ShouldBeTrue("a second press lands where the first did");
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
        database.StatusReports.Add(StatusReport.TakeOver(_runs.Id, new PeriodKey(2022, 3), new StatusGiven(new ActivityStatus(Phase.Ongoing, false), "Går bra."), 1, new Signature(null, "Maria Prov", _clock.GetUtcNow().AddDays(1))));
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
        var other = split with { Parts = [.. split.Parts.Select(p => p with { Id = Guid.CreateVersion7() })] };
        var inAnotherTab = other with { Decision = "KF § 112", Choices = new Dictionary<Guid, Guid> { [_runs.Id.Value] = other.Parts[1].Id, [_role.Id] = ReorganisationAsked.Left } };
        (await Use().HandleAsync(split, "seen", Cancellation)).Already.ShouldBeTrue();
        (await Use().HandleAsync(inAnotherTab, "seen", Cancellation)).Already.ShouldBeTrue();
        (await _test.Context().Reorganisations.CountAsync(Cancellation)).ShouldBe(1);
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
    public async Task What_is_planned_with_a_closing_unit_afterwards_goes_to_the_one_that_takes_over_when_the_day_comes()
    {
        var (left, late, done) = (_runs, Planned("Planerad senare"), Planned("Redan klar"));
        var act = await HandleAsync(Asked(ReorganisationKind.Close, _kitchen.Id.Value) with { Into = _cleaning.Id.Value, Choices = new Dictionary<Guid, Guid> { [left.Id.Value] = ReorganisationAsked.Left } });
        await StoreAsync(late, done);
        var database = _test.Context();
        database.StatusReports.Add(StatusReport.TakeOver(done.Id, new PeriodKey(2022, 3), new StatusGiven(new ActivityStatus(Phase.Completed, false), "Klart."), 1, new Signature(null, "Maria Prov", _clock.GetUtcNow())));
        await database.SaveAsync("test", null, Cancellation);
        var said = await Successions().OfAsync(_kitchen.Id, late.PlannedEnd, Cancellation);
        (said!.Key, said.LastDay, said.Takers).ShouldBe(("taken-over", _newYear.AddDays(-1), said.Takers));
        said.Takers.ShouldBe(["Lokalvård"]);
        (await Successions().OfAsync(_kitchen.Id, _newYear.AddDays(-1), Cancellation)).ShouldBeNull("it ends while the unit exists");
        (await Successions().StrandedAsync(Cancellation)).ShouldBeEmpty("what goes by itself, was chosen to stay or is completed asks nobody");

        _clock.Today = _newYear;
        await Effect().RunAsync(Cancellation);
        await Effect().RunAsync(Cancellation);
        (await HolderAsync(late)).ShouldBe(_cleaning.Id);
        (await HolderAsync(left)).ShouldBe(_kitchen.Id, "somebody chose to leave it");
        (await HolderAsync(done)).ShouldBe(_kitchen.Id, "what is completed stays where it was done");
        (await _test.Context().Handovers.CountAsync(h => h.ThingId == late.Id.Value, Cancellation)).ShouldBe(1);

        await TakeBackAsync(act);
        (await HolderAsync(late)).ShouldBe(_kitchen.Id);
    }

    [Fact]
    public async Task Where_several_or_nobody_take_over_the_strategist_is_asked()
    {
        var late = Planned("Planerad senare");
        await HandleAsync(Asked(ReorganisationKind.Split, _kitchen.Id.Value) with { Parts = [new NewPart(Guid.CreateVersion7(), "Skolmat"), new NewPart(Guid.CreateVersion7(), "Omsorgsmat")] });
        await StoreAsync(late);
        var stranded = (await Successions().StrandedAsync(Cancellation)).ShouldHaveSingleItem();
        (stranded.Id, stranded.Succession.Key, stranded.Succession.Unit).ShouldBe((late.Id, "several", "Kost"));
        _clock.Today = _newYear;
        await Effect().RunAsync(Cancellation);
        (await HolderAsync(late)).ShouldBe(_kitchen.Id);
        (await Successions().StrandedAsync(Cancellation)).Count.ShouldBe(1);
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
    public async Task A_body_that_is_split_says_where_each_goal_role_and_body_below_goes()
    {
        var chair = new RoleAssignment(Guid.CreateVersion7(), _head.AccountId, Role.Member, null, _committee.Id, _start, null);
        var below = new Body(Ids.New<BodyId>(), "Individutskottet", BodyKind.SubCommittee, _committee.Id, _start);
        var database = _test.Context();
        database.AddRange(chair, below);
        await database.SaveAsync("test", null, Cancellation);
        var (schools, culture) = (new NewPart(Guid.CreateVersion7(), "Skolnämnden"), new NewPart(Guid.CreateVersion7(), "Kulturnämnden"));
        var split = Asked(ReorganisationKind.BodySplit, _committee.Id.Value) with { Parts = [schools, culture], Choices = new Dictionary<Guid, Guid> { [below.Id.Value] = culture.Id, [chair.Id] = ReorganisationAsked.Left } };
        (await PreviewAsync(split)).Carried.Select(c => (c.Kind, c.Chosen)).ShouldBe([(CarriedKind.Body, culture.Id), (CarriedKind.Goal, schools.Id), (CarriedKind.Role, ReorganisationAsked.Left)]);

        var act = await HandleAsync(split);
        _clock.Today = _newYear;
        await Effect().RunAsync(Cancellation);

        var bodies = await _test.Context().Bodies.AsNoTracking().ToListAsync(Cancellation);
        bodies.Where(b => b.Kind == BodyKind.Committee).Select(b => (b.Name, b.ValidTo)).ShouldBe([("Utbildningsnämnden", _newYear.AddDays(-1)), ("Skolnämnden", null), ("Kulturnämnden", null)], ignoreOrder: true);
        bodies.Single(b => b.Id == below.Id).ParentId.ShouldBe(new BodyId(culture.Id));
        (await _test.Context().Goals.SingleAsync(Cancellation)).BodyId.ShouldBe(new BodyId(schools.Id));

        await TakeBackAsync(act);
        bodies = await _test.Context().Bodies.AsNoTracking().OrderBy(b => b.Name).ToListAsync(Cancellation);
        bodies.Select(b => (b.Name, b.ParentId, b.ValidTo)).ShouldBe([("Individutskottet", _committee.Id, null), ("Kommunstyrelsen", null, null), ("Utbildningsnämnden", null, null)]);
        (await _test.Context().Goals.SingleAsync(Cancellation)).BodyId.ShouldBe(_committee.Id);
        (await _test.Context().RoleAssignments.SingleAsync(r => r.Id == chair.Id, Cancellation)).ValidTo.ShouldBeNull();
    }

    [Fact]
    public async Task A_body_that_goes_on_may_give_what_it_chooses_to_the_one_that_parts()
    {
        var schools = new NewPart(Guid.CreateVersion7(), "Skolnämnden");
        var split = Asked(ReorganisationKind.BodySplit, _committee.Id.Value) with { Into = _committee.Id.Value, Parts = [schools] };
        (await PreviewAsync(split)).Carried.Single().Chosen.ShouldBe(_committee.Id.Value, "it keeps what it has unless something else is chosen");
        await HandleAsync(split with { Choices = new Dictionary<Guid, Guid> { [_goal.Id.Value] = schools.Id } });
        (await _test.Context().Handovers.SingleAsync(Cancellation)).ToId.ShouldBe(schools.Id);
    }

    [Fact]
    public async Task Bodies_are_merged_into_a_new_one_that_takes_over_their_goals()
    {
        var technical = new Body(Ids.New<BodyId>(), "Tekniska nämnden", BodyKind.Committee, null, _start);
        var database = _test.Context();
        database.Bodies.Add(technical);
        await database.SaveAsync("test", null, Cancellation);
        var merge = Asked(ReorganisationKind.BodyMerge, _committee.Id.Value, technical.Id.Value) with { Name = "Samhällsnämnden", Parts = [new NewPart(_new, "Samhällsnämnden")] };
        (await RefusedAsync(() => PreviewAsync(merge with { Parent = technical.Id.Value }))).ShouldBe("reorganisation-parent-ends-bodies");
        (await PreviewAsync(merge)).Lines.Select(l => l.Key).ShouldBe(["begins-top", "becomes", "becomes"]);
        var act = await HandleAsync(merge);
        _clock.Today = _newYear;
        await Effect().RunAsync(Cancellation);
        (await _test.Context().Goals.SingleAsync(Cancellation)).BodyId.ShouldBe(new BodyId(_new));

        var later = _test.Context();
        later.Plans.Add(new OperationalPlan(Ids.New<PlanId>(), new BodyId(_new), 2023, "Plan 2023"));
        await later.SaveAsync("test", null, Cancellation);
        (await RefusedAsync(() => TakeBackAsync(act))).ShouldBe("reorganisation-in-use");
    }

    [Fact]
    public async Task A_body_is_moved_unless_it_would_become_a_ring_on_a_coming_day_and_the_council_never()
    {
        var council = new Body(Ids.New<BodyId>(), "Kommunfullmäktige", BodyKind.Council, null, _start);
        var database = _test.Context();
        database.Bodies.Add(council);
        await database.SaveAsync("test", null, Cancellation);
        var (a, b) = (_committee.Id.Value, _board.Id.Value);
        await HandleAsync(Asked(ReorganisationKind.BodyMove, a) with { Parent = b, Day = new DateOnly(2023, 5, 1) });
        (await _test.Context().Bodies.AsNoTracking().SingleAsync(x => x.Id == _committee.Id, Cancellation)).AsOn(new DateOnly(2023, 5, 1)).ParentId.ShouldBe(_board.Id);
        (await RefusedAsync(() => PreviewAsync(Asked(ReorganisationKind.BodyMove, b) with { Parent = a, Day = new DateOnly(2023, 3, 1) }))).ShouldBe("body-ring");
        (await RefusedAsync(() => PreviewAsync(Asked(ReorganisationKind.BodyMove, b) with { Day = _newYear }))).ShouldBe("reorganisation-changes-nothing");
        (await RefusedAsync(() => PreviewAsync(Asked(ReorganisationKind.BodyMerge, b)))).ShouldBe("reorganisation-needs-two-bodies");
        (await RefusedAsync(() => PreviewAsync(Asked(ReorganisationKind.BodySplit, council.Id.Value) with { Parts = [new NewPart(_new, "X"), new NewPart(a, "Y")] }))).ShouldBe("reorganisation-of-the-council");
    }

    [Theory]
    [InlineData(ReorganisationKind.Rename)]
    [InlineData(ReorganisationKind.Merge)]
    [InlineData(ReorganisationKind.Split)]
    [InlineData(ReorganisationKind.BodyRename)]
    [InlineData(ReorganisationKind.BodyMerge)]
    [InlineData(ReorganisationKind.BodySplit)]
    public async Task Whatever_is_missing_is_said_in_both_languages(ReorganisationKind kind)
    {
        var subject = kind.IsOfBodies() ? _committee.Id.Value : _kitchen.Id.Value;
        foreach (var asked in new[] { Asked(kind), Asked(kind, subject), Asked(kind, subject, _top.Id.Value), Asked(kind, Guid.NewGuid()), Asked(kind, subject) with { Day = _start, Name = "Nytt" } })
        {
            var rule = await RefusedAsync(() => PreviewAsync(asked));
            Words.Swedish[$"rule.{rule}"].ShouldNotBe(Words.English[$"rule.{rule}"], rule);
        }
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

    private Successions Successions() => new(_test.Context(), _clock);

    private Activity Planned(string title) => new(Ids.New<ActivityId>(), _kitchen.Id, title, new DateRange(new DateOnly(2022, 11, 1), new DateOnly(2023, 6, 30)), [_goal.Id]);

    private async Task StoreAsync(params Activity[] activities)
    {
        var database = _test.Context();
        database.Activities.AddRange(activities);
        await database.SaveAsync("test", null, Cancellation);
    }

    private async Task<UnitId> HolderAsync(Activity activity) => (await _test.Context().Activities.FindAsync([activity.Id], Cancellation))!.OwnerUnitId;

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

    private async Task<ReorganisationId> HandleAsync(ReorganisationAsked asked) => await Use().HandleAsync(asked, (await PreviewAsync(asked)).Fingerprint, Cancellation) is var (id, _) ? id : default;

    private Task<(Reorganisation Act, bool Already)> TakeBackAsync(ReorganisationId act)
    {
        var tenant = _test.Tenant();
        var database = _test.Context(tenant);
        return new TakeBackReorganisation(database, Effect(), TestMunicipality.Operator(database, tenant), _clock).HandleAsync(act, Cancellation);
    }

    private async Task<PlanView> PlanAsync(PlanId id)
    {
        var database = _test.Context();
        return (await new PlanContents(database, new ActivityRows(_test.Connection(), _clock), _clock).FindAsync(id, Cancellation))!;
    }

    // The name that the follow-up of the year shows for the running activity.
    private async Task<string> OwnerAsync(int year)
    {
        var overview = await new YearOverviews(_test.Context(), new ActivityRows(_test.Connection(), _clock), _clock).LoadAsync(new PeriodKey(year, 3), Cancellation);
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
