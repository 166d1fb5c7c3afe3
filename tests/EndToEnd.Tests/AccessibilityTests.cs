using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>axe on the pages, at phone and desk width, with the rules of WCAG 2.0 to 2.2, A and AA.</summary>
public sealed class AccessibilityTests(DemoSite site)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    public static TheoryData<string?, string> Pages => new()
    {
        { null, "/logga-in" },
        { null, "/insyn" },
        { null, "/insyn/sa-bedoms-malen" },
        { null, "/hjalp" },
        { null, "/tillganglighet" },
        { null, "/fel/404" },
        { "maria.sundqvist", "/" },
        { "johan.ekvall", "/" },
        { "johan.ekvall", "/roda-traden" },
        { "johan.ekvall", "/mal" },
        { "johan.ekvall", "/uppfoljning" },
        { "johan.ekvall", "/enheter" },
        { "johan.ekvall", "/planer" },
        { "johan.ekvall", "/planer/ny" },
        { "johan.ekvall", "first:/planer .goalname" },
        { "johan.ekvall", "first:/planer a[href*=versioner]" },
        { "johan.ekvall", "/rapporter" },
        { "johan.ekvall", "/rapporter/ny" },
        { "johan.ekvall", "/import" },
        { "johan.ekvall", "/styrmodell" },
        { "johan.ekvall", "/konto" },
        { "johan.ekvall", "/sok?q=skola" },
        { "asa.lind", "/personer" },
        { "asa.lind", "/personer/ny" },
        { "asa.lind", "/installningar" },
        { "maria.sundqvist", "first:/ a[href*=rapportera]" },
        { "johan.ekvall", "first:/mal main a[href^='/mal/']" },
        { "johan.ekvall", "first:/ a[href*=bedom]" },
        { "johan.ekvall", "first:/enheter main a[href^='/enheter/']" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_violations_and_never_scrolls_sideways(string? user, string address)
    {
        foreach (var width in (int[])[1280, 390])
        {
            var page = await site.OpenAsync(user, width);
            if (address.StartsWith("first:", StringComparison.Ordinal))
            {
                var (from, link) = (address[6..].Split(' ', 2)[0], address.Split(' ', 2)[1]);
                await page.GotoAsync(from);
                await page.GotoAsync(await page.Locator(link).First.GetAttributeAsync("href") ?? "");
            }
            else
            {
                await page.GotoAsync(address);
            }

            var result = await page.RunAxe(Rules);
            result.Violations.Select(v => $"{v.Id} at {width}: {string.Join(" ; ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty();
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task The_check_bites()
    {
        var page = await site.OpenAsync(null);
        await page.SetContentAsync("<html lang='sv'><title>x</title><main><img src='x.png'><input></main></html>");
        (await page.RunAxe(Rules)).Violations.Select(v => v.Id).ShouldContain("image-alt");
        await page.Context.CloseAsync();
    }
}
