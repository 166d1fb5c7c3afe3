using AngleSharp.Dom;
using Styrkedja.Domain.Activities;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages.Reports;

public sealed class ReadReportTests
{
    [Fact]
    public async Task Before_publishing_each_finding_is_shown_in_its_words_with_the_place_it_stands()
    {
        await using var site = await TestSite.StartAsync(new DateOnly(2024, 9, 20));
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync();
        await plan.AddAsync(1, ActivityStatus.OngoingAsPlanned, "Öppna kök", "Det dröjer eftersom Birgitta är sjukskriven. Avledning av dagvatten pågår.");
        using var client = await site.SignedInAsync((Role.Strategist, null));

        var made = await client.SendFormAsync(await client.PageAsync("/rapporter/ny"), "form:has([name=Kind])", ("Kind", "Committee"), ("Year", "2024"), ("Presented", "2024-09-20"));
        var page = await made.DocumentAsync();
        page.QuerySelectorAll("aside mark").Select(mark => mark.TextContent).ShouldBe(["Birgitta", "sjukskriven"]);
        page.QuerySelectorAll("aside li").Select(line => line.TextContent).ShouldContain(line => line.EndsWith("hälsa · kommentar · Öppna kök", StringComparison.Ordinal));

        var style = page.QuerySelector("link[href^='/css/report.css']").ShouldNotBeNull().GetAttribute("href")!;
        (await client.GetAsync(new Uri(style, UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue(style);
    }
}
