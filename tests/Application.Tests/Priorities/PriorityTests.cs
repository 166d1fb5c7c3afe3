using Styrkedja.Application.Database;
using Styrkedja.Application.Goals;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Priorities;
using Styrkedja.Domain;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Priorities;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Priorities;

public sealed class PriorityTests : IAsyncLifetime
{
    private static readonly Signature _by = new(null, "Maria Prov", new DateTimeOffset(2026, 1, 2, 10, 0, 0, TimeSpan.Zero));
    private readonly FocusArea _water = new(Ids.New<FocusAreaId>());
    private readonly Goal _council = new(Ids.New<GoalId>(), GoalKind.Council, "Rent vatten", 2023, 2026);
    private readonly Goal _waste = new(Ids.New<GoalId>(), GoalKind.Board, "Matsvinnet ska minska", 2026, 2027);
    private readonly Goal _cars = new(Ids.New<GoalId>(), GoalKind.Board, "Bilarna ska vara fossilfria", 2026, 2026);
    private readonly Goal _school = new(Ids.New<GoalId>(), GoalKind.Board, "Fler ska bli behöriga", 2026, 2026);
    private readonly Goal _proposed = new(Ids.New<GoalId>(), GoalKind.Board, "Bara ett förslag", 2026, 2026);
    private TestMunicipality _test = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _test = await TestMunicipality.CreateAsync();
        _council.BearOn(_water.Id);
        _council.Adopt("KF § 1", _by);
        _waste.BearOn(_water.Id);
        _cars.LeadTo(_council.Id);
        _proposed.BearOn(_water.Id);
        var database = _test.Context();
        database.Add(_water);
        database.AddRange(_council, _waste, _cars, _school, _proposed);
        database.AddRange(_waste.Adopt("KS § 1", _by), _cars.Adopt("KS § 1", _by), _school.Adopt("KS § 1", _by));
        await database.SaveAsync("test", null, Cancellation);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task The_goals_affected_are_the_adopted_ones_of_the_bodies_in_the_focus_area_by_themselves_or_by_what_they_lead_to()
    {
        (await Change().AffectedAsync(_water.Id, 2026, 2026, Cancellation)).Select(g => g.Id).ShouldBe([_waste.Id, _cars.Id], ignoreOrder: true);
        (await Change().AffectedAsync(null, 2026, 2026, Cancellation)).Count.ShouldBe(3);
        (await Change().AffectedAsync(null, 2027, 2027, Cancellation)).ShouldHaveSingleItem().Id.ShouldBe(_waste.Id);
    }

    [Fact]
    public async Task Each_review_ends_in_its_own_way_and_the_priority_says_how_many_are_left()
    {
        var id = await AdoptAsync(_waste.Id, _cars.Id, _school.Id);
        (await FindAsync(id)).Left.ShouldBe(3);

        await Reviews().KeepAsync(await ReviewOfAsync(id, _waste.Id), "Samma riktning", Cancellation);
        await Reviews().IntendAsync(await ReviewOfAsync(id, _cars.Id), ReviewOutcome.Changed, Cancellation);
        (await FindAsync(id)).Left.ShouldBe(2, "a choice is not a decision");
        await ReviseAsync(_cars.Id, "Bilarna ska vara fossilfria och tvättas utan dricksvatten");
        var version = await VersionAsync(_school.Id);
        await Decide(_test.Context()).CloseAsync(_school.Id, 2026, "KS § 30", version, Cancellation);

        var view = await FindAsync(id);
        view.Left.ShouldBe(0);
        view.Reviews.ToDictionary(r => r.Goal.Id, r => (r.Review.Outcome, r.Review.GoalVersion)).ShouldBe(
            new Dictionary<GoalId, (ReviewOutcome?, int?)>
            {
                [_waste.Id] = (ReviewOutcome.Kept, null),
                [_cars.Id] = (ReviewOutcome.Changed, 2),
                [_school.Id] = (ReviewOutcome.Withdrawn, null),
            },
            ignoreOrder: true);
        view.Linked.Select(g => g.Id).ShouldBe([_waste.Id, _cars.Id], ignoreOrder: true, "those that were kept or changed rest on it");
    }

    [Fact]
    public async Task A_revision_for_another_reason_leaves_the_review_open()
    {
        var id = await AdoptAsync(_cars.Id);
        await ReviseAsync(_cars.Id, "Bilarna ska vara helt fossilfria");
        (await FindAsync(id)).Left.ShouldBe(1);
    }

    [Fact]
    public async Task A_goal_is_kept_only_for_a_reason_and_answered_once()
    {
        var id = await AdoptAsync(_waste.Id);
        var review = await ReviewOfAsync(id, _waste.Id);
        (await Should.ThrowAsync<RuleBrokenException>(() => Reviews().KeepAsync(review, " ", Cancellation))).Rule.ShouldBe("review-reason-required");
        await Reviews().KeepAsync(review, "Samma riktning", Cancellation);
        (await Should.ThrowAsync<RuleBrokenException>(() => Reviews().KeepAsync(review, "En gång till", Cancellation))).Rule.ShouldBe("review-closed");
    }

    [Fact]
    public async Task A_withdrawn_priority_drops_what_nobody_has_answered_and_keeps_what_somebody_has()
    {
        var id = await AdoptAsync(_waste.Id, _cars.Id);
        await Reviews().KeepAsync(await ReviewOfAsync(id, _waste.Id), "Samma riktning", Cancellation);
        await Change().WithdrawAsync(id, "KF § 9", Cancellation);
        (await FindAsync(id)).Reviews.Select(r => r.Review.Outcome).ShouldBe([ReviewOutcome.Kept, ReviewOutcome.Dropped], ignoreOrder: true);
        (await Should.ThrowAsync<RuleBrokenException>(() => Change().LinkAsync(id, [_school.Id], Cancellation))).Rule.ShouldBe("priority-withdrawn");
    }

    [Theory]
    [InlineData(2026, 2027, "priority-beyond-term")]
    [InlineData(2026, 2025, "goal-years-out-of-order")]
    public void A_priority_belongs_to_one_term_of_office(int first, int last, string rule) =>
        Should.Throw<RuleBrokenException>(() => new Priority(Ids.New<PriorityId>(), Details(first, last))).Rule.ShouldBe(rule);

    private static PriorityDetails Details(int first, int last) => new("Vattnet först", null, null, "KF § 131", new DateOnly(2026, 2, 1), first, last);

    private async Task<PriorityId> AdoptAsync(params GoalId[] goals) => await Change().AdoptAsync(Details(2026, 2026), goals, new DateOnly(2026, 4, 1), Cancellation);

    private async Task<PriorityView> FindAsync(PriorityId id)
    {
        var database = _test.Context();
        return (await new PriorityReading(database, new VisionReading(database), TestMunicipality.Operator(database, _test.Tenant())).FindAsync(id, Cancellation))!;
    }

    private async Task<Guid> ReviewOfAsync(PriorityId id, GoalId goal) => (await FindAsync(id)).Reviews.Single(r => r.Goal.Id == goal).Review.Id;

    private async Task<uint> VersionAsync(GoalId goal)
    {
        var database = _test.Context();
        return database.VersionOf((await database.Goals.FindAsync([goal], Cancellation))!);
    }

    private async Task ReviseAsync(GoalId id, string title)
    {
        var seen = await VersionAsync(id);
        var goal = (await _test.Context().Goals.FindAsync([id], Cancellation))!;
        await Decide(_test.Context()).ReviseAsync(
            id, new GoalGiven(goal.Kind, goal.Wording with { Title = title }, null, null, null, goal.Parents, goal.FocusAreas), "KS § 20", "Vägt mot prioriteringen", seen, Cancellation);
    }

    private ChangePriority Change()
    {
        var database = _test.Context();
        return new ChangePriority(database, TestMunicipality.Operator(database, _test.Tenant()), TimeProvider.System);
    }

    private ReviewGoals Reviews()
    {
        var database = _test.Context();
        return new ReviewGoals(database, TestMunicipality.Operator(database, _test.Tenant()), TimeProvider.System);
    }

    private DecideGoal Decide(StyrkedjaDbContext database)
    {
        var user = TestMunicipality.Operator(database, _test.Tenant());
        return new DecideGoal(database, new ChangeGoal(database, user), user, TimeProvider.System);
    }
}
