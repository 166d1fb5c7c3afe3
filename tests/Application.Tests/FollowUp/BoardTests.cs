using Styrkedja.Application.Activities;
using Styrkedja.Application.Database;
using Styrkedja.Application.FollowUp;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Plans;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.FollowUp;

/// <summary>Two units below one, two bodies, and what is said of their activities in two follow-ups.</summary>
public sealed class BoardTests : IAsyncLifetime
{
    private static readonly PeriodKey _first = new(2024, 1), _second = new(2024, 2);
    private static readonly DateOnly _start = new(2020, 1, 1);
    private readonly Body _board = new(Ids.New<BodyId>(), "Kommunstyrelsen", BodyKind.Board, null, _start);
    private readonly Body _committee = new(Ids.New<BodyId>(), "Socialnämnden", BodyKind.Committee, null, _start);
    private readonly Unit _top = new(Ids.New<UnitId>(), "Förvaltningen", null, "Förvaltning", _start);
    private readonly Goal _waste = new(Ids.New<GoalId>(), GoalKind.Board, "Matsvinnet ska minska", 2023, 2024);
    private readonly Goal _care = new(Ids.New<GoalId>(), GoalKind.Board, "Färre ska vara ensamma", 2023, 2024);
    private readonly Goal _bare = new(Ids.New<GoalId>(), GoalKind.Board, "Vattnet ska räcka", 2024, 2024);
    private readonly Dictionary<string, Activity> _activities = [];
    private Unit _kitchen = null!;
    private Unit _roads = null!;
    private TestMunicipality _test = null!;
    private StyrkedjaDbContext _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _test = await TestMunicipality.CreateAsync();
        _database = _test.Context();
        _kitchen = new Unit(Ids.New<UnitId>(), "Kost", _top.Id, "Enhet", _start);
        _roads = new Unit(Ids.New<UnitId>(), "Gata", _top.Id, "Enhet", _start);
        _care.Place("2", 2, null, _committee.Id);
        _database.AddRange(_board, _committee, _top, _kitchen, _roads, _waste, _care, _bare, new OperationalPlan(Ids.New<PlanId>(), _board.Id, 2024, "Verksamhetsplan 2024"));
        Add("Väga", _kitchen, _waste);
        Add("Skylta", _kitchen, _waste);
        Add("Bygga", _roads, _care);
        Add("Leda", _top, _care);
        Say("Väga", _first, ActivityStatus.OngoingAsPlanned);
        Say("Väga", _second, ActivityStatus.OngoingWithDeviation, new ExpectedEnd.Month(2024, 12));
        Say("Skylta", _second, ActivityStatus.CompletedAsPlanned, late: true, comment: "Arbetet pågår.");
        Say("Bygga", _first, ActivityStatus.OnHold);
        Say("Bygga", _second, ActivityStatus.OnHold, new ExpectedEnd.Month(2024, 11));
        Assess(_waste, _first, Assessment.Met);
        Assess(_waste, _second, Assessment.NotMet);
        Assess(_care, _second, Assessment.Partly);
        await _database.SaveAsync("test", null, Cancellation);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task A_head_unit_shows_the_sum_of_those_below()
    {
        var figures = UnitFigures.Of(await FilteredAsync());
        figures.Select(f => (f.Unit.Name, f.Depth, f.HasBelow)).ShouldBe([("Förvaltningen", 0, true), ("Gata", 1, false), ("Kost", 1, false)]);
        figures.Select(f => (f.Own.Activities, f.Sum.Activities, f.Sum.Reported, f.Sum.Late, f.Sum.AsPlanned, f.Sum.Deviations)).ShouldBe([(1, 4, 3, 1, 1, 2), (1, 1, 1, 0, 0, 1), (2, 2, 2, 1, 1, 1)]);
        figures[0].Sum.ByStatus.Sum().ShouldBe(3);
        (figures[0].Sum.ShareReported, figures[2].Sum.ShareAsPlanned).ShouldBe((0.75, 0.5));
        figures.Select(f => f.ReachesMinimum).ShouldBe([false, false, true], "each is asked for what it plans itself");

        UnitFigures.Of(await FilteredAsync(new BoardFilter(_kitchen.Id))).Single().Depth.ShouldBe(0);
        UnitFigures.Of(await FilteredAsync(new BoardFilter(Body: _committee.Id)))[0].Sum.Activities.ShouldBe(2);
    }

    [Fact]
    public async Task A_filter_keeps_units_below_and_the_board_has_the_goals_that_are_nobodys()
    {
        (await TitlesAsync(new BoardFilter(_top.Id))).ShouldBe(["Bygga", "Leda", "Skylta", "Väga"]);
        (await TitlesAsync(new BoardFilter(Body: _board.Id))).ShouldBe(["Skylta", "Väga"]);
        (await TitlesAsync(new BoardFilter(Status: "on-hold"))).ShouldBe(["Bygga"]);
        (await TitlesAsync(new BoardFilter(Status: BoardFilter.Unreported))).ShouldBe(["Leda"]);
    }

    [Fact]
    public async Task A_deviation_tells_since_when()
    {
        var found = await new Deviations(_test.Connection()).OfAsync(await FilteredAsync(), Cancellation);
        found.Select(d => (d.Activity.Title, d.Since)).OrderBy(d => d.Title).ShouldBe([("Bygga", _first), ("Väga", _second)]);
    }

    [Fact]
    public async Task Changes_are_told_of_what_is_reported_and_of_ends_that_move()
    {
        var changed = await new Changes(_test.Connection()).OfAsync(await FilteredAsync(), Cancellation);
        changed.Activities.Select(c => (c.Activity.Title, c.Movement, c.EndMoved?.Now)).OrderBy(c => c.Title).ToList().ShouldBe(
            [("Skylta", Movement.New, null), ("Väga", Movement.Worse, new DateOnly(2024, 12, 31))], customMessage: "a month that the planned end lies in moves nothing, and what is unreported is unknown");
        changed.Goals.Select(g => (g.Goal.Title, g.Movement)).ShouldBe([("Matsvinnet ska minska", Movement.Worse), ("Färre ska vara ensamma", Movement.New)]);
    }

    [Fact]
    public async Task Findings_of_reports_and_plans_stand_together()
    {
        var found = await new Findings(_database).OfAsync(await FilteredAsync(), [_board, _committee], Cancellation);
        found.Reports.Select(f => (f.Activity.Title, f.Observation.Code)).ShouldBe([("Skylta", PlausibilityCodes.CompletedButTextSaysOngoing), ("Väga", PlausibilityCodes.DeviationWithoutText), ("Bygga", PlausibilityCodes.OnHoldWithoutCause)], ignoreOrder: true);
        var coverage = found.Plans.Single().Coverage;
        coverage.GoalsWithoutActivities.Select(g => g.Title).ShouldBe(["Vattnet ska räcka"]);
        coverage.Units.Where(u => u.IsShort).Select(u => u.Unit.Name).ShouldBe(["Gata"]);
        (await new Findings(_database).OfAsync(await FilteredAsync(new BoardFilter(_kitchen.Id)), [_board, _committee], Cancellation)).Plans.ShouldBeEmpty();
    }

    [Fact]
    public async Task Supervision_goes_by_body_and_calls_nothing_decided_before_it_is_published()
    {
        var view = await SupervisionAsync();
        view.Bodies.Select(b => b.Body?.Name).ShouldBe(["Kommunstyrelsen", "Socialnämnden"]);
        var board = view.Bodies[0];
        board.Shares.Select(s => (s.At.Tertial, s.IsDecided, s.Unassessed)).ShouldBe([(new PeriodKey(2023, 3), false, 1), (_first, false, 1), (_second, false, 1)]);
        board.Now.Counts.ShouldBe(new Dictionary<Assessment, int> { [Assessment.NotMet] = 1 });
        board.Worse.Single().Goal.Title.ShouldBe("Matsvinnet ska minska");
        board.NotMet.Count.ShouldBe(1);
        view.Bodies[1].OnHold.Single().Title.ShouldBe("Bygga");

        var period = new FollowUpPeriod(Guid.CreateVersion7(), PeriodCalendar.Default[_second], new DateOnly(2024, 8, 17), new DateOnly(2024, 9, 6), new DateOnly(2024, 9, 11));
        period.Publish(new DateTimeOffset(2024, 9, 20, 8, 0, 0, TimeSpan.Zero));
        _database.Periods.Add(period);
        await _database.SaveAsync("test", null, Cancellation);
        (await SupervisionAsync()).Bodies[0].Now.IsDecided.ShouldBeFalse("it is published but open again");

        period.Lock(new DateTimeOffset(2024, 9, 21, 8, 0, 0, TimeSpan.Zero));
        await _database.SaveAsync("test", null, Cancellation);
        (await SupervisionAsync()).Bodies[0].Now.IsDecided.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_ordered_after_the_cut_off_is_planned_and_expected_from_the_next_follow_up_unless_it_is_reported_all_the_same()
    {
        Order("Ordnad i augusti", new DateOnly(2024, 8, 31));
        Order("Ordnad i september", new DateOnly(2024, 9, 1));
        await _database.SaveAsync("test", null, Cancellation);

        (await TitlesAsync(new BoardFilter())).ShouldBe(["Bygga", "Leda", "Ordnad i augusti", "Skylta", "Väga"]);
        var overview = await Overviews().LoadAsync(_second, Cancellation);
        (overview.Planned.Count, overview.UnreportedOf(_waste.Id), overview.LeftOut.Count).ShouldBe((6, 1, 0));
        new FollowUpBoard(overview).Units.Single(u => u.Unit.Id == _kitchen.Id).Left.ShouldBe(1);
        (await Overviews().LoadAsync(new PeriodKey(2024, 3), Cancellation)).UnreportedOf(_waste.Id).ShouldBe(4, "from the next it is one of them");
        (await ListedAsync()).ShouldBe((6, 2), "it is in the list, but nobody has missed it");
        new FilteredOverview(overview, [_board, _committee], new BoardFilter()).OfYear.Count().ShouldBe(6, "nor is it missing from the year's timeline");
        (await BesideAsync()).ShouldBe([(0, 0), (2, 1), (3, 2), (4, 0)]);

        Say("Ordnad i september", _second, ActivityStatus.OngoingAsPlanned);
        await _database.SaveAsync("test", null, Cancellation);

        (await TitlesAsync(new BoardFilter())).ShouldContain("Ordnad i september");
        (await ListedAsync()).ShouldBe((6, 2));
        (await BesideAsync()).ShouldBe([(0, 0), (2, 1), (4, 3), (4, 0)]);
    }

    private async Task<(int All, int Unreported)> ListedAsync()
    {
        var listing = new ActivityListing(_test.Connection(), TimeProvider.System);
        var all = await listing.ReadAsync(PeriodCalendar.Default[_second], new ListingFilter(null, null, null, ListingOrder.Plan, false), Cancellation);
        var unreported = await listing.ReadAsync(PeriodCalendar.Default[_second], new ListingFilter(null, BoardFilter.Unreported, null, ListingOrder.Plan, false), Cancellation);
        return (all.Total, unreported.Total);
    }

    private async Task<List<(int, int)>> BesideAsync() =>
        [.. (await new PeriodsBeside(_test.Context(), _test.Connection()).OfAsync(_waste.Id, 2024, Cancellation)).Select(p => (p.Activities, p.Reported))];

    private void Order(string title, DateOnly day)
    {
        Add(title, _kitchen, _waste);
        _database.Add(_activities[title].TakeAsOrdered(ActivityPriority.High, new RulingGiven($"Kommunstyrelsen {title}", day, null), By()));
    }

    private void Add(string title, Unit owner, Goal goal)
    {
        var activity = new Activity(Ids.New<ActivityId>(), owner.Id, title, new DateRange(new DateOnly(2024, 2, 1), new DateOnly(2024, 11, 15)), [goal.Id]);
        _activities.Add(title, activity);
        _database.Add(activity);
    }

    private void Say(string title, PeriodKey tertial, ActivityStatus status, ExpectedEnd? end = null, bool late = false, string? comment = null)
    {
        var report = StatusReport.TakeOver(_activities[title].Id, tertial, new StatusGiven(status, comment, null, null, end), 1, By());
        _database.Add(report);
        _database.Entry(report).Property(r => r.IsLate).CurrentValue = late;
    }

    private void Assess(Goal goal, PeriodKey tertial, Assessment decided)
    {
        var day = PeriodCalendar.Default[tertial].Cutoff;
        var assessment = new GoalAssessment(Guid.CreateVersion7(), goal.Id, tertial);
        assessment.Decide(new FollowUpPeriod(Guid.CreateVersion7(), PeriodCalendar.Default[tertial], day, day, day), AssessmentTable.Default.Suggest(new OutcomeCounts([])), decided, "Så är det.", By());
        _database.Add(assessment);
    }

    private async Task<List<string>> TitlesAsync(BoardFilter filter) => [.. (await FilteredAsync(filter)).Activities.Select(a => a.Title).Order(StringComparer.CurrentCulture)];

    private async Task<FilteredOverview> FilteredAsync(BoardFilter? filter = null) => new(await Overviews().LoadAsync(_second, Cancellation), [_board, _committee], filter ?? new BoardFilter());

    private async Task<SupervisionView> SupervisionAsync()
    {
        var database = _test.Context();
        return await new Supervision(database, Overviews(), new Periods(database, TimeProvider.System)).LoadAsync(_second, Cancellation);
    }

    private YearOverviews Overviews() => new(_test.Context(), new ActivityRows(_test.Connection(), TimeProvider.System), TimeProvider.System);

    private static Signature By() => new(null, "Maria Prov", new DateTimeOffset(2024, 9, 2, 10, 0, 0, TimeSpan.Zero));
}
