using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Styrkedja.Application.Activities;
using Styrkedja.Application.Budgets;
using Styrkedja.Application.FollowUp;
using Styrkedja.Application.Import;
using Styrkedja.Application.Import.Storing;
using Styrkedja.Application.Measures;
using Styrkedja.Application.Reports;
using Styrkedja.Documents;
using Styrkedja.Documents.Pdf;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.Measures;
using Styrkedja.Domain.Time;
using Styrkedja.TestKit;

namespace Styrkedja.Application.Tests.Import.Storing;

/// <summary>A report that goes in comes out, and in again, as the same (issue A, "Round trip").</summary>
public sealed class RoundTripTests : IAsyncLifetime
{
    private TestMunicipality _test = null!;

    public async ValueTask InitializeAsync() => _test = await TestMunicipality.CreateAsync();

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task Every_activity_of_the_real_report_comes_back_whole_through_Word()
    {
        var document = DocumentReader.Read(RealDocuments.Path("001"), new ImportOptions()).Document.ShouldNotBeNull();
        await AssertComesBackAsync(document, 2024, new DateOnly(2024, 9, 24));
        document.Goals.Sum(g => g.Activities.Count).ShouldBe(27);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_the_second_time()
    {
        var document = DocumentPlans.Random(new Random(7), 2025);
        (await TakeInAsync(document)).NewActivities.ShouldBe(document.Goals.Sum(g => g.Activities.Count));
        var events = await _test.AsOwnerAsync("select count(*) from styrkedja.event");
        var again = await TakeInAsync(document);
        (again.NewGoals, again.NewActivities, again.ChangedActivities).ShouldBe((0, 0, 0));
        (await _test.AsOwnerAsync("select count(*) from styrkedja.event")).ShouldBe(events);
    }

    [Fact]
    public async Task A_changed_file_says_what_differs_before_anything_is_stored()
    {
        var document = DocumentPlans.Random(new Random(8), 2025);
        await TakeInAsync(document);
        var goal = document.Goals[0];
        var changed = document with { Goals = [goal with { Activities = [goal.Activities[0] with { Comment = "Helt nya ord." }, .. goal.Activities.Skip(1)] }, .. document.Goals.Skip(1)] };
        var tenant = _test.Tenant();
        var context = _test.Context(tenant);
        var plan = await new ImportPlanner(context, new Periods(context, TimeProvider.System)).PlanAsync(changed, new ImportTarget(), TestContext.Current.CancellationToken);
        plan.Activities.Where(a => a.Change != ImportChange.Same).ShouldHaveSingleItem().Differences.ShouldContain(d => d.Field == "comment" && d.File == "Helt nya ord.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Any_plan_comes_back_whole_through_Word(int seed) =>
        await AssertComesBackAsync(DocumentPlans.Random(new Random(seed), 2025), 2025, new DateOnly(2025, 12, 31));

    [Fact]
    public async Task What_an_activity_waits_for_is_stored_and_comes_back_through_Word()
    {
        var document = DocumentPlans.Random(new Random(9), 2025);
        var goal = document.Goals[0];
        var waiting = goal.Activities[0] with { Status = new ImportedStatus(Phase.OnHold, false, "Vänteläge"), Comment = null, WaitingFor = "Lantmäteriets beslut.\nOch en inventering.", DeviationText = null };
        document = document with { Goals = [goal with { Activities = [waiting] }] };
        await AssertComesBackAsync(document, 2025, new DateOnly(2025, 12, 31));
        (await _test.Context(_test.Tenant()).StatusReports.SingleAsync(TestContext.Current.CancellationToken)).WaitingFor.ShouldBe(waiting.WaitingFor);

        var other = document with { Goals = [goal with { Activities = [waiting with { WaitingFor = "Något annat." }] }] };
        (await TakeInAsync(other)).Plan.Activities.ShouldHaveSingleItem().Differences.ShouldHaveSingleItem().Field.ShouldBe("waiting");
    }

    [Fact]
    public async Task The_values_of_a_goal_s_measures_are_passed_over_when_a_report_is_read_again()
    {
        var document = DocumentPlans.Random(new Random(12), 2025);
        await TakeInAsync(document);
        var database = _test.Context(_test.Tenant());
        foreach (var goal in await database.Goals.ToListAsync(TestContext.Current.CancellationToken))
        {
            var measure = new Measure(Ids.New<MeasureId>(), goal.Id, "Matsvinn per portion", 1);
            measure.Quantify("gram", Direction.Down, 35);
            measure.Note(new DateOnly(2025, 12, 31), 38);
            database.Measures.Add(measure);
        }

        await database.SaveAsync("test", null, TestContext.Current.CancellationToken);
        var back = await BackAsync(2025, new DateOnly(2025, 12, 31));
        Facts(back).ShouldBe(Facts(document), ignoreOrder: true);
        back.Goals.ShouldAllBe(g => g.Description == null);
        back.Ignored.Count(i => i.Text.Contains("Matsvinn per portion", StringComparison.Ordinal)).ShouldBe(back.Goals.Count(g => g.Activities.Count > 0));
    }

    [Fact]
    public async Task A_forecast_that_names_no_year_is_not_guessed_and_not_lost()
    {
        var document = DocumentPlans.Random(new Random(10), 2025);
        var goal = document.Goals[0];
        document = document with { Goals = [goal with { Activities = [goal.Activities[0] with { Comment = "Röjd till hälften.", WaitingFor = null, DeviationText = null, Forecast = "september" }] }] };
        await TakeInAsync(document);
        var stored = await _test.Context(_test.Tenant()).StatusReports.SingleAsync(TestContext.Current.CancellationToken);
        stored.ExpectedEnd.ShouldBeNull();
        stored.Comment.ShouldBe("Röjd till hälften.\nBeräknat klart: september");
        (await TakeInAsync(document)).ChangedActivities.ShouldBe(0);
    }

    [Fact]
    public async Task A_locked_period_takes_no_statuses_from_a_file()
    {
        var document = DocumentPlans.Random(new Random(11), 2025);
        var plan = (await TakeInAsync(document)).Plan;
        await using var context = _test.Context(_test.Tenant());
        var period = await new Periods(context, TimeProvider.System).FindOrPlanAsync(plan.Tertial, TestContext.Current.CancellationToken);
        period.Lock(DateTimeOffset.UtcNow);
        await context.SaveAsync("period.locked", null, TestContext.Current.CancellationToken);
        var goal = document.Goals[0];
        var changed = document with { Goals = [goal with { Activities = [.. goal.Activities.Select(a => a with { Comment = "Efter låset." })] }, .. document.Goals.Skip(1)] };

        (await Should.ThrowAsync<RuleBrokenException>(() => TakeInAsync(changed))).Rule.ShouldBe("period-locked");
        (await _test.AsOwnerAsync("select count(*) from styrkedja.status_report where comment = 'Efter låset.'")).ShouldBe(0L);
    }

    private async Task AssertComesBackAsync(ImportedDocument document, int year, DateOnly presented)
    {
        await TakeInAsync(document);
        Facts(await BackAsync(year, presented)).ShouldBe(Facts(document), ignoreOrder: true);
    }

    /// <summary>The report on what is stored, written as Word and read again.</summary>
    private async Task<ImportedDocument> BackAsync(int year, DateOnly presented)
    {
        var tenant = _test.Tenant();
        var context = _test.Context(tenant);
        var overviews = new YearOverviews(context, new ActivityRows(_test.Connection(tenant), TimeProvider.System), TimeProvider.System);
        var periods = new Periods(context, TimeProvider.System);
        var report = await new CommitteeReports(context, overviews, periods, new BudgetFollowUps(context, new PlansBudgets(context), periods), new UnitsMeasures(context), tenant)
            .BuildAsync(new CommitteeSelection(year, presented, []), TestContext.Current.CancellationToken);
        using var word = new MemoryStream();
        await using var printer = new PdfPrinter(new PdfPrinterOptions());
        await new ReportWriter(printer, new ReportWriterOptions { Culture = CultureInfo.GetCultureInfo("sv-SE") }).WriteAsync(report, ReportFormat.Docx, word, cancellation: TestContext.Current.CancellationToken);
        word.Position = 0;
        return DocumentReader.Read(word, "rapport.docx", new ImportOptions { Kind = ImportKind.CommitteeReport }).Document.ShouldNotBeNull();
    }

    private static IEnumerable<string> Facts(ImportedDocument document) =>
        from goal in document.Goals
        from activity in goal.Activities
        select string.Join(" | ", goal.Title, activity.Title, string.Join(";", activity.Units), $"{activity.Start:O}", $"{activity.End:O}", activity.Description, activity.Status?.Phase, activity.Status?.Deviation, activity.Comment, activity.WaitingFor, activity.DeviationText, activity.Forecast);

    private async Task<TakenIn> TakeInAsync(ImportedDocument document)
    {
        var tenant = _test.Tenant();
        var context = _test.Context(tenant);
        var periods = new Periods(context, TimeProvider.System);
        return await new TakeInDocument(context, new ImportPlanner(context, periods), periods, TestMunicipality.Operator(context, tenant), TimeProvider.System)
            .HandleAsync(document, new ImportTarget(), null, "prov", TestContext.Current.CancellationToken);
    }
}
