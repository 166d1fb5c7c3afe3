using System.Net;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.Time;

namespace Styrkedja.Web.Tests.Pages.Insyn;

public sealed class InsynTests
{
    private static readonly DateTimeOffset _decided = new(2024, 9, 10, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Nothing_shows_until_something_is_published()
    {
        await using var site = await TestSite.StartAsync(new DateOnly(2024, 9, 20));
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync(locked: true);
        await plan.AssessAsync(Assessment.Partly, "Bara för oss.", _decided);
        using var visitor = site.Visitor();

        var page = await visitor.PageAsync("/insyn");

        page.Words(".empty").ShouldContain("Inget är publicerat än");
        page.Body!.TextContent.ShouldNotContain("Bara för oss.");
        using var goal = await visitor.GetAsync(new Uri($"/insyn/mal/{plan.Goal.Value}", UriKind.Relative), TestContext.Current.CancellationToken);
        goal.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_vision_in_force_shows_with_its_focus_areas_and_their_global_goals()
    {
        await using var site = await TestSite.StartAsync(new DateOnly(2024, 9, 20));
        await new SamplePlan(site.Municipality).LayOutAsync();
        using var visitor = site.Visitor();

        var words = (await visitor.PageAsync("/insyn")).Words("section:has(#vision)");
        words.ShouldContain("I Älvsala är det nära. Klimat och vatten");
        words.ShouldContain("Bekämpa klimatförändringarna");
        site.Clock.Now = new DateTimeOffset(2021, 12, 31, 11, 0, 0, TimeSpan.Zero);
        (await visitor.PageAsync("/insyn")).QuerySelector("#vision").ShouldBeNull();
    }

    [Fact]
    public async Task The_published_assessment_and_its_reason_show_and_nothing_else()
    {
        await using var site = await TestSite.StartAsync(new DateOnly(2025, 1, 20));
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync(locked: true);
        await plan.AddAsync(1, ActivityStatus.OngoingAsPlanned, "Hemlig aktivitet", "Intern kommentar");
        await plan.AssessAsync(Assessment.Partly, "Svinnet minskar men når inte målet.", _decided);
        await plan.AssessAsync(Assessment.Met, "Inte beslutat än.", new DateTimeOffset(2025, 1, 10, 8, 0, 0, TimeSpan.Zero), new PeriodKey(2024, 3));
        await plan.PublishAsync(new DateTimeOffset(2024, 10, 8, 8, 0, 0, TimeSpan.Zero));
        using var visitor = site.Visitor();

        foreach (var address in new[] { "/insyn", $"/insyn/mal/{plan.Goal.Value}" })
        {
            var text = (await visitor.PageAsync(address)).Body!.TextContent;
            text.ShouldContain("Svinnet minskar men når inte målet.");
            text.ShouldNotContain("Inte beslutat än.");
            text.ShouldNotContain("Intern kommentar");
        }

        (await visitor.PageAsync("/insyn?bedomning=met")).Words(".pub-main").ShouldContain("Inga mål stämmer");
        (await visitor.PageAsync("/insyn?q=svinn")).QuerySelectorAll(".pgoal").Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_assessment_changed_after_publication_stays_inside_until_published_again()
    {
        await using var site = await TestSite.StartAsync(new DateOnly(2024, 10, 20));
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync(locked: true);
        await plan.AssessAsync(Assessment.Partly, "Ändrat i efterhand.", new DateTimeOffset(2024, 10, 9, 8, 0, 0, TimeSpan.Zero));
        await plan.PublishAsync(new DateTimeOffset(2024, 10, 8, 8, 0, 0, TimeSpan.Zero));
        using var visitor = site.Visitor();

        (await visitor.PageAsync("/insyn")).Body!.TextContent.ShouldNotContain("Ändrat i efterhand.");
        await plan.PublishAsync(new DateTimeOffset(2024, 10, 10, 8, 0, 0, TimeSpan.Zero));
        (await visitor.PageAsync("/insyn")).Body!.TextContent.ShouldContain("Ändrat i efterhand.");
    }

    [Fact]
    public async Task How_goals_are_assessed_is_told_by_the_table_itself()
    {
        await using var site = await TestSite.StartAsync(new DateOnly(2024, 9, 20));
        using var visitor = site.Visitor();

        (await visitor.PageAsync("/insyn/sa-bedoms-malen")).QuerySelectorAll("table tbody tr").Length.ShouldBe(AssessmentTable.Default.Rules.Count);
    }
}
