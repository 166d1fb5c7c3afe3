using System.Net;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Styrkedja.Domain;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Organisation;
using Styrkedja.Domain.People;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Tests.Pages.FollowUp;

/// <summary>The parts of the board, what elected members see of it, and the timeline, over one site that nothing here changes.</summary>
public sealed class BoardPagesTests(BoardSite site) : IClassFixture<BoardSite>
{
    private const string Board = "/uppfoljning/2024/2";

    [Fact]
    public async Task Units_are_summed_selected_sorted_and_laid_side_by_side_by_the_address()
    {
        var page = await site.Strategist.PageAsync(Board + "?visa=enheter");
        page.QuerySelectorAll(".units tbody th .goalname").Select(t => t.TextContent).ShouldBe(["Kost och lokalvård", "Skolkök"]);
        page.Words(".units tbody tr").ShouldContain("75 % · 3 av 4");
        page.QuerySelectorAll(".tabs [aria-current]").Single().TextContent.ShouldBe("Enheter");

        page = await site.Strategist.PageAsync(Board + "?visa=enheter&sortera=namn&fallande=true&urval=inte-klara");
        page.QuerySelectorAll(".units tbody tr").Length.ShouldBe(1);
        page.QuerySelector("th[aria-sort=descending] a")!.GetAttribute("href").ShouldBe("?visa=enheter&urval=inte-klara&sortera=namn");

        page = await site.Strategist.PageAsync(Board + $"?visa=enheter&jamfor={site.Plan.Unit.Value}&jamfor={site.Kitchen.Value}");
        page.QuerySelectorAll(".compared thead th").Length.ShouldBe(2);
        page.Words(".compared").ShouldContain("Rapporterat i tid");
        (await site.Strategist.PageAsync(Board + $"?visa=enheter&jamfor={site.Kitchen.Value}")).Words("main .note--warn").ShouldContain("minst två");
    }

    [Fact]
    public async Task Deviations_changes_and_findings_have_addresses_that_filter()
    {
        var deviations = await site.Strategist.PageAsync(Board + "?visa=avvikelser");
        deviations.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        deviations.Words("main tbody").ShouldContain("Väntar på: Länsstyrelsen");
        (await site.Strategist.PageAsync(Board + $"?visa=avvikelser&enhet={site.Kitchen.Value}")).QuerySelectorAll("main tbody tr").Length.ShouldBe(0);
        (await site.Strategist.PageAsync(Board + "?visa=avvikelser&status=ongoing-with-deviation")).QuerySelector(".empty").ShouldNotBeNull();

        var changed = await site.Strategist.PageAsync(Board + "?visa=forandrat");
        changed.Words("#forandrat").ShouldBe("Förändrat sedan tertial 1 2024");
        changed.QuerySelectorAll("#forandrat-mal + .card tbody tr").Single().TextContent.ShouldContain("Sämre");
        changed.Words("#forandrat-aktiviteter + .card tbody").ShouldContain("Flytta köket");

        var found = await site.Strategist.PageAsync(Board + "?visa=fynd");
        found.Words("main tbody").ShouldContain("Avslutad, men i kommentaren står det ”pågår”.");
        found.QuerySelectorAll("main td a[href*=rapportera]").Length.ShouldBe(1);
        (await site.Member.PageAsync(Board + "?visa=fynd")).QuerySelectorAll("main td a[href*=rapportera]").Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("?visa=enheter", 2)]
    [InlineData("?visa=avvikelser", 1)]
    [InlineData("?visa=forandrat", 3)]
    [InlineData("?visa=fynd", 1)]
    [InlineData("?visa=aktiviteter", 4)]
    [InlineData("?visa=aktiviteter&q=köket", 1)]
    public async Task Every_part_comes_as_excel_with_the_rows_it_shows(string part, int rows)
    {
        var page = await site.Strategist.PageAsync(Board + part);
        using var answer = await site.Strategist.GetAsync(new Uri(page.QuerySelector("a.xl")!.GetAttribute("href")!, UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var book = SpreadsheetDocument.Open(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), false);
        var sheet = book.WorkbookPart!.WorksheetParts.First(p => p.Worksheet!.Descendants<Row>().Count() > 1);
        sheet.Worksheet!.Descendants<Row>().Count().ShouldBe(rows + 1);
    }

    [Fact]
    public async Task Members_see_the_supervision_and_that_it_is_preliminary()
    {
        var page = await site.Member.PageAsync(Board + "/uppsikt");
        page.Words("h1").ShouldBe("Uppsikt tertial 2, 2024");
        page.Words("main .note--warn").ShouldContain("preliminärt");
        page.QuerySelectorAll(".shares thead th").Select(t => t.TextContent.Trim()).Skip(1).ShouldBe(["Tertial 3 2023inga mål", "Tertial 1 2024preliminärt", "Tertial 2 2024preliminärt"]);
        page.QuerySelectorAll(".shares .as:not(.as--forslag)").ShouldBeEmpty("what is not decided looks as a suggestion does");
        page.Words("main").ShouldContain("Ett mål är sämre bedömt än sist");
        page.Words("main").ShouldContain("En aktivitet i vänteläge");
    }

    [Fact]
    public async Task The_timeline_says_in_words_what_it_draws_and_groups_by_unit_or_goal()
    {
        var page = await site.Member.PageAsync("/tidslinje/2024");
        page.QuerySelectorAll(".tl tr.grp").Select(g => g.TextContent).ShouldBe(["Kost och lokalvård", "Skolkök"]);
        var moved = page.QuerySelectorAll(".tl tbody tr").Single(r => r.TextContent.Contains("Flytta köket", StringComparison.Ordinal));
        moved.TextContent.ShouldContain("Första planen: 1 mars – 30 juni 2024");
        moved.TextContent.ShouldContain("Förväntat slut: december 2024");
        moved.QuerySelectorAll(".g-first, .g-expected").Length.ShouldBe(2);
        page.QuerySelectorAll(".tl thead .cut").Length.ShouldBe(3);
        page.QuerySelectorAll(".tl svg:not([aria-hidden]):not(svg svg)").ShouldBeEmpty();

        page = await site.Member.PageAsync($"/tidslinje/2024?ordning=mal&enhet={site.Kitchen.Value}");
        page.QuerySelectorAll(".tl tr.grp").Single().TextContent.ShouldBe("4.1 Matsvinnet ska minska");
        page.QuerySelectorAll(".tl tbody tr").Length.ShouldBe(2);
        (await site.Member.PageAsync("/tidslinje/2031")).QuerySelector(".empty").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_number_of_statements_does_not_grow_with_the_rows()
    {
        await using var own = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        var plan = new SamplePlan(own.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(10, ActivityStatus.OnHold);
        using var client = await own.SignedInAsync((Role.Strategist, null));
        string[] addresses = [.. new[] { "?visa=enheter", "?visa=avvikelser", "?visa=forandrat", "?visa=fynd", "?visa=avvikelser&handler=excel", "/uppsikt" }.Select(a => Board + a), "/tidslinje/2024", "/tidslinje/2024?hela=true"];
        var few = await CountAsync();

        await plan.AddAsync(290, ActivityStatus.OngoingWithDeviation);
        await plan.AssessAsync(Assessment.Partly, "Halvvägs.", own.Clock.Now);
        (await CountAsync()).ShouldBe(few);
        (await client.PageAsync("/tidslinje/2024")).QuerySelectorAll(".tl tbody tr:not(.grp)").Length.ShouldBe(200);
        (await client.PageAsync("/tidslinje/2024?hela=true")).QuerySelectorAll(".tl tbody tr:not(.grp)").Length.ShouldBe(300);

        async Task<List<string>> CountAsync()
        {
            var counts = new List<string>();
            foreach (var address in addresses)
            {
                (await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
                var count = await own.Statements.DuringAsync(async () => (await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).Dispose());
                counts.Add($"{address}: {count}");
            }

            return counts;
        }
    }
}

/// <summary>A unit with one below it, four activities, and two follow-ups of the year.</summary>
public sealed class BoardSite : IAsyncLifetime
{
    private TestSite _site = null!;

    public SamplePlan Plan { get; private set; } = null!;

    public UnitId Kitchen { get; } = Ids.New<UnitId>();

    public HttpClient Strategist { get; private set; } = null!;

    public HttpClient Member { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(new DateOnly(2024, 9, 4));
        Plan = new SamplePlan(_site.Municipality);
        await Plan.LayOutAsync();
        var database = _site.Municipality.Context();
        database.Units.Add(new Unit(Kitchen, "Skolkök", Plan.Unit, "Arbetslag", new DateOnly(2020, 1, 1)));
        await database.SaveAsync("plan.laid-out", null, CancellationToken.None);
        await Plan.AddAsync(1, null);
        await Plan.AddAsync(1, ActivityStatus.CompletedAsPlanned, "Väga svinnet", "Arbetet pågår.");
        Add(new Activity(Ids.New<ActivityId>(), Kitchen, "Skylta", new DateRange(new DateOnly(2024, 3, 1), new DateOnly(2024, 10, 30)), [Plan.Goal]), (SamplePlan.Tertial, new StatusGiven(ActivityStatus.OngoingAsPlanned, "Det går bra.")));
        var moved = new Activity(Ids.New<ActivityId>(), Plan.Unit, "Flytta köket", new DateRange(new DateOnly(2024, 3, 1), new DateOnly(2024, 6, 30)), [Plan.Goal]);
        moved.Adopt(new DateOnly(2024, 1, 1));
        moved.Replan(new DateRange(new DateOnly(2024, 3, 1), new DateOnly(2024, 10, 31)), "Överklagat");
        Add(moved, (new PeriodKey(2024, 1), new StatusGiven(ActivityStatus.OngoingAsPlanned, "Ritat.")), (SamplePlan.Tertial, new StatusGiven(ActivityStatus.OnHold, "Står still.", null, "Länsstyrelsen", new ExpectedEnd.Month(2024, 12))));
        await database.SaveAsync("plan.laid-out", null, CancellationToken.None);
        await Plan.AssessAsync(Assessment.Met, "Allt går.", _site.Clock.Now, new PeriodKey(2024, 1));
        await Plan.AssessAsync(Assessment.Partly, "Köket står still.", _site.Clock.Now);
        Strategist = await _site.SignedInAsync((Role.Strategist, null));
        Member = await _site.SignedInAsync((Role.Member, null));

        void Add(Activity activity, params IEnumerable<(PeriodKey Tertial, StatusGiven Given)> said)
        {
            database.Activities.Add(activity);
            foreach (var (tertial, given) in said)
            {
                database.StatusReports.Add(StatusReport.TakeOver(activity.Id, tertial, given, 1, SamplePlan.By()));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Strategist.Dispose();
        Member.Dispose();
        await _site.DisposeAsync();
    }
}
