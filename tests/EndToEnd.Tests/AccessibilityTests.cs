using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>axe on the pages, at phone and desk width, with the rules of WCAG 2.0 to 2.2, A and AA; contrast in the dark as well.</summary>
public sealed class AccessibilityTests(DemoSite site)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    private static readonly AxeRunOptions Contrast = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } };

    public static TheoryData<string?, string> Pages => new()
    {
        { null, "/logga-in" },
        { null, "/insyn" },
        { null, "first:/insyn .pgoal a" },
        { null, "/insyn/sa-bedoms-malen" },
        { null, "/hjalp" },
        { null, "/tillganglighet" },
        { null, "/fel/404" },
        { null, "/fel/429" },
        { null, "/fel/500" },
        { "asa.lind", "/mal" },
        { "johan.ekvall", "/mal?ar=abc" },
        { "maria.sundqvist", "/" },
        { "johan.ekvall", "/" },
        { "johan.ekvall", "/roda-traden" },
        { "johan.ekvall", "/mal" },
        { "johan.ekvall", "/mal/ny" },
        { "johan.ekvall", "/mal/granskning" },
        { "johan.ekvall", "/uppfoljning" },
        { "johan.ekvall", "/uppfoljning/2024/1" },
        { "johan.ekvall", "/uppfoljning/2024/2?visa=aktiviteter&q=skola" },
        { "johan.ekvall", "/aktiviteter/tabell?ar=2024" },
        { "maria.sundqvist", "/aktiviteter/ny" },
        { "maria.sundqvist", "first:/ tbody a[href^='/aktiviteter/'] + /andra" },
        { "johan.ekvall", "/enheter" },
        { "johan.ekvall", "/planer" },
        { "johan.ekvall", "/planer/ny" },
        { "johan.ekvall", "first:/planer .goalname" },
        { "johan.ekvall", "first:/planer a[href*=versioner]" },
        { "johan.ekvall", "/rapporter" },
        { "johan.ekvall", "/rapporter/ny" },
        { "johan.ekvall", "/import" },
        { "johan.ekvall", "/styrmodell" },
        { "johan.ekvall", "/styrmodell/organ" },
        { "johan.ekvall", "/konto" },
        { "johan.ekvall", "/sok?q=skola" },
        { "asa.lind", "/personer" },
        { "asa.lind", "/personer/ny" },
        { "asa.lind", "first:/personer tbody a" },
        { "asa.lind", "/installningar" },
        { "elin.dahl", "first:/ a[href*=rapportera]" },
        { "maria.sundqvist", "first:/ tbody a[href^='/aktiviteter/']" },
        { "johan.ekvall", "first:/mal main a[href^='/mal/']:has(.gnum)" },
        { "johan.ekvall", "first:/mal .goalname + /andra" },
        { "johan.ekvall", "first:/mal .goalname + /matt" },
        { "johan.ekvall", "first:/mal .goalname + /versioner" },
        { "johan.ekvall", "first:/ a[href*=bedom]" },
        { "johan.ekvall", "first:/enheter main a[href^='/enheter/']" },
    };

    public static TheoryData<string> States => [.. PageStates.All.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_violations_and_never_scrolls_sideways(string? user, string address)
    {
        var page = await site.OpenAsync(user);
        if (address.StartsWith("first:", StringComparison.Ordinal))
        {
            var (from, link) = (address[6..].Split(' ', 2)[0], address.Split(' ', 2)[1].Split(" + "));
            await page.GotoAsync(from);
            await page.GotoAsync(await page.Locator(link[0]).First.GetAttributeAsync("href") + link.ElementAtOrDefault(1));
        }
        else
        {
            await page.GotoAsync(address);
        }

        await CheckAsync(page);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_state_has_no_violations_and_never_scrolls_sideways(string state) => await CheckAsync(await PageStates.All[state](site));

    [Fact]
    public async Task The_check_bites()
    {
        var page = await site.OpenAsync(null);
        await page.GotoAsync("about:blank");
        await page.SetContentAsync("<html lang='sv'><title>x</title><main><img src='x.png'><input><p style='color:#bbb;background:#fff'>text</p></main></html>");
        (await page.RunAxe(Rules)).Violations.Select(v => v.Id).ShouldContain("image-alt");
        (await page.RunAxe(Contrast)).Violations.Select(v => v.Id).ShouldBe(["color-contrast"]);
        await page.Context.CloseAsync();
    }

    private static async Task CheckAsync(IPage page)
    {
        var faults = new List<string>();
        foreach (var width in (int[])[1280, 390])
        {
            await page.SetViewportSizeAsync(width, 900);
            faults.AddRange(await ViolationsAsync(page, Rules, $"at {width}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var wide && wide > width)
            {
                faults.Add($"scrolls sideways at {width}: {wide}");
            }
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        faults.AddRange(await ViolationsAsync(page, Contrast, "in the dark"));
        faults.ShouldBeEmpty(page.Url);
        await page.Context.CloseAsync();
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page, AxeRunOptions rules, string where) =>
        (await page.RunAxe(rules)).Violations.Select(v => $"{v.Id} {where}: {string.Join(" ; ", v.Nodes.Take(3).Select(n => n.Html))}");
}
