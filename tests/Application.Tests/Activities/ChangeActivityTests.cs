using Styrkedja.Application.Activities;
using Styrkedja.Application.Budgets;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Measures;
using Styrkedja.Application.Organisation;
using Styrkedja.Application.Reports;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Goals;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Activities;

public sealed class ChangeActivityTests : IAsyncLifetime
{
    private static readonly PeriodKey _tertial = new(2026, 1);
    private readonly Unit _kitchen = new(Ids.New<UnitId>(), "Kost", null, "Enhet", new DateOnly(2020, 1, 1));
    private readonly Goal _waste = new(Ids.New<GoalId>(), GoalKind.Board, "Matsvinnet ska minska", 2026, 2026);
    private readonly Goal _cars = new(Ids.New<GoalId>(), GoalKind.Board, "Bilarna ska bli fossilfria", 2026, 2026);
    private Activity _scales = null!;
    private Activity _routine = null!;
    private TestMunicipality _test = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _test = await TestMunicipality.CreateAsync();
        _scales = new Activity(Ids.New<ActivityId>(), _kitchen.Id, "Väga svinnet", DateRange.OfYear(2026), [_waste.Id]);
        _routine = new Activity(Ids.New<ActivityId>(), _kitchen.Id, "Skriva ny rutin", DateRange.OfYear(2026), [_waste.Id]);
        _routine.Detail(new ActivityDetails { Kind = ActivityKind.Administration, LeftOutOfReports = true });
        var database = _test.Context();
        database.AddRange(_kitchen, _waste, _cars, _scales, _routine);
        database.StatusReports.Add(StatusReport.TakeOver(_scales.Id, _tertial, new StatusGiven(ActivityStatus.CompletedAsPlanned, "Klart."), 1, new Signature(null, "Prov", DateTimeOffset.UnixEpoch)));
        await database.SaveAsync("test", null, Cancellation);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task Goals_changed_by_two_people_at_once_are_noticed()
    {
        var (first, second) = (Change(), Change());
        var seen = (await first.ForChangeAsync(_scales.Id, Cancellation))!.Value.Version;
        await first.HandleAsync(_scales.Id, Given([_waste.Id, _cars.Id]), null, seen, Cancellation);
        var refusal = await Should.ThrowAsync<RuleBrokenException>(() => second.HandleAsync(_scales.Id, Given([_cars.Id]), null, seen, Cancellation));
        refusal.Rule.ShouldBe("changed-meanwhile");
    }

    [Fact]
    public async Task What_is_left_out_is_in_neither_report_nor_assessment_but_counted()
    {
        var tenant = _test.Tenant();
        var database = _test.Context(tenant);
        var rows = new ActivityRows(_test.Connection(tenant), TimeProvider.System);
        var overviews = new YearOverviews(database, rows, TimeProvider.System);
        var periods = new Periods(database, TimeProvider.System);
        var overview = await overviews.LoadAsync(_tertial, Cancellation);
        overview.Activities.Select(a => a.Title).ShouldBe(["Väga svinnet"]);
        overview.LeftOut.Select(a => a.Title).ShouldBe(["Skriva ny rutin"]);
        overview.UnreportedOf(_waste.Id).ShouldBe(0);
        UnitDuty.Of(_kitchen, overview).Activities.ShouldBe(2, "it is planned all the same");
        var unit = new FollowUpBoard(overview).Units.Single();
        (unit.Activities, unit.Reported, unit.NotExpected, unit.ReachesMinimum).ShouldBe((1, 1, 1, true));
        (await new SuggestedAssessments(database, rows).AtAsync(2026, PeriodCalendar.Default[_tertial].Cutoff, Cancellation)).Single(s => s.Goal.Id == _waste.Id).Suggestion.Counts.Total.ShouldBe(1);

        var (budgets, measures) = (new BudgetFollowUps(database, new PlansBudgets(database), periods), new UnitsMeasures(database));
        var committee = await new CommitteeReports(database, overviews, periods, budgets, measures, tenant).BuildAsync(new CommitteeSelection(2026, new DateOnly(2026, 4, 20), [_kitchen.Id]), Cancellation);
        committee.Goals.SelectMany(g => g.Activities).Select(a => a.Title).ShouldBe(["Väga svinnet"]);
        committee.LeftOut.ShouldBe(1);
        ReportCheck.Of(committee).ShouldNotContain(f => f.Where == "Skriva ny rutin");
        var tertial = await new TertialReports(database, overviews, periods, new VisionReading(database), budgets, measures, tenant).BuildAsync(new TertialSelection(_tertial), Cancellation);
        tertial.Groups.SelectMany(g => g.Goals).SelectMany(g => g.Goal.Activities).Select(a => a.Title).ShouldBe(["Väga svinnet"]);
        tertial.LeftOut.ShouldBe(1);
    }

    private ActivityGiven Given(IReadOnlyList<GoalId> goals) => new(_kitchen.Id, _scales.Title, null, _scales.Plan, goals, [], null, ActivityDetails.None);

    private ChangeActivity Change()
    {
        var tenant = _test.Tenant();
        var database = _test.Context(tenant);
        return new ChangeActivity(database, new Successions(database, TimeProvider.System), TestMunicipality.Operator(database, tenant), TimeProvider.System);
    }
}
