using Microsoft.Playwright;

namespace Styrkedja.EndToEnd.Tests;

/// <summary>The check of a page on the pages where people follow up, report and read.</summary>
public sealed class AccessibilityTests(DemoSite site)
{
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
        { "johan.ekvall", "/uppfoljning/2024/2?visa=enheter" },
        { "johan.ekvall", "/uppfoljning/2024/2?visa=avvikelser" },
        { "johan.ekvall", "/uppfoljning/2024/2?visa=forandrat" },
        { "johan.ekvall", "/uppfoljning/2024/2?visa=fynd" },
        { "birgitta.astrom", "/uppfoljning/2024/2/uppsikt" },
        { "birgitta.astrom", "/tidslinje/2024" },
        { "johan.ekvall", "/uppfoljning/2024/2/budget" },
        { "maria.sundqvist", "first:/ a[href*='/budget/']" },
        { "birgitta.astrom", "first:/uppfoljning/2024/1/budget tbody th a" },
        { "johan.ekvall", "/uppfoljning/2021/1/budget" },
        { "johan.ekvall", "/aktiviteter/tabell?ar=2024" },
        { "maria.sundqvist", "/aktiviteter/excel" },
        { "maria.sundqvist", "/aktiviteter/ny" },
        { "maria.sundqvist", "first:/ tbody a[href^='/aktiviteter/'] + /andra" },
        { "johan.ekvall", "/rapporter" },
        { "johan.ekvall", "/rapporter/ny" },
        { "johan.ekvall", "first:/ a[href*=provning]" },
        { "maria.sundqvist", "/aktiviteter/text" },
        { "johan.ekvall", "/sok?q=skola" },
        { "elin.dahl", "first:/ tbody a[href^='/aktiviteter/'] + /rapportera/2024/2" },
        { "maria.sundqvist", "first:/ tbody a[href^='/aktiviteter/']" },
        { "johan.ekvall", "first:/mal main a[href^='/mal/']:has(.gnum)" },
        { "johan.ekvall", "first:/mal .goalname + /andra" },
        { "johan.ekvall", "first:/mal .goalname + /matt" },
        { "johan.ekvall", "first:/mal .goalname + /versioner" },
        { "johan.ekvall", "first:/ a[href*=bedom]" },
        { "johan.ekvall", "first:/ a.ds-button[href*=bedom]:has-text('Läs och svara')" },
        { "kerstin.lund", "/aktiviteter/uppdrag" },
        { "kerstin.lund", "first:/uppfoljning/2024/2?visa=aktiviteter&prioritet=high tbody th a + /prioritet" },
        { "lena.forsman", "/" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_violations_and_never_scrolls_sideways(string? user, string address)
    {
        var page = await site.AtFirstAsync(user, address);
        (await PageCheck.FaultsAsync(page)).ShouldBeEmpty(page.Url);
    }

    [Fact]
    public async Task The_check_bites()
    {
        var page = await site.OpenAsync(null, "about:blank");
        await page.SetContentAsync("<html lang='sv'><title>x</title><style>@media (prefers-color-scheme:dark){p{color:#bbb}} div{width:800px}</style><main><img src='x.png'><div><p style='background:#fff'>text</p></div></main></html>");
        (await PageCheck.FaultsAsync(page)).Select(f => f.Split(": ")[0]).ShouldBe(["at 1280 image-alt", "at 390 image-alt", "scrolls sideways at 390", "in the dark color-contrast"]);
        await page.Context.CloseAsync();
    }
}
