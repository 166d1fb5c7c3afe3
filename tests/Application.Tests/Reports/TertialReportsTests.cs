using Styrkedja.Application.Activities;
using Styrkedja.Application.Budgets;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Governance;
using Styrkedja.Application.Import;
using Styrkedja.Application.Import.Storing;
using Styrkedja.Application.Measures;
using Styrkedja.Application.Reports;
using Styrkedja.Documents.Reports;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Governance;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Reports;

public sealed class TertialReportsTests : IAsyncLifetime
{
    private static readonly PeriodKey First = new(2025, 1);

    private TestMunicipality _test = null!;

    public async ValueTask InitializeAsync() => _test = await TestMunicipality.CreateAsync();

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task Changes_are_told_from_the_second_tertial_that_is_reported()
    {
        var document = With(Phase.Ongoing, "Pågående enligt plan");
        await TakeInAsync(document, First);
        Goals(await ReportAsync(First)).ShouldAllBe(goal => goal.Change.Count == 0);

        await TakeInAsync(With(Phase.Completed, "Avslutad enligt plan"), PeriodCalendar.Default.After(First).Tertial);
        var second = await ReportAsync(PeriodCalendar.Default.After(First).Tertial);
        Goals(second).First(goal => goal.Goal.Activities.Count > 0).Change.ShouldBe(["En aktivitet har avslutats."]);
    }

    [Fact]
    public async Task Without_a_decision_the_grounds_say_what_the_activities_show_but_judge_nothing()
    {
        await TakeInAsync(With(Phase.Completed, "Avslutad enligt plan"), First);
        var goal = Goals(await ReportAsync(First)).First(goal => goal.Goal.Activities.Count > 0);
        goal.Assessment.ShouldBeNull();
        goal.Grounds.ShouldHaveSingleItem().ShouldBe("Målets enda aktivitet är avslutad enligt plan");
    }

    [Fact]
    public async Task The_report_carries_the_vision_of_the_day_it_is_made()
    {
        (await ReportAsync(First)).Vision.ShouldBeNull();
        var context = _test.Context();
        var today = new Periods(context, TimeProvider.System).Today;
        foreach (var (text, from) in new[] { ("Den gamla.", today.AddYears(-4)), ("Den som gäller.", today.AddDays(-1)), ("Den nya.", today.AddDays(1)) })
        {
            var vision = new Vision(Ids.New<VisionId>(), new VisionWording(text, from, null, []));
            vision.Adopt("Kommunfullmäktige, § 1");
            context.Visions.Add(vision);
        }

        context.Visions.Add(new Vision(Ids.New<VisionId>(), new VisionWording("Ett förslag.", today, null, [])));
        await context.SaveAsync("vision.adopted", null, TestContext.Current.CancellationToken);

        (await ReportAsync(First)).Vision.ShouldBe("Den som gäller.");
    }

    private static IEnumerable<AssessedGoal> Goals(TertialReport report) => report.Groups.SelectMany(group => group.Goals);

    private static ImportedDocument With(Phase phase, string word)
    {
        var document = Import.Storing.DocumentPlans.Random(new Random(3), 2025);
        var activity = document.Goals[0].Activities[0] with { Status = new ImportedStatus(phase, false, word) };
        return document with { Goals = [document.Goals[0] with { Activities = [activity] }] };
    }

    private async Task TakeInAsync(ImportedDocument document, PeriodKey tertial)
    {
        var tenant = _test.Tenant();
        var context = _test.Context(tenant);
        var periods = new Periods(context, TimeProvider.System);
        await new TakeInDocument(context, new ImportPlanner(context, periods), periods, TestMunicipality.Operator(context, tenant), TimeProvider.System)
            .HandleAsync(document, new ImportTarget(Tertial: tertial), null, "prov", TestContext.Current.CancellationToken);
    }

    private async Task<TertialReport> ReportAsync(PeriodKey tertial)
    {
        var tenant = _test.Tenant();
        var context = _test.Context(tenant);
        var periods = new Periods(context, TimeProvider.System);
        return await new TertialReports(
            context, new YearOverviews(context, new ActivityRows(_test.Connection(tenant), TimeProvider.System), TimeProvider.System), periods, new VisionReading(context),
            new BudgetFollowUps(context, new PlansBudgets(context), periods), new UnitsMeasures(context), tenant)
            .BuildAsync(new TertialSelection(tertial), TestContext.Current.CancellationToken);
    }
}
