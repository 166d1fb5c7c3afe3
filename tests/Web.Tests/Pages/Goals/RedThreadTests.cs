using System.Net;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Goals;

/// <summary>The red thread of the year worked with, and of any other.</summary>
public sealed class RedThreadTests
{
    [Fact]
    public async Task Any_year_has_its_own_thread_and_a_filter_stays_in_it()
    {
        await using var site = await TestSite.StartAsync(new DateOnly(2025, 2, 4));
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(3, ActivityStatus.OngoingAsPlanned);
        using var client = await site.SignedInAsync((Role.Strategist, null));

        (await client.PageAsync("/roda-traden?ar=2023")).Words("main").ShouldNotContain("Matsvinnet");
        var then = await client.PageAsync("/roda-traden?ar=2024");

        then.Words("main").ShouldContain("Matsvinnet ska minska");
        then.QuerySelector(".pill[aria-current]")!.TextContent.ShouldBe("2024");
        then.QuerySelector("form.filters input[name=ar]")!.GetAttribute("value").ShouldBe("2024");
        (await client.GetAsync(new Uri("/roda-traden?ar=1066", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
