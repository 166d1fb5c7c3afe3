using Styrkedja.Domain.Activities;
using Styrkedja.Domain.FollowUp;
using Styrkedja.Domain.People;

namespace Styrkedja.Web.Tests.Pages;

public sealed class HostileTextTests
{
    private const string Script = "<script>alert('x')</script>\"'><b onclick=x>";

    [Fact]
    public async Task A_title_that_is_a_script_is_only_text_on_every_page()
    {
        await using var site = await TestSite.StartAsync(new DateOnly(2024, 9, 20));
        var plan = new SamplePlan(site.Municipality);
        await plan.LayOutAsync(Script, locked: true);
        await plan.AddAsync(1, ActivityStatus.OngoingWithDeviation, Script, Script);
        await plan.AssessAsync(Assessment.Partly, Script, new DateTimeOffset(2024, 9, 10, 8, 0, 0, TimeSpan.Zero));
        await plan.PublishAsync(new DateTimeOffset(2024, 9, 12, 8, 0, 0, TimeSpan.Zero));
        using var client = await site.SignedInAsync((Role.Strategist, null));

        foreach (var address in new[]
        {
            "/uppfoljning/2024/2", "/uppfoljning/2024/2?visa=aktiviteter", "/uppfoljning/2024/2?visa=avvikelser", "/uppfoljning/2024/2?visa=forandrat", "/uppfoljning/2024/2?visa=fynd", "/tidslinje/2024", "/mal", $"/mal/{plan.Goal.Value}", $"/mal/{plan.Goal.Value}/bedom/2024/2",
            $"/aktiviteter/{plan.Activities[0].Value}", "/roda-traden", "/sok?q=script", "/insyn", $"/insyn/mal/{plan.Goal.Value}",
        })
        {
            var page = await client.PageAsync(address);
            page.QuerySelectorAll("script:not([src^='/js/'])").ShouldBeEmpty(address);
            page.QuerySelectorAll("[onclick], [style]").ShouldBeEmpty(address);
            page.Body!.TextContent.ShouldContain("<script>alert('x')</script>", customMessage: address);
        }
    }
}
